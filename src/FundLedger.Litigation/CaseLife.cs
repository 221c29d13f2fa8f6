using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>Where a case stands.</summary>
public enum CaseState { Open, Judged, Appealed, Final, Lost, Settled, Withdrawn, Retrial, Closed }

/// <summary>The life of a case: what its steps make of it, and what may happen next (domain.md D.9, E.3). Every refusal
/// names the article that forbids the step.</summary>
internal static class CaseLife
{
    /// <summary>The two years in which enforcement can be asked for (民事诉讼法 art. 250).</summary>
    public const int EnforcementYears = 2;

    /// <summary>The days for which a settlement is announced at least (法释〔2015〕1号 art. 25).</summary>
    public const int AnnouncementDays = 30;

    /// <summary>The days in which a judgment of first instance can be appealed (民事诉讼法 art. 171).</summary>
    public const int AppealDays = 15;

    private static readonly CaseState[] Undecided = [CaseState.Open, CaseState.Judged, CaseState.Appealed, CaseState.Retrial];
    private static readonly CaseState[] Decided = [CaseState.Final, CaseState.Lost, CaseState.Settled];

    public static CaseState StateOf(Facts facts, string code) => facts.Proceedings.Steps.Where(step => step.Case == code).Aggregate(CaseState.Open, After);

    private static CaseState After(CaseState state, CaseEvent step) => step.Step switch
    {
        CaseStep.Judged => CaseState.Judged,
        CaseStep.Appealed => CaseState.Appealed,
        CaseStep.Final => step.Detail == Catalogue.CodeOf(CaseOutcome.Lost) ? CaseState.Lost : CaseState.Final,
        CaseStep.Settled => CaseState.Settled,
        CaseStep.Withdrawn => CaseState.Withdrawn,
        CaseStep.RetrialOrdered => CaseState.Retrial,
        CaseStep.Closed => CaseState.Closed,
        _ => state,
    };

    /// <summary>A step of a case, with only what it needs.</summary>
    public static CaseEvent Step(string code, CaseStep step, DateOnly on, DateOnly? until = null, string detail = "", string party = "", Money amount = default,
        string? paper = null, string? note = null) => new(code, step, detail, party, on, until ?? on, amount, paper ?? "", note ?? "");

    public static CaseEvent? Last(Facts facts, string code, CaseStep step) => facts.Proceedings.Steps.LastOrDefault(each => each.Case == code && each.Step == step);

    /// <summary>The day from which on awards and receipts count: that of the last revocation.</summary>
    public static DateOnly CountsFrom(Facts facts, string code) => Last(facts, code, CaseStep.Revoked)?.On ?? DateOnly.MinValue;

    public static DeliveryMode ModeOf(Facts facts, string code) =>
        Last(facts, code, CaseStep.ModeAgreed) is { } agreed ? Catalogue.Member<DeliveryMode>(agreed.Detail) : DeliveryMode.Custody;

    public static Rejection? MustTakeAdvances(Facts facts, string code) => StateOf(facts, code) switch
    {
        CaseState.Withdrawn => Forbidden(facts, code, new("再垫付", "take further advances"), new("案件已撤诉", "the case was withdrawn")),
        CaseState.Closed => Forbidden(facts, code, new("再垫付", "take further advances"), new("案件已办结", "the case is closed")),
        _ => null,
    };

    public static Rejection? MustBeUndecided(Facts facts, string code, Phrase act, Phrase article) =>
        Undecided.Contains(StateOf(facts, code)) ? null : Forbidden(facts, code, act, article);

    public static Rejection? MustBeDecided(Facts facts, string code, Phrase act, Phrase article) =>
        Decided.Contains(StateOf(facts, code)) ? null : Forbidden(facts, code, act, article);

    public static Rejection? MustBe(Facts facts, string code, CaseState state, Phrase act, Phrase article) =>
        StateOf(facts, code) == state ? null : Forbidden(facts, code, act, article);

    /// <summary>A judgment can be final: nothing else ended the case, and no appeal can come any more.</summary>
    public static Rejection? MustBecomeFinal(Facts facts, string code, DateOnly date)
    {
        var act = new Phrase("使判决生效", "have a final judgment");
        var state = StateOf(facts, code);
        if (state is CaseState.Settled or CaseState.Withdrawn or CaseState.Lost or CaseState.Closed)
            return Forbidden(facts, code, act, new("一事不再理（民事诉讼法第127条第5项、法释〔2015〕1号第28条）", "what was decided is not decided again (民事诉讼法 art. 127(5), 法释〔2015〕1号 art. 28)"));
        if (state == CaseState.Judged && Last(facts, code, CaseStep.Judged) is { } judged && date <= judged.UntilOn)
            return Forbidden(facts, code, act, new($"上诉期至 {Seal.Day(judged.UntilOn)}（民事诉讼法第171条）", $"it can be appealed until {Seal.Day(judged.UntilOn)} (民事诉讼法 art. 171)"));
        return null;
    }

    public static Rejection Forbidden(Facts facts, string code, Phrase act, Phrase article) =>
        new(RejectionReason.CaseStateForbids, code, Terms.Of(StateOf(facts, code)), act, article);

    public static Rejection? Defendant(Facts facts, string code, string party) =>
        facts.Cases[code].Defendants.Contains(party) ? null : new(RejectionReason.NotADefendant, party, code);
}

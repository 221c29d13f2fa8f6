using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What is in the file of an organisation (founding notice 二(三); 法释〔2015〕1号 arts. 2–5, 8).</summary>
public enum FileKind { Check, AnnualReport, Statement, Penalty, Status, Guidance }

/// <summary>What a check came to, or the state of the organisation from a day on.</summary>
public enum FileVerdict { None, Passed, Failed, Active, Suspended, Deregistered }

/// <summary>A paper in the file of an organisation 社会组织档案.</summary>
/// <param name="Year">The year of an annual report; 0 for any other paper.</param>
/// <param name="ValidUntil">The last day on which it speaks for the organisation.</param>
/// <param name="Sha256">The digest of the scanned paper, or empty.</param>
public sealed record FilePaper(string Organisation, FileKind Kind, DateOnly On, int Year, DateOnly ValidUntil, FileVerdict Verdict, string Document,
    string Sha256, string Note, string RecordedBy) : Entry;

/// <summary>A credit code that fails its check, taken with a reason until a second person confirms it (domain.md D.7).</summary>
public sealed record CreditCodeDoubt(string Party, string CreditCode, string Reason, string RecordedBy) : Entry;

/// <summary>The second person's word on a credit code.</summary>
public sealed record CreditCodeConfirmation(string Party, DateOnly On, string By, string Document) : Entry;

/// <summary>Money that an organisation spent or got without the fund.</summary>
public enum OwnMoneyKind { OwnCost, FromDefendant }

/// <summary>A cost that an organisation bore itself, or costs that a defendant paid to it and not to the fund.</summary>
public sealed record OwnMoney(string Case, string Organisation, OwnMoneyKind Kind, string Payer, Money Amount, DateOnly On, string Document) : Entry;

/// <summary>Material or honorary.</summary>
public enum RewardKind { Money, Honour }

/// <summary>What one organisation was given by one decision.</summary>
/// <param name="Fund">Empty for an honour.</param>
public sealed record RewardDecision(string Case, string Organisation, RewardKind Kind, string Fund, Money Amount, string Title, string Basis,
    string TaxNote, string ApprovedBy, DateOnly On) : Entry;

/// <summary>An invoice that was accepted; no two accepted ones have the same code, number and seller (domain.md E.8.11).</summary>
/// <param name="Subject">The advance, order or case for which it was accepted.</param>
public sealed record AcceptedInvoice(string Code, string Number, string Seller, Money Amount, string Subject) : Entry
{
    public bool IsSameAs(AcceptedInvoice other) => (Code, Number, Seller) == (other.Code, other.Number, other.Seller);
}

/// <summary>Whether an organisation is eligible on a day, computed from its file and never stored (法释〔2015〕1号 arts. 2–5, 8).</summary>
public static class Eligibility
{
    /// <summary>Years without a penalty, and years whose reports the court asks for (arts. 5 and 8（三）).</summary>
    public const int Years = 5;

    /// <summary>What speaks against the organisation on that day, or null.</summary>
    /// <param name="suedOn">The day of suing: the reports are those of the five calendar years before it.</param>
    /// <param name="whole">The whole file is asked for; otherwise only what speaks against it.</param>
    public static Phrase? Obstacle(IEnumerable<FilePaper> file, DateOnly today, DateOnly suedOn, bool whole)
    {
        var known = file.Where(paper => paper.On <= today).OrderBy(paper => paper.On).ToList();
        return Penalty(known, today) ?? Status(known) ?? Check(known, today, whole) ?? (whole ? Papers(known, today, suedOn) : null);
    }

    private static Phrase? Penalty(List<FilePaper> file, DateOnly today) =>
        file.LastOrDefault(paper => paper.Kind == FileKind.Penalty && today < paper.On.AddYears(Years)) is not { } penalty ? null
        : new($"五年内受过处罚：{penalty.Document}（法释〔2015〕1号第5条）", $"it was penalised within five years: {penalty.Document} (法释〔2015〕1号 art. 5)");

    private static Phrase? Status(List<FilePaper> file) =>
        file.LastOrDefault(paper => paper.Kind == FileKind.Status) is not { Verdict: not FileVerdict.Active } status ? null
        : new($"状态为{Terms.Of(status.Verdict).Zh}：{status.Note}", $"it is {Terms.Of(status.Verdict).En}: {status.Note}");

    private static Phrase? Check(List<FilePaper> file, DateOnly today, bool whole)
    {
        var check = file.LastOrDefault(paper => paper.Kind == FileKind.Check);
        if (check is { Verdict: FileVerdict.Failed }) return new($"最近一次资格核查未通过：{check.Document}", $"its last check failed: {check.Document}");
        if (!whole || (check is not null && today <= check.ValidUntil)) return null;
        return new("没有一年内有效的资格核查", "it has no check that is not older than a year");
    }

    private static Phrase? Papers(List<FilePaper> file, DateOnly today, DateOnly suedOn)
    {
        var reported = file.Where(paper => paper.Kind == FileKind.AnnualReport).Select(paper => paper.Year).ToHashSet();
        var lacking = Enumerable.Range(suedOn.Year - Years, Years).Where(year => !reported.Contains(year)).ToList();
        if (lacking.Count > 0)
            return new($"缺少起诉前连续五年的年度工作报告：{string.Join('、', lacking)}（第8条第3项）",
                $"annual reports of five consecutive years before suing are lacking: {string.Join(", ", lacking)} (art. 8（三）)");
        if (file.Any(paper => paper.Kind == FileKind.Statement && today <= paper.ValidUntil)) return null;
        return new("缺少有效的无违法记录声明（第8条第3项）", "a valid statement of no violations is lacking (art. 8（三）)");
    }
}

/// <summary>Art. 34 of 法释〔2015〕1号: nobody makes a profit by suing (domain.md E.8.11).</summary>
public static class NoProfit
{
    /// <summary>What the organisation has from the case above its accepted costs: costs that defendants paid to it itself, less
    /// those it bore itself, less what it handed over to the fund. Advances and rewards need no term of their own: an advance is
    /// either accepted cost or still owed, and no more of a reward is paid than was approved.</summary>
    public static Money Excess(Facts facts, string legalCase, string organisation)
    {
        var own = facts.Organisations.OwnMoney.Where(money => money.Case == legalCase && money.Organisation == organisation).ToLookup(money => money.Kind);
        var handedOver = facts.Turnovers
            .Where(turnover => turnover is { Side: Side.Credit, Key.Account: "1218.02" } && turnover.Recipe is not ("R21" or "R21b"))
            .Where(turnover => turnover.Key.Case == legalCase && turnover.Key.Party == organisation)
            .Sum(turnover => turnover.Amount);
        return own[OwnMoneyKind.FromDefendant].Sum(money => money.Amount) - own[OwnMoneyKind.OwnCost].Sum(money => money.Amount) - handedOver;
    }

    internal static Rejection? Judge(Facts facts, string legalCase, string organisation) =>
        Excess(facts, legalCase, organisation) is { IsPositive: true } excess ? new(RejectionReason.ProfitFromLitigation, organisation, legalCase, excess) : null;
}

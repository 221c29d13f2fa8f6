using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("caseFiled", "法院立案", "The court accepts the case", "",
    """{"type":"caseFiled","key":"2024-02-01-caseFiled","date":"2024-02-01","by":"林承办","case":"C1","number":"（2024）吉71民初12号"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record CaseFiled : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("案号", "The court's number")] public required string Number { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(CaseLife.MustBe(facts, Case, CaseState.Open, new("立案", "be filed"), new("每案立案一次", "a case is filed once")),
            CaseLife.Last(facts, Case, CaseStep.Filed) is { } filed ? new(RejectionReason.StepTaken, Case, Terms.Of(CaseStep.Filed), filed.On) : null);
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(CaseLife.Step(Case, CaseStep.Filed, Date, paper: Number));
    }
}

[Command("firstInstanceJudged", "一审判决", "A judgment of first instance, not final yet", "",
    """{"type":"firstInstanceJudged","key":"2024-05-20-firstInstanceJudged","date":"2024-05-20","by":"林承办","case":"C1","paper":"（2024）吉71民初12号判决书"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record FirstInstanceJudged : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("判决书", "The judgment")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(CaseLife.MustBe(facts, Case, CaseState.Open, new("作出一审判决", "be judged in first instance"), new("案件已有裁判", "the case was judged")));
        return refusals.Count > 0 ? Decision.Refuse(refusals)
            : Decision.Keep(CaseLife.Step(Case, CaseStep.Judged, Date, until: Date.AddDays(CaseLife.AppealDays), paper: Paper));
    }
}

[Command("caseAppealed", "提起上诉", "A party appeals", "",
    """{"type":"caseAppealed","key":"2024-05-30-caseAppealed","date":"2024-05-30","by":"林承办","case":"C1","appellant":"D1"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record CaseAppealed : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("上诉人", "Appellant")] public required string Appellant { get; init; }

    public override Decision Decide(Facts facts)
    {
        var act = new Phrase("上诉", "be appealed");
        var judged = CaseLife.Last(facts, Case, CaseStep.Judged);
        var refusals = Ask.All(
            CaseLife.MustBe(facts, Case, CaseState.Judged, act, new("只对未生效的一审判决（民事诉讼法第171条）", "only a judgment that is not final can be (民事诉讼法 art. 171)")),
            judged is not null && Date > judged.UntilOn ? CaseLife.Forbidden(facts, Case, act,
                new($"上诉期已于 {Seal.Day(judged.UntilOn)} 届满（民事诉讼法第171条）", $"the time for it ended on {Seal.Day(judged.UntilOn)} (民事诉讼法 art. 171)")) : null,
            judged is not null ? Ask.NotBefore(Date, judged.On, new("一审判决", "the judgment of first instance")) : null);
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(CaseLife.Step(Case, CaseStep.Appealed, Date, party: Appellant));
    }
}

[Command("settlementAnnounced", "调解或和解协议公告", "A settlement is announced", "",
    """{"type":"settlementAnnounced","key":"2024-06-01-settlementAnnounced","date":"2024-06-01","by":"林承办","case":"C1","paper":"调解协议公告"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record SettlementAnnounced : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("公告", "The announcement")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(CaseLife.MustBeUndecided(facts, Case, new("调解", "be settled"), new("裁判已生效（法释〔2015〕1号第25条）", "its judgment is final (法释〔2015〕1号 art. 25)")));
        return refusals.Count > 0 ? Decision.Refuse(refusals)
            : Decision.Keep(CaseLife.Step(Case, CaseStep.SettlementAnnounced, Date, until: Date.AddDays(CaseLife.AnnouncementDays), paper: Paper));
    }
}

/// <summary>Why a case is withdrawn (法释〔2015〕1号 arts. 25–27).</summary>
public enum WithdrawalReason { Fulfilled, Settlement, Choice }

[Command("caseWithdrawn", "撤诉", "The plaintiff withdraws", "R24e",
    """{"type":"caseWithdrawn","key":"2024-06-10-caseWithdrawn","date":"2024-06-10","by":"陈会计","reviewer":"李审核","case":"C1","reason":"FULFILLED","paper":"准许撤诉裁定"}""")]
public sealed record CaseWithdrawn : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("撤诉原因", "Why")] public required WithdrawalReason Reason { get; init; }
    [Means("法庭辩论已终结", "The debate in court has ended")] public bool? DebateEnded { get; init; }
    [Means("裁定书", "The ruling")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(
            CaseLife.MustBeUndecided(facts, Case, new("撤诉", "be withdrawn"), new("裁判已生效或案件已结束（法释〔2015〕1号第27条）", "it was decided or has ended (法释〔2015〕1号 art. 27)")),
            Reason == WithdrawalReason.Settlement ? new(RejectionReason.WithdrawalForbidden, Case, new Phrase("当事人以达成和解协议为由申请撤诉的，不予准许（法释〔2015〕1号第25条）",
                "a withdrawal because of a settlement is not allowed (法释〔2015〕1号 art. 25)")) : null,
            Reason == WithdrawalReason.Choice && DebateEnded == true ? new(RejectionReason.WithdrawalForbidden, Case, new Phrase("法庭辩论终结后申请撤诉的，不予准许（法释〔2015〕1号第27条）",
                "there is no withdrawal after the debate has ended (法释〔2015〕1号 art. 27)")) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var step = CaseLife.Step(Case, CaseStep.Withdrawn, Date, detail: Catalogue.CodeOf(Reason), paper: Paper);
        VoucherLine[] released = [.. Unpaid.Released(facts, Case)];
        return released.Length == 0 ? Decision.Keep(step) : Decision.Post(Write("R24e", $"{Case} 撤诉，释放未付承诺", released)).With(step);
    }
}

/// <summary>What was approved in a case and is not paid yet.</summary>
internal static class Unpaid
{
    public static IEnumerable<VoucherLine> Released(Facts facts, string code) => facts.Advances.Values.Where(advance => advance.Case == code)
        .Select(advance => (advance, Promised: facts.BalanceOf("9001", advance)))
        .Where(promise => promise.Promised.IsPositive)
        .SelectMany(promise => Release(For(promise.advance), promise.Promised));
}

[Command("caseLost", "败诉判决生效", "The case is lost", "R24f",
    """{"type":"caseLost","key":"2024-07-15-caseLost","date":"2024-07-15","by":"林承办","case":"C2","paper":"（2024）吉71民初15号判决书"}""")]
public sealed record CaseLost : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("判决书", "The judgment")] public required string Paper { get; init; }

    public override bool PostsOnItsDate => false;

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(CaseLife.MustBecomeFinal(facts, Case, Date),
            CaseLife.StateOf(facts, Case) == CaseState.Final ? CaseLife.Forbidden(facts, Case, new("败诉", "be lost"), new("须先裁定再审并撤销原判决", "a retrial must revoke its judgment first")) : null);
        return refusals.Count > 0 ? Decision.Refuse(refusals)
            : Decision.Keep(CaseLife.Step(Case, CaseStep.Final, Date, detail: Catalogue.CodeOf(CaseOutcome.Lost), paper: Paper));
    }
}

[Command("retrialOrdered", "裁定再审", "A retrial is ordered", "",
    """{"type":"retrialOrdered","key":"2024-10-08-retrialOrdered","date":"2024-10-08","by":"林承办","case":"C1","paper":"（2024）吉民申88号裁定书"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record RetrialOrdered : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("再审裁定", "The ruling")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(CaseLife.MustBeDecided(facts, Case, new("再审", "be tried again"), new("只对生效裁判（民事诉讼法第209条）", "only what is final can be (民事诉讼法 art. 209)")));
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(CaseLife.Step(Case, CaseStep.RetrialOrdered, Date, paper: Paper));
    }
}

[Command("enforcementApplied", "申请强制执行", "Enforcement is applied for", "",
    """{"type":"enforcementApplied","key":"2024-09-10-enforcementApplied","date":"2024-09-10","by":"林承办","case":"C1","defendant":"D1","number":"（2024）吉71执30号"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record EnforcementApplied : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("被执行人", "Against whom")] public required string Defendant { get; init; }
    [Means("执行案号", "The enforcement's number")] public required string Number { get; init; }

    public override Decision Decide(Facts facts)
    {
        var dues = facts.JudgmentItems.Where(item => item.Case == Case && item.Defendant == new Debt(facts, Case, Defendant, Date).Debtor).Select(item => item.DueOn).ToList();
        if (dues.Count == 0) return Decision.Refuse(RejectionReason.NothingReceivable, Case, Defendant);
        var limit = Limit(facts, dues.Max());
        var refusals = Ask.All(
            Ask.NotBefore(Date, dues.Min().AddDays(1), new("履行期限届满", "the end of the time for performance")),
            Date > limit ? new(RejectionReason.EnforcementTooLate, Case, Defendant, limit) : null);
        return refusals.Count > 0 ? Decision.Refuse(refusals)
            : Decision.Keep(CaseLife.Step(Case, CaseStep.EnforcementApplied, Date, party: Defendant, paper: Number));
    }

    private DateOnly Limit(Facts facts, DateOnly lastDue)
    {
        var interrupted = facts.Proceedings.Steps.Where(step => step.Case == Case && step.Party == Defendant && step.Step == CaseStep.LimitationInterrupted)
            .Select(step => step.On).DefaultIfEmpty(lastDue).Max();
        return (interrupted > lastDue ? interrupted : lastDue).AddYears(CaseLife.EnforcementYears);
    }
}

[Command("limitationInterrupted", "执行时效中断", "The time limit for enforcement is interrupted", "",
    """{"type":"limitationInterrupted","key":"2025-06-01-limitationInterrupted","date":"2025-06-01","by":"林承办","case":"C1","defendant":"D1","paper":"催告函"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record LimitationInterrupted : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("被执行人", "Against whom")] public required string Defendant { get; init; }
    [Means("凭据", "The paper that proves it")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(CaseLife.Defendant(facts, Case, Defendant),
            CaseLife.MustBeDecided(facts, Case, new("中断执行时效", "interrupt a time limit"), new("尚无可执行的裁判（民事诉讼法第250条）", "there is nothing to enforce yet (民事诉讼法 art. 250)")));
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(CaseLife.Step(Case, CaseStep.LimitationInterrupted, Date, party: Defendant, paper: Paper));
    }
}

[Command("interestSuspended", "迟延履行利息停止计算", "The interest for the delay stops for a cause that is not the debtor's", "",
    """{"type":"interestSuspended","key":"2024-09-01-interestSuspended","date":"2024-09-01","by":"林承办","case":"C1","defendant":"D1","paper":"中止执行裁定"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record InterestSuspended : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("被告", "Defendant")] public required string Defendant { get; init; }
    [Means("中止执行裁定等", "The ruling")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(CaseLife.Defendant(facts, Case, Defendant), InterestPause.Last(facts, Case, Defendant) switch
        {
            { Step: CaseStep.InterestSuspended } => new(RejectionReason.InterestPauseUnclear, Defendant, new Phrase("已在停止计算", "it has stopped already")),
            { } resumed when Date < resumed.On => new(RejectionReason.InterestPauseUnclear, Defendant, new Phrase($"{Seal.Day(resumed.On)} 以前已停止过", $"it had stopped until {Seal.Day(resumed.On)}")),
            _ => null,
        });
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(CaseLife.Step(Case, CaseStep.InterestSuspended, Date, party: Defendant, paper: Paper));
    }
}

[Command("interestResumed", "迟延履行利息恢复计算", "The interest for the delay runs again", "",
    """{"type":"interestResumed","key":"2024-10-01-interestResumed","date":"2024-10-01","by":"林承办","case":"C1","defendant":"D1","paper":"恢复执行通知"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record InterestResumed : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("被告", "Defendant")] public required string Defendant { get; init; }
    [Means("恢复执行通知等", "The paper")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(InterestPause.IsOpen(facts, Case, Defendant, Date) ? null : new Rejection(RejectionReason.InterestPauseUnclear, Defendant, new Phrase("没有停止计算", "it has not stopped")));
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(CaseLife.Step(Case, CaseStep.InterestResumed, Date, party: Defendant, paper: Paper));
    }
}

internal static class InterestPause
{
    public static CaseEvent? Last(Facts facts, string code, string defendant) => facts.Proceedings.Steps
        .LastOrDefault(step => step.Case == code && step.Party == defendant && step.Step is CaseStep.InterestSuspended or CaseStep.InterestResumed);

    public static bool IsOpen(Facts facts, string code, string defendant, DateOnly date) => Last(facts, code, defendant)
        is { Step: CaseStep.InterestSuspended } suspended && suspended.On <= date;
}

[Command("caseClosed", "案件办结", "A case is closed", "",
    """{"type":"caseClosed","key":"2024-12-30-caseClosed","date":"2024-12-30","by":"林承办","case":"C1"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record CaseClosed : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }

    public override Decision Decide(Facts facts)
    {
        var open = FirstOpen(facts, Case);
        var refusals = Ask.All(
            CaseLife.StateOf(facts, Case) is CaseState.Final or CaseState.Lost or CaseState.Settled or CaseState.Withdrawn ? null
                : CaseLife.Forbidden(facts, Case, new("办结", "be closed"), new("案件尚未裁判、调解或撤诉", "it was not judged, settled or withdrawn")),
            open.Key.Account is null ? null : new(RejectionReason.CaseNotSettledUp, Case, open.Key, open.Balance));
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(CaseLife.Step(Case, CaseStep.Closed, Date));
    }

    /// <summary>The first balance that keeps a case from being closed; without an account where nothing does.</summary>
    internal static (BalanceKey Key, Money Balance) FirstOpen(Facts facts, string code) => facts.Turnovers
        .Where(turnover => turnover.Key.Case == code && Stands(turnover.Key.Account)).Select(turnover => turnover.Key).Distinct()
        .Select(key => (Key: key, Balance: facts.Balance(each => each == key))).FirstOrDefault(balance => !balance.Balance.IsZero);

    private static bool Stands(string account) => account is "2901" or "9001" or "2103" || account.StartsWith("1218.", StringComparison.Ordinal) || account.StartsWith("2307.", StringComparison.Ordinal);
}

using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("partyChanged", "变更往来方资料", "Change what is known of a party", "",
    """{"type":"partyChanged","key":"2024-05-06-partyChanged","date":"2024-05-06","by":"陈会计","party":"O1","name":"某生态环境保护志愿者协会","contact":"张秘书 0431-00000000"}""")]
[SentBy(Duty.Finance, Duty.Legal, Duty.Reviewer, Duty.Chief)]
public sealed record PartyChanged : Command
{
    [Refers(Register.Party), Means("往来方", "Party")] public required string Party { get; init; }
    [Means("新名称；不填则不变", "New name; as before if left out")] public string? Name { get; init; }
    [Means("登记种类之外的种类；不填则没有", "Kinds beside the one it was registered with; none if left out")] public IReadOnlyList<PartyKind>? Kinds { get; init; }
    [Means("联系人；不填则不变", "Contact; as before if left out")] public string? Contact { get; init; }

    public override Decision Decide(Facts facts) => Name is null && Kinds is null && Contact is null
        ? Decision.Refuse(RejectionReason.NothingChanged)
        : Decision.Keep(new PartyRevision(Party, Name ?? "", Kinds ?? facts.Parties[Party].FurtherKinds, Contact ?? "", Date, By));
}

[Command("partyAccountChanged", "提出往来方账户变更", "Propose a bank account of a party", "",
    """{"type":"partyAccountChanged","key":"2024-05-06-partyAccountChanged","date":"2024-05-06","by":"陈会计","change":"PA-001","party":"O1","bankName":"某银行某支行","accountNumber":"0000000000000000019","holder":"某环境保护志愿者协会","proposedBy":"林承办"}""")]
[SentBy(Duty.Finance, Duty.Legal, Duty.Reviewer, Duty.Chief)]
public sealed record PartyAccountChanged : Command
{
    [Names(Register.AccountChange), Means("账户变更代码", "Code of the change")] public required string Change { get; init; }
    [Refers(Register.Party), Means("往来方", "Party")] public required string Party { get; init; }
    [Means("开户银行", "Bank")] public required string BankName { get; init; }
    [Means("账号", "Account number")] public required string AccountNumber { get; init; }
    [Means("户名", "Holder of the account")] public required string Holder { get; init; }
    [Means("提出人", "Who proposes it")] public required string ProposedBy { get; init; }

    public override Decision Decide(Facts facts) => System.Text.Ascii.IsValid(AccountNumber)
        ? Decision.Keep(new PartyAccount(Change, Party, BankName, AccountNumber, Holder, ProposedBy, Date, By))
        : Decision.Refuse(RejectionReason.BadText, "accountNumber", AccountNumber);
}

[Command("partyAccountConfirmed", "确认往来方账户", "Confirm a bank account of a party", "",
    """{"type":"partyAccountConfirmed","key":"2024-05-07-partyAccountConfirmed","date":"2024-05-07","by":"李审核","change":"PA-001"}""")]
[SentBy(Duty.Finance, Duty.Legal, Duty.Reviewer, Duty.Chief)]
public sealed record PartyAccountConfirmed : Command
{
    private const int HoursOfADay = 24;

    [Refers(Register.AccountChange), Means("账户变更代码", "Code of the change")] public required string Change { get; init; }

    public override Decision Decide(Facts facts)
    {
        var proposed = facts.MasterData.Proposed[Change];
        var refusals = Ask.All(
            Ask.NotBefore(Date, proposed.ProposedOn, new("账户变更", "the change of account")),
            By == proposed.ProposedBy || By == proposed.DrawnBy ? new(RejectionReason.AccountNeedsSecondPerson, By, Change) : null,
            facts.MasterData.Confirmed.ContainsKey(Change) ? new(RejectionReason.AccountConfirmed, Change) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Keep(new AccountConfirmation(Change, By, Date, Date.AddDays((facts.Policy.AccountNoticeHours + HoursOfADay - 1) / HoursOfADay)));
    }
}

[Command("caseChanged", "变更案件资料", "Change the description of a case", "",
    """{"type":"caseChanged","key":"2024-05-06-caseChanged","date":"2024-05-06","by":"陈会计","case":"C1","number":"（2024）吉71民初12号","responsible":"林承办"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record CaseChanged : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("案号；不填则不变", "The court's number; as before if left out")] public string? Number { get; init; }
    [Means("责任人；不填则不变", "Responsible person; as before if left out")] public string? Responsible { get; init; }
    [Means("说明", "Note")] public string? Note { get; init; }

    public override Decision Decide(Facts facts) => Number is null && Responsible is null && Note is null
        ? Decision.Refuse(RejectionReason.NothingChanged)
        : Decision.Keep(new CaseRevision(Case, Number ?? "", Responsible ?? "", Note ?? "", Date, By));
}

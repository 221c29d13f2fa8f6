using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("entityOpened", "启用会计主体", "Open an entity", "",
    """{"type":"entityOpened","key":"2024-01-01-entityOpened","date":"2024-01-01","by":"陈会计","name":"省生态环境厅","kind":"ADMINISTRATIVE","firstYear":2024}""")]
[SentBy(Duty.Chief)]
public sealed record EntityOpened : Command
{
    [Means("名称", "Name")] public required string Name { get; init; }
    [Means("单位性质", "Kind of unit")] public required EntityKind Kind { get; init; }
    [Means("启用年度：其十二个月随即启用", "First fiscal year; its twelve months are opened")] public required int FirstYear { get; init; }
    [Means("上级会计主体", "The entity above")] public string? Parent { get; init; }
    [Means("上级随后启用", "The entity above will be opened later")] public bool? ParentAnnounced { get; init; }
    [Means("层级", "Level")] public UnitLevel? Level { get; init; }
    [Means("政策参数", "Policy parameters")] public IReadOnlyList<PolicySetting>? Policies { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (facts.Entity is not null) return Decision.Refuse(RejectionReason.CodeTaken, new Phrase("会计主体", "Entity"), Entity);
        var bad = (Policies ?? []).Select(setting => setting.Judge()).OfType<Rejection>().Concat(Doubled())
            .Concat(Levels.Judge(Entity, Level, Parent, ParentAnnounced ?? false, facts)).ToList();
        if (bad.Count > 0) return Decision.Refuse(bad);

        return Decision.Keep(
        [
            new Entity(Entity, Name, Kind, FirstYear, Parent ?? ""),
            .. Level is { } level ? new[] { new EntityLevel(level) } : [],
            .. Period.MonthsOf(FirstYear).Select(month => new PeriodOpened(month)),
            .. (Policies ?? []).OrderBy(setting => setting.Name, StringComparer.Ordinal).Select(setting => new PolicyValue(setting.Name, setting.Value, new DateOnly(FirstYear, 1, 1))),
        ]);
    }

    private IEnumerable<Rejection> Doubled() => (Policies ?? []).GroupBy(setting => setting.Name).Where(same => same.Count() > 1)
        .Select(same => new Rejection(RejectionReason.BadValue, "policies", same.Key, new Phrase("每个参数一次", "each parameter once")));
}

/// <summary>A policy parameter and its value.</summary>
public sealed record PolicySetting
{
    [Means("参数", "Parameter")] public required string Name { get; init; }
    [Means("值", "Value")] public required string Value { get; init; }

    internal Rejection? Judge()
    {
        var known = Policy.Parameters.FirstOrDefault(parameter => parameter.Name == Name);
        if (known is null) return new(RejectionReason.BadValue, "name", Name, string.Join(", ", Policy.Parameters.Select(parameter => parameter.Name)));
        return known.Apply(new Policy(), Value) is null ? new(RejectionReason.BadValue, Name, Value, known.Values) : null;
    }
}

[Command("policyChanged", "变更政策参数", "Change a policy parameter", "",
    """{"type":"policyChanged","key":"2024-07-01-policyChanged","date":"2024-07-01","by":"陈会计","name":"deputyLimit","value":"300000.00"}""")]
[SentBy(Duty.Chief)]
public sealed record PolicyChanged : Command
{
    [Means("参数", "Parameter")] public required string Name { get; init; }
    [Means("值，自业务日期起", "Value, from the business date on")] public required string Value { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (new PolicySetting { Name = Name, Value = Value }.Judge() is { } bad) return Decision.Refuse([bad]);
        var reached = facts.ClosedPeriods.Where(code => code >= Period.Of(Date).Code).DefaultIfEmpty().Min();
        if (reached > 0) return Decision.Refuse(RejectionReason.PolicyIntoClosedPeriod, Period.FromCode(reached));
        return Decision.Keep(new PolicyValue(Name, Value, Date));
    }
}

[Command("fundOpened", "设立基金", "Open a fund", "",
    """{"type":"fundOpened","key":"2024-01-01-fundOpened","date":"2024-01-01","by":"陈会计","fund":"ADV","name":"诉讼费用垫付专项基金","kind":"ADVANCE"}""")]
[SentBy(Duty.Chief)]
public sealed record FundOpened : Command
{
    [Names(Register.Fund), Means("基金代码", "Code")] public required string Fund { get; init; }
    [Means("名称", "Name")] public required string Name { get; init; }
    [Means("种类", "Kind")] public required FundKind Kind { get; init; }
    [Means("用途清单；不填则按种类", "What it may pay for; by its kind if left out")] public IReadOnlyList<Purpose>? Purposes { get; init; }

    public override Decision Decide(Facts facts)
    {
        var never = Ask.NeverPurposes(Kind, Purposes ?? []).ToList();
        if (never.Count > 0) return Decision.Refuse(never);
        return Decision.Keep(new Fund(Fund, Name, Kind, Kind is FundKind.Damages or FundKind.PublicInterest, Purposes ?? UsualPurposes(Kind)));
    }

    // The notice's own lists: 二(三) for advances and rewards, 三(二) for damages.
    private static IReadOnlyList<Purpose> UsualPurposes(FundKind kind) => kind switch
    {
        FundKind.Advance => [Purpose.Investigation, Purpose.Appraisal, Purpose.Assessment, Purpose.Lawyer, Purpose.CourtFee, Purpose.Other, Purpose.BankFee,
            Purpose.ExpertConsultation, Purpose.Inspection, Purpose.Monitoring],
        FundKind.Reward => [Purpose.Reward, Purpose.BankFee],
        FundKind.Damages => [Purpose.Restoration, Purpose.EcologicalRepair, Purpose.PublicInterest],
        FundKind.PublicInterest => [Purpose.Restoration, Purpose.EcologicalRepair, Purpose.PublicInterest, Purpose.BankFee],
        _ => [Purpose.LegalService, Purpose.BankFee],
    };
}

[Command("bankAccountOpened", "启用银行账户", "Open a bank account", "",
    """{"type":"bankAccountOpened","key":"2024-01-01-bankAccountOpened","date":"2024-01-01","by":"陈会计","bank":"BK1","name":"基本户","kind":"OWN","number":"0000000000000000001","funds":["ADV","RWD"]}""")]
[SentBy(Duty.Chief)]
public sealed record BankAccountOpened : Command
{
    [Names(Register.Bank), Means("账户代码", "Code")] public required string Bank { get; init; }
    [Means("名称", "Name")] public required string Name { get; init; }
    [Means("性质", "Kind")] public required BankKind Kind { get; init; }
    [Means("账号", "Account number")] public string? Number { get; init; }
    [Refers(Register.Fund), Means("使用它的基金", "The funds whose money it holds")] public required IReadOnlyList<string> Funds { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Funds.Count == 0) return Decision.Refuse(RejectionReason.MissingField, "funds");
        if (Number is not null && (Number.Length > 40 || !System.Text.Ascii.IsValid(Number))) return Decision.Refuse(RejectionReason.BadText, "number", Number);
        return Decision.Keep(new BankAccount(Bank, Name, Kind, Number ?? "", Funds));
    }
}

[Command("partyRegistered", "登记往来方", "Register a party", "",
    """{"type":"partyRegistered","key":"2024-01-01-partyRegistered","date":"2024-01-01","by":"陈会计","party":"O1","name":"某环境保护志愿者协会","kind":"ORGANISATION","creditCode":"51220100MJ00000180","registration":"CITY"}""")]
[SentBy(Duty.Finance, Duty.Legal, Duty.CaseOfficer, Duty.Chief)]
public sealed record PartyRegistered : Command
{
    [Names(Register.Party), Means("代码", "Code")] public required string Party { get; init; }
    [Means("名称", "Name")] public required string Name { get; init; }
    [Means("种类", "Kind")] public required PartyKind Kind { get; init; }
    [Means("统一社会信用代码", "Credit code")] public string? CreditCode { get; init; }
    [Means("社会组织的登记机关层级", "The level at which an organisation is registered")] public RegistrationLevel? Registration { get; init; }
    [Means("信用代码校验不符仍登记的理由；随后须由第二人确认", "Why a credit code whose check fails is taken all the same; a second person must then confirm it")] public string? CreditCodeReason { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Kind == PartyKind.Organisation && Registration is null) return Decision.Refuse(RejectionReason.MissingField, "registration");
        if (CreditCode is not null && !System.Text.Ascii.IsValid(CreditCode)) return Decision.Refuse(RejectionReason.BadText, "creditCode", CreditCode);
        if (CreditCode is { Length: > 18 }) return Decision.Refuse(RejectionReason.TextTooLong, "creditCode", 18);
        if (IsDoubtful && facts.Policy.CreditCodeReason && string.IsNullOrWhiteSpace(CreditCodeReason)) return Decision.Refuse(RejectionReason.CreditCodeReasonMissing, CreditCode!);

        var party = new Party(Party, Name, Kind, CreditCode ?? "", Registration ?? RegistrationLevel.None);
        return IsDoubtful && !string.IsNullOrWhiteSpace(CreditCodeReason) ? Decision.Keep(party, new CreditCodeDoubt(Party, CreditCode!, CreditCodeReason, By)) : Decision.Keep(party);
    }

    private bool IsDoubtful => CreditCode is { Length: > 0 } && Ledger.CreditCode.Judge(CreditCode) != CreditCodeVerdict.Valid;
}

[Command("caseRegistered", "登记案件", "Register a case", "",
    """{"type":"caseRegistered","key":"2024-01-01-caseRegistered","date":"2024-01-01","by":"陈会计","case":"C1","number":"（2024）吉71民初12号","plaintiffKind":"ORGANISATION","plaintiff":"O1","defendants":["D1"]}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record CaseRegistered : Command
{
    [Names(Register.Case), Means("案件代码", "Code")] public required string Case { get; init; }
    [Means("案号", "The court's number")] public required string Number { get; init; }
    [Means("原告性质", "Kind of plaintiff")] public required PlaintiffKind PlaintiffKind { get; init; }
    [Refers(Register.Party), Means("原告", "Plaintiff")] public required string Plaintiff { get; init; }
    [Refers(Register.Party), Means("被告", "Defendants")] public required IReadOnlyList<string> Defendants { get; init; }
    [Means("检察机关起诉时：为何没有适格的社会组织（吉林省实施意见二（三））", "With the procuratorate as plaintiff: why no organisation was eligible (founding notice 二(三))")] public string? NoOrganisation { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Defendants.Count == 0) return Decision.Refuse(RejectionReason.MissingField, "defendants");
        if (PlaintiffKind == PlaintiffKind.Organisation && Ask.Kind(facts, Plaintiff, PartyKind.Organisation) is { } wrong) return Decision.Refuse([wrong]);
        var registered = Decision.Keep(new LegalCase(Case, Number, PlaintiffKind, Plaintiff, Defendants, Date));
        return NoOrganisation is null ? registered : registered.With(CaseLife.Step(Case, CaseStep.Noted, Date, note: NoOrganisation));
    }
}

[Command("yearOpened", "启用年度", "Open a fiscal year early", "",
    """{"type":"yearOpened","key":"2024-12-01-yearOpened","date":"2024-12-01","by":"陈会计","year":2025}""")]
[SentBy(Duty.Chief)]
public sealed record YearOpened : Command
{
    [Means("年度", "Year")] public required int Year { get; init; }

    public override Decision Decide(Facts facts)
    {
        var latest = facts.OpenedPeriods.Max() / 100;
        if (Year != latest + 1) return Decision.Refuse(RejectionReason.BadValue, "year", Year, latest + 1);
        return Decision.Keep([.. Period.MonthsOf(Year).Select(month => new PeriodOpened(month))]);
    }
}

[Command("openingBalancesRecorded", "录入期初余额", "Take over opening balances", "R59",
    """{"type":"openingBalancesRecorded","key":"2024-01-01-openingBalancesRecorded","date":"2024-01-01","by":"陈会计","reviewer":"李审核","lines":[{"account":"1002.01","fund":"ADV","bank":"BK1","side":"DEBIT","amount":"186420.37"},{"account":"3001","fund":"ADV","side":"CREDIT","amount":"186420.37"}]}""")]
public sealed record OpeningBalancesRecorded : Command
{
    [Means("分录", "Lines")] public required IReadOnlyList<EntryLine> Lines { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Lines.Select(line => line.Judge(facts)).OfType<Rejection>().ToList();
        if (facts.HasVouchers || Date != new DateOnly(facts.Entity!.FirstYear, 1, 1)) refusals.Add(new(RejectionReason.OpeningTooLate));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var dues = Lines.Where(line => line is { Account: "1218.02", Due: not null, Case: not null, Advance: not null, Party: not null })
            .Select(line => new JudgmentItem("OPENING", line.Case!, line.Advance!, line.Party!, line.Amount, Date, line.Due!.Value));
        return Decision.Post(Write("R59", "年初余额", Lines.Select(line => line.ToLine())) with { Kind = VoucherKind.Opening }).With([.. dues, .. RecognisedBefore(facts)]);
    }

    // Under year-end recognition whatever is outstanding from earlier years was expenditure of those years.
    private IEnumerable<Entry> RecognisedBefore(Facts facts) => facts.Policy.BudgetTreatmentOfAdvances != BudgetTreatment.YearEndRecognition ? [] : Lines
        .Where(line => line.Advance is not null && line.Account.StartsWith("1218.", StringComparison.Ordinal))
        .Select(line => Recognition.Mark(facts.Advances[line.Advance!], Date.AddDays(-1), line.Side == Side.Debit ? line.Amount : -line.Amount));
}

/// <summary>A line of a voucher drawn up by hand or of the opening balances.</summary>
public sealed record EntryLine
{
    [Means("科目", "Account")] public required string Account { get; init; }
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("借贷方向", "Side")] public required Side Side { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public string? Case { get; init; }
    [Refers(Register.Advance), Means("垫付单", "Advance")] public string? Advance { get; init; }
    [Refers(Register.Party), Means("往来方", "Party")] public string? Party { get; init; }
    [Refers(Register.Order), Means("订单或合同", "Order or contract")] public string? Order { get; init; }
    [Refers(Register.Bank), Means("银行账户", "Bank account")] public string? Bank { get; init; }
    [Means("资金来源", "Source of the money")] public string? Source { get; init; }
    [Means("期初应收款的履行期限", "Due date of an opening receivable")] public DateOnly? Due { get; init; }
    [Means("说明", "Text")] public string? Text { get; init; }

    internal VoucherLine ToLine() => new(Account, Fund, Side, Amount)
    {
        Case = Case ?? "", Advance = Advance ?? "", Party = Party ?? "", Order = Order ?? "", Bank = Bank ?? "", Source = Source ?? "", Text = Text ?? "",
    };

    internal Rejection? Judge(Facts facts)
    {
        if (Chart.Find(Account) is null) return new(RejectionReason.UnknownAccount, Account);
        if (Bank is not null && !facts.Banks[Bank].Funds.Contains(Fund)) return new(RejectionReason.BankNotOfFund, Bank, Fund);
        if (Bank is not null && facts.Banks[Bank].Account != Account) return new(RejectionReason.WrongBankKind, Bank, Terms.Of(facts.Banks[Bank].Kind), Chart.Get(Account).Name);
        if (Advance is not null && Case is not null && facts.Advances[Advance].Case != Case)
            return new(RejectionReason.AdvanceOfOtherCase, Advance, facts.Advances[Advance].Case, Case);
        return null;
    }
}

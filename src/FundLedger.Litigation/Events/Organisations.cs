using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

/// <summary>A paper is put into the file of an organisation.</summary>
public abstract record OrganisationPaper : Command
{
    [Refers(Register.Party), Means("社会组织", "Organisation")] public required string Organisation { get; init; }
    [Means("证据：文件号或档案号", "Evidence: number of the paper")] public required string Document { get; init; }
    [Means("扫描件的 SHA-256（64 位十六进制）", "SHA-256 of the scan, 64 hex digits")] public string? Sha256 { get; init; }

    public sealed override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Kind(facts, Organisation, PartyKind.Organisation), Digest(), Judge(facts));
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(Paper());
    }

    /// <summary>What the paper's own kind asks.</summary>
    protected virtual Rejection? Judge(Facts facts) => null;

    protected abstract FilePaper Paper();

    protected FilePaper Filed(FileKind kind, string note, DateOnly? validUntil = null, FileVerdict verdict = FileVerdict.None, int year = 0) =>
        new(Organisation, kind, Date, year, validUntil ?? DateOnly.MaxValue, verdict, Document, Sha256 ?? "", note, By);

    private Rejection? Digest() => Sha256 is null || (Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigitLower))
        ? null : new(RejectionReason.BadValue, "sha256", Sha256, new Phrase("64 位小写十六进制数字", "64 lower-case hex digits")) { Field = "sha256" };
}

/// <summary>What a check came to.</summary>
public enum CheckVerdict { Passed, Failed }

[Command("organisationChecked", "核查社会组织资格", "Check an organisation's eligibility", "",
    """{"type":"organisationChecked","key":"2024-01-15-organisationChecked","date":"2024-01-15","by":"孙法规","organisation":"O1","verdict":"PASSED","document":"吉环法核〔2024〕1号","validUntil":"2025-01-14","note":"与市民政局核对登记、章程和业务范围"}""")]
[SentBy(Duty.Legal)]
public sealed record OrganisationChecked : OrganisationPaper
{
    [Means("结论", "What it came to")] public required CheckVerdict Verdict { get; init; }
    [Means("有效期止；不填则满一年之日", "Valid to; the day before a year is over if left out")] public DateOnly? ValidUntil { get; init; }
    [Means("说明", "Note")] public string? Note { get; init; }

    private DateOnly Until => ValidUntil ?? Date.AddYears(1).AddDays(-1);

    protected override Rejection? Judge(Facts facts)
    {
        if (Ask.NotBefore(Until, Date, new("核查", "the check")) is { } early) return early;
        return Until > Date.AddYears(1) ? new(RejectionReason.BadValue, "validUntil", Until, new Phrase("不晚于核查后一年", "within a year of the check")) : null;
    }

    protected override FilePaper Paper() => Filed(FileKind.Check, Note ?? "", Until, Verdict == CheckVerdict.Passed ? FileVerdict.Passed : FileVerdict.Failed);
}

[Command("annualReportFiled", "收存年度工作报告", "File an annual report", "",
    """{"type":"annualReportFiled","key":"2024-01-15-annualReportFiled","date":"2024-01-15","by":"孙法规","organisation":"O1","year":2023,"document":"2023年度工作报告"}""")]
[SentBy(Duty.Legal)]
public sealed record AnnualReportFiled : OrganisationPaper
{
    [Means("报告年度", "Year of the report")] public required int Year { get; init; }

    protected override Rejection? Judge(Facts facts)
    {
        if (Year < 1949 || Year > Date.Year) return new(RejectionReason.BadValue, "year", Year, new Phrase($"1949 至 {Date.Year}", $"1949 to {Date.Year}"));
        return facts.Organisations.Papers.Any(paper => paper.Organisation == Organisation && paper.Kind == FileKind.AnnualReport && paper.Year == Year)
            ? new(RejectionReason.CodeTaken, new Phrase($"{Organisation} 的年度报告", $"The annual report of {Organisation}"), Year) : null;
    }

    protected override FilePaper Paper() => Filed(FileKind.AnnualReport, "", year: Year);
}

[Command("noViolationStated", "收存无违法记录声明", "File a statement of no violations", "",
    """{"type":"noViolationStated","key":"2024-01-15-noViolationStated","date":"2024-01-15","by":"孙法规","organisation":"O1","signedBy":"法定代表人某","document":"无违法记录声明","validUntil":"2025-01-14"}""")]
[SentBy(Duty.Legal)]
public sealed record NoViolationStated : OrganisationPaper
{
    [Means("签署的法定代表人", "The legal representative who signed")] public required string SignedBy { get; init; }
    [Means("有效期止；不填则满一年之日", "Valid to; the day before a year is over if left out")] public DateOnly? ValidUntil { get; init; }

    protected override FilePaper Paper() => Filed(FileKind.Statement, SignedBy, ValidUntil ?? Date.AddYears(1).AddDays(-1));
}

[Command("penaltyRecorded", "登记行政或刑事处罚", "Record a penalty", "",
    """{"type":"penaltyRecorded","key":"2024-03-01-penaltyRecorded","date":"2024-03-01","by":"孙法规","organisation":"O2","document":"延环罚〔2024〕3号","reason":"业务活动中提供虚假监测数据"}""")]
[SentBy(Duty.Legal)]
public sealed record PenaltyRecorded : OrganisationPaper
{
    [Means("处罚事由", "For what")] public required string Reason { get; init; }

    protected override FilePaper Paper() => Filed(FileKind.Penalty, Reason, Date.AddYears(Eligibility.Years));
}

/// <summary>The state of an organisation.</summary>
public enum OrganisationStatus { Active, Suspended, Deregistered }

[Command("organisationStatusChanged", "变更社会组织状态", "Change an organisation's status", "",
    """{"type":"organisationStatusChanged","key":"2024-06-01-organisationStatusChanged","date":"2024-06-01","by":"孙法规","organisation":"O2","status":"SUSPENDED","reason":"被列入异常名录","document":"民政函〔2024〕7号"}""")]
[SentBy(Duty.Legal)]
public sealed record OrganisationStatusChanged : OrganisationPaper
{
    [Means("状态", "Status")] public required OrganisationStatus Status { get; init; }
    [Means("理由", "Reason")] public required string Reason { get; init; }

    protected override FilePaper Paper() => Filed(FileKind.Status, Reason, verdict: Status switch
    {
        OrganisationStatus.Active => FileVerdict.Active,
        OrganisationStatus.Suspended => FileVerdict.Suspended,
        _ => FileVerdict.Deregistered,
    });
}

[Command("guidanceGiven", "登记业务指导", "Record guidance given", "",
    """{"type":"guidanceGiven","key":"2024-05-06-guidanceGiven","date":"2024-05-06","by":"孙法规","organisation":"O1","topic":"证据收集与费用核算","document":"指导记录1"}""")]
[SentBy(Duty.Legal)]
public sealed record GuidanceGiven : OrganisationPaper
{
    [Means("内容", "On what")] public required string Topic { get; init; }

    protected override FilePaper Paper() => Filed(FileKind.Guidance, Topic);
}

[Command("creditCodeConfirmed", "第二人确认统一社会信用代码", "A second person confirms a credit code", "",
    """{"type":"creditCodeConfirmed","key":"2024-01-03-creditCodeConfirmed","date":"2024-01-03","by":"李审核","party":"O1","document":"登记证书原件"}""")]
[SentBy(Duty.Reviewer, Duty.Legal, Duty.Chief)]
public sealed record CreditCodeConfirmed : Command
{
    [Refers(Register.Party), Means("往来方", "Party")] public required string Party { get; init; }
    [Means("核对所依据的文件", "The paper it was compared with")] public required string Document { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (facts.Organisations.Doubts.FirstOrDefault(doubt => doubt.Party == Party) is not { } doubt) return Decision.Refuse(RejectionReason.NothingToConfirm, Party);
        if (doubt.RecordedBy == By) return Decision.Refuse(RejectionReason.SecondPersonMissing, By);
        return Decision.Keep(new CreditCodeConfirmation(Party, Date, By, Document));
    }
}

[Command("ownCostAccepted", "认可社会组织自付费用", "Accept a cost the organisation bore itself", "",
    """{"type":"ownCostAccepted","key":"2024-05-20-ownCostAccepted","date":"2024-05-20","by":"陈会计","case":"C1","organisation":"O1","amount":"1250.50","document":"差旅票据12张"}""")]
public sealed record OwnCostAccepted : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("社会组织", "Organisation")] public required string Organisation { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("证据", "Evidence")] public required string Document { get; init; }
    [Means("发票", "Invoices")] public IReadOnlyList<InvoiceItem>? Invoices { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Kind(facts, Organisation, PartyKind.Organisation), InvoiceItem.Judge(this, facts, Invoices, Amount));
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        return Decision.Keep([new OwnMoney(Case, Organisation, OwnMoneyKind.OwnCost, "", Amount, Date, Document), .. InvoiceItem.Accepted(Invoices, Case)]);
    }
}

[Command("organisationReimbursed", "登记被告直接付给社会组织的费用", "Costs that a defendant paid to the organisation itself", "",
    """{"type":"organisationReimbursed","key":"2024-08-20-organisationReimbursed","date":"2024-08-20","by":"陈会计","case":"C1","organisation":"O1","payer":"D1","amount":"1250.50","document":"银行回单"}""")]
public sealed record OrganisationReimbursed : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("社会组织", "Organisation")] public required string Organisation { get; init; }
    [Refers(Register.Party), Means("付款的被告", "The defendant who paid")] public required string Payer { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("证据", "Evidence")] public required string Document { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(
            Ask.Kind(facts, Organisation, PartyKind.Organisation),
            facts.Cases[Case].Defendants.Contains(Payer) ? null : new(RejectionReason.NotADefendant, Payer, Case));
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        return Decision.Keep(new OwnMoney(Case, Organisation, OwnMoneyKind.FromDefendant, Payer, Amount, Date, Document));
    }
}

/// <summary>An invoice that is handed in.</summary>
public sealed record InvoiceItem
{
    [Means("发票代码；全电发票没有", "Code of the invoice; fully digital ones have none")] public string? InvoiceCode { get; init; }
    [Means("发票号码", "Number of the invoice")] public required string Number { get; init; }
    [Refers(Register.Party), Means("销售方", "Seller")] public required string Seller { get; init; }
    [Means("价税合计", "Total with tax")] public required Money Amount { get; init; }

    /// <summary>None was accepted before, none is there twice, and together they cover the amount.</summary>
    internal static Rejection? Judge(Command command, Facts facts, IReadOnlyList<InvoiceItem>? invoices, Money amount)
    {
        if (invoices is not { Count: > 0 }) return null;
        var accepted = Accepted(invoices, "").ToList();
        foreach (var (invoice, i) in accepted.Select((invoice, i) => (invoice, i)))
        {
            // An invoice that is evidence of a case only was not paid yet.
            var earlier = facts.Evidence.Same(command, facts, invoice.Code, invoice.Number, invoice.Seller).FirstOrDefault(known => known.ForOrdinal != 0 || known.Entity != command.Entity);
            if (earlier is not null) return new(RejectionReason.InvoiceRepeated, invoice.Number, invoice.Seller, earlier.UsedFor);
            if (accepted.Take(i).Any(invoice.IsSameAs)) return new(RejectionReason.InvoiceRepeated, invoice.Number, invoice.Seller, new Phrase("本命令", "this command"));
        }
        var total = accepted.Sum(invoice => invoice.Amount);
        return total < amount ? new(RejectionReason.InvoicesBelowAmount, total, amount) : null;
    }

    internal static IEnumerable<AcceptedInvoice> Accepted(IReadOnlyList<InvoiceItem>? invoices, string subject) =>
        (invoices ?? []).Select(invoice => new AcceptedInvoice(invoice.InvoiceCode ?? "", invoice.Number, invoice.Seller, invoice.Amount, subject));
}

using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("evidenceAdded", "补充附件", "Add evidence later", "",
    """{"type":"evidenceAdded","key":"2024-05-06-evidenceAdded","date":"2024-05-06","by":"陈会计","case":"C1","file":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","kind":"COURT_PAPER","note":"一审判决书"}""")]
[SentBy(Duty.Finance, Duty.CaseOfficer, Duty.Legal, Duty.Reviewer, Duty.Chief, Duty.Archivist)]
public sealed record EvidenceAdded : Command
{
    [Refers(Register.Voucher), Means("凭证号：凭证、案件、业务序号三者填一项", "Voucher: name one of voucher, case and command")] public string? Voucher { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public string? Case { get; init; }
    [Means("业务序号", "Ordinal of a recorded command")] public int? Ordinal { get; init; }
    [Refers(Register.File), Means("文件（SHA-256）", "The file by its SHA-256")] public required string File { get; init; }
    [Means("附件种类", "Kind of paper")] public required EvidenceKind Kind { get; init; }
    [Means("说明", "Note")] public string? Note { get; init; }
    [Means("保管类别；不填则按种类", "Class of retention; by the kind if left out")] public RetentionClass? Retention { get; init; }
    [Means("发票代码；全电发票没有", "Code of the invoice; fully digital ones have none")] public string? InvoiceCode { get; init; }
    [Means("发票号码；填写则须同时填写销售方、金额和开票日期", "Number of the invoice; with it go seller, amount and day")] public string? InvoiceNumber { get; init; }
    [Refers(Register.Party), Means("销售方", "Seller")] public string? Seller { get; init; }
    [Means("价税合计", "Amount with tax")] public Money? Amount { get; init; }
    [Means("开票日期", "Day of issue")] public DateOnly? IssuedOn { get; init; }

    private bool IsInvoice => InvoiceNumber is not null || InvoiceCode is not null || Seller is not null || Amount is not null || IssuedOn is not null;

    public override Decision Decide(Facts facts)
    {
        if (new object?[] { Voucher, Case, Ordinal }.Count(subject => subject is not null) != 1) return Decision.Refuse(RejectionReason.EvidenceSubjectUnclear);
        if (Ordinal is { } ordinal && (ordinal < 1 || ordinal >= facts.NextOrdinal)) return Decision.Refuse(RejectionReason.UnknownOrdinal, ordinal);
        var file = facts.Evidence.Files[File];
        if (file.DestroyedBy.Length > 0) return Decision.Refuse(RejectionReason.FileDestroyed, File, file.DestroyedBy);
        if (IsInvoice && FirstMissing() is { } missing) return Decision.Refuse([new(RejectionReason.MissingField, missing) { Field = missing }]);
        if (IsInvoice && ClashOf(facts) is { } clash) return Decision.Refuse([clash]);

        var posted = Voucher is null ? null : facts.Vouchers[Voucher].Posted;
        var evidence = new Evidence(File, file.Name, file.MediaType, file.Size, Kind, Note ?? "", Ordinal ?? 0, posted?.Seq ?? 0, Case ?? "",
            Retention ?? Papers.RetentionOf(Kind), posted?.Voucher.Date.Year ?? Date.Year);
        return IsInvoice
            ? Decision.Keep(evidence, new EvidenceInvoice(File, InvoiceCode ?? "", InvoiceNumber!, Seller!, Amount!.Value, IssuedOn!.Value, SubjectOf(facts)))
            : Decision.Keep(evidence);
    }

    private string? FirstMissing() => InvoiceNumber is null ? "invoiceNumber" : Seller is null ? "seller" : Amount is null ? "amount" : IssuedOn is null ? "issuedOn" : null;

    /// <summary>The command that it is evidence of; 0 for a case.</summary>
    private long SubjectOf(Facts facts) => Voucher is null ? Ordinal ?? 0 : facts.Evidence.OrdinalsOfVouchers.GetValueOrDefault(Voucher);

    /// <summary>An invoice is evidence once, and only of the voucher for which it was accepted (domain.md E.8.11).</summary>
    private Rejection? ClashOf(Facts facts)
    {
        var same = facts.Evidence.Same(this, facts, InvoiceCode ?? "", InvoiceNumber!, Seller!).ToList();
        var subject = SubjectOf(facts);
        var clash = same.Find(known => known.IsEvidence || known.Entity != Entity || (subject != 0 && known.ForOrdinal != subject));
        if (clash is not null) return new(RejectionReason.InvoiceRepeated, InvoiceNumber!, Seller!, clash.UsedFor);
        var differing = same.Find(known => known.Amount != Amount);
        return differing is null ? null : new(RejectionReason.InvoiceDiffers, InvoiceNumber!, differing.Amount, Amount!.Value);
    }
}

using FundLedger.Ledger;
using FundLedger.Tests.Support;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Litigation;

/// <summary>What must be refused of files, evidence and the destruction of archives, upon the funded books with two papers.</summary>
internal static class EvidenceRefusals
{
    private static readonly byte[] PaperBytes = PaperFiles.Pdf("paper");
    private static readonly byte[] OtherBytes = PaperFiles.Pdf("other");

    public static readonly string Paper = PaperFiles.Sha256(PaperBytes);
    public static readonly string Other = PaperFiles.Sha256(OtherBytes);
    private static readonly string Nowhere = new('0', 64);

    private static readonly string Fee = $"FEE 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{Paper}]";

    private const string Settled = """
        A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
        P-A1 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
        S-A1 2024-04-10 advanceSettled advance=A1 amount=33218.45 invoices=[number=24222000000012345678 seller=P1 amount=33218.45]
        """;

    // The settlement is voucher 记-2024-04-0001, the fee 记-2024-03-0001.
    private const string Invoice = "invoiceNumber=24222000000012345678 seller=P1 amount=33218.45 issuedOn=2024-04-08";

    private static readonly string Listed = $"""
        {Fee}
        D1 2055-01-10 destructionProposed destruction=XH-1 destroys=[{Paper}] reason=期满
        """;

    private static readonly string Appraised = Listed + "\nD2 2055-01-11 destructionAppraised destruction=XH-1 archivist=钱档案 accountant=陈会计 auditor=孙审计 discipline=吴纪检 opinion=同意";

    private static readonly string Signed = Appraised + "\nD3 2055-01-12 destructionSigned destruction=XH-1 unitHead=赵厅长 archiveHead=郑主任 accountingHead=王处长";

    private static readonly string Destroyed = Signed + "\nD4 2055-01-13 destructionExecuted destruction=XH-1 archivist=钱档案 accountant=陈会计 technician=冯信息";

    public static IReadOnlyList<Refusal> Rows { get; } =
    [
        Row("A file that was not uploaded is no evidence", UnknownFile, "", $"K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{Nowhere}]"),
        Row("What is no digest is no file", BadValue, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[ABC]"),
        Row("A file is listed once", FileListedTwice, "", $"K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{Paper}; {Paper}]"),
        Row("The sheets are at least as many as the files", AttachmentsBelowFiles, "", $"K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 attachments=1 files=[{Paper}; {Other}]"),
        Row("Where papers are required a voucher without one is refused", EvidenceMissing, "P 2024-03-01 policyChanged name=evidenceRequired value=true", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00"),
        Row("Evidence is of one thing", EvidenceSubjectUnclear, "", $"K 2024-03-01 evidenceAdded file={Paper} kind=OTHER"),
        Row("Evidence is of one thing only", EvidenceSubjectUnclear, Fee, $"K 2024-03-01 evidenceAdded voucher=记-2024-03-0001 case=C1 file={Paper} kind=OTHER"),
        Row("Evidence of a command that never was is refused", UnknownOrdinal, "", $$"""{"type":"evidenceAdded","key":"K","date":"2024-03-01","by":"陈会计","ordinal":9999,"file":"{{Paper}}","kind":"OTHER"}"""),
        Row("An invoice has a seller", MissingField, "", $"K 2024-03-01 evidenceAdded case=C1 file={Paper} kind=INVOICE invoiceNumber=1"),
        Row("An invoice that was accepted is no evidence of another voucher", InvoiceRepeated, Settled + "\n" + Fee, $"K 2024-04-11 evidenceAdded voucher=记-2024-03-0002 file={Other} kind=INVOICE {Invoice}"),
        Row("An invoice is evidence once", InvoiceRepeated, Settled + $"\nE 2024-04-11 evidenceAdded voucher=记-2024-04-0001 file={Paper} kind=INVOICE {Invoice}",
            $"K 2024-04-11 evidenceAdded case=C1 file={Other} kind=INVOICE {Invoice}"),
        Row("An invoice that is evidence of one voucher is not paid by another", InvoiceRepeated, Fee + $"\nE 2024-03-02 evidenceAdded voucher=记-2024-03-0001 file={Other} kind=INVOICE {Invoice}\n" + Settled.Split('\n')[0] + "\n" + Settled.Split('\n')[1],
            Settled.Split('\n')[2].Replace("S-A1", "K", StringComparison.Ordinal)),
        Row("The paper shows the amount that was accepted", InvoiceDiffers, Settled, $"K 2024-04-11 evidenceAdded voucher=记-2024-04-0001 file={Paper} kind=INVOICE {Invoice}".Replace("33218.45", "33218.46", StringComparison.Ordinal)),
        Row("There is no list to appraise", UnknownDestruction, "", "K 2055-01-11 destructionAppraised destruction=XH-9 archivist=甲 accountant=乙 auditor=丙 discipline=丁 opinion=同意"),
        Row("The paper of a voucher of 2024 is kept to the end of 2054", RetentionRunning, Fee, $"K 2054-12-31 destructionProposed destruction=XH-1 destroys=[{Paper}] reason=期满"),
        Row("The paper of an open case is kept longer", FileOnHold, $"E 2024-03-01 evidenceAdded case=C1 file={Paper} kind=COURT_PAPER", $"K 2099-01-01 destructionProposed destruction=XH-1 destroys=[{Paper}] reason=期满"),
        Row("A file stands on one list", FileOnOtherList, Listed, $"K 2055-01-10 destructionProposed destruction=XH-2 destroys=[{Paper}] reason=期满"),
        Row("A list destroys something", MissingField, "", """{"type":"destructionProposed","key":"K","date":"2055-01-01","by":"陈会计","destruction":"XH-1","destroys":[],"reason":"期满"}"""),
        Row("Nobody signs before the appraisal", DestructionOutOfOrder, Listed, "K 2055-01-12 destructionSigned destruction=XH-1 unitHead=赵厅长 archiveHead=郑主任 accountingHead=王处长"),
        Row("Nothing is destroyed before it is signed", DestructionOutOfOrder, Appraised, "K 2055-01-13 destructionExecuted destruction=XH-1 archivist=钱档案 accountant=陈会计 technician=冯信息"),
        Row("A list is appraised once", DestructionOutOfOrder, Appraised, "K 2055-01-12 destructionAppraised destruction=XH-1 archivist=甲 accountant=乙 auditor=丙 discipline=丁 opinion=同意"),
        Row("Four people appraise", ActorsNotApart, Listed, "K 2055-01-11 destructionAppraised destruction=XH-1 archivist=钱档案 accountant=钱档案 auditor=孙审计 discipline=吴纪检 opinion=同意"),
        Row("Three people sign", ActorsNotApart, Appraised, "K 2055-01-12 destructionSigned destruction=XH-1 unitHead=赵厅长 archiveHead=赵厅长 accountingHead=王处长"),
        Row("Nobody supervises twice", ActorsNotApart, Signed, "K 2055-01-13 destructionExecuted destruction=XH-1 archivist=钱档案 accountant=钱档案 technician=冯信息"),
        Row("The steps follow each other in time", DateBeforeCause, Appraised, "K 2055-01-10 destructionSigned destruction=XH-1 unitHead=赵厅长 archiveHead=郑主任 accountingHead=王处长"),
        Row("A paper that became evidence of a case meanwhile is not destroyed", FileOnHold, Signed + $"\nE 2024-03-02 evidenceAdded case=C1 file={Paper} kind=COURT_PAPER",
            "K 2055-01-13 destructionExecuted destruction=XH-1 archivist=钱档案 accountant=陈会计 technician=冯信息"),
        Row("What was destroyed is no evidence any more", FileDestroyed, Destroyed, $"K 2024-03-02 evidenceAdded case=C1 file={Paper} kind=OTHER"),
        Row("What was destroyed is attached to nothing", FileDestroyed, Destroyed, $"K 2024-03-02 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{Paper}]"),
        Row("What was destroyed is not destroyed again", FileDestroyed, Destroyed, $"K 2055-02-01 destructionProposed destruction=XH-2 destroys=[{Paper}] reason=期满"),
    ];

    private static Refusal Row(string sentence, RejectionReason reason, string given, string attempt) => new(sentence, reason, given, attempt) { From = WithPapersAsync };

    /// <summary>The funded books with two papers.</summary>
    public static async Task<PlayedBooks> WithPapersAsync()
    {
        var books = await PlayedBooks.FundedAsync();
        await books.FileAsync("回单.pdf", PaperBytes);
        await books.FileAsync("另一回单.pdf", OtherBytes);
        return books;
    }
}

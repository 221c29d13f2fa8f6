using System.Diagnostics;
using System.IO.Compression;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Data;

/// <summary>What files are evidence of, how long they are kept and how they end.</summary>
public sealed class EvidenceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_files_of_a_command_are_counted_on_its_voucher_and_stand_with_the_voucher_and_its_case()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var (slip, minutes) = (await books.FileAsync("回单.pdf", PaperFiles.Pdf("slip")), await books.FileAsync("纪要.ofd", PaperFiles.Ofd()));

        await books.PlayAsync($"""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION files=[{minutes}]
            P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1 files=[{slip}; {minutes}]
            """);

        (await books.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT attachments FROM voucher WHERE command_key = 'P'"), Stop)).ShouldBe(2);
        (await OfVoucherAsync(books, "P")).ShouldBe(["回单.pdf BANK_SLIP 陈会计", "纪要.ofd BANK_SLIP 陈会计"]);
        (await OfCaseAsync(books, "C1")).Select(card => card.Name).ShouldBe(["纪要.ofd", "回单.pdf"]);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_sheets_than_files_stay_as_they_were_told()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var slip = await books.FileAsync("回单.pdf", PaperFiles.Pdf());

        await books.PlayAsync($"FEE 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 attachments=3 files=[{slip}]");

        (await books.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT attachments FROM voucher WHERE command_key = 'FEE'"), Stop)).ShouldBe(3);
    }

    [Fact]
    public async Task The_paper_of_a_draft_goes_with_the_voucher_that_it_becomes()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var paper = await books.FileAsync("说明.txt", PaperFiles.Text("更正说明"));

        await books.PlayAsync($"""
            D 2024-01-30 voucherDrafted draft=D-1 summary=费用 files=[{paper}] lines=[account=5001 fund=ADV side=DEBIT amount=100.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=100.00]
            DP 2024-01-30 draftPosted draft=D-1 by=李审核 reviewer=-
            """);

        (await OfVoucherAsync(books, "DP")).ShouldBe(["说明.txt OTHER 陈会计"]);
    }

    [Fact]
    public async Task Evidence_that_comes_later_is_a_dated_row_and_the_voucher_stays_as_it_was_sealed()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("FEE 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00");
        var before = await books.PageAsync("FEE");
        var slip = await books.FileAsync("回单.pdf", PaperFiles.Pdf());

        await books.PlayAsync($"E 2024-05-06 evidenceAdded voucher=记-2024-03-0001 file={slip} kind=BANK_SLIP note=补交 by=赵出纳员");

        (await OfVoucherAsync(books, "FEE")).ShouldBe(["回单.pdf BANK_SLIP 赵出纳员"]);
        (await books.PageAsync("FEE")).ShouldBe(before);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_invoice_of_a_settlement_is_evidence_of_its_own_voucher()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var paper = await books.FileAsync("发票.xml", PaperFiles.Text(PaperFiles.DigitalInvoice));

        await books.PlayAsync($"""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
            S 2024-04-10 advanceSettled advance=A1 amount=33218.45 invoices=[number=24222000000012345678 seller=P1 amount=33218.45]
            E 2024-04-11 evidenceAdded voucher=记-2024-04-0001 file={paper} kind=INVOICE invoiceNumber=24222000000012345678 seller=P1 amount=33218.45 issuedOn=2024-04-08
            """);

        (await OfVoucherAsync(books, "S")).ShouldBe(["发票.xml INVOICE 陈会计"]);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invoice_is_not_paid_again_by_the_county_below_and_the_refusal_names_the_voucher()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            L1 2024-01-02 partyRegistered party=L5 name=某律师事务所丙 kind=LAW_FIRM creditCode=91110108717809965C creditCodeReason=证书如此
            S 2024-04-10 ownCostAccepted case=C1 organisation=O1 amount=100.00 document=说明 invoices=[number=777 seller=L5 amount=100.00]
            """);
        foreach (var line in new[]
        {
            "ENTITY 2024-01-01 entityOpened name=某市局 kind=ADMINISTRATIVE firstYear=2024 parent=220000",
            "O 2024-01-02 partyRegistered party=O1 name=某协会 kind=ORGANISATION registration=CITY",
            "D 2024-01-02 partyRegistered party=D1 name=某公司 kind=DEFENDANT",
            "L 2024-01-02 partyRegistered party=LX name=某律师事务所丙 kind=LAW_FIRM creditCode=91110108717809965C creditCodeReason=证书如此",
            "C 2024-01-02 caseRegistered case=C1 number=（2024）吉71民初12号 plaintiffKind=ORGANISATION plaintiff=O1 defendants=[D1]",
        })
            (await books.TryAsync(line, "220100")).Rejections.ShouldBeEmpty(line);

        var refused = await books.TryAsync("K 2024-05-01 ownCostAccepted case=C1 organisation=O1 amount=100.00 document=说明 invoices=[number=777 seller=LX amount=100.00]", "220100");

        refused.Rejections.ShouldHaveSingleItem().Zh.ShouldBe("发票 777（销售方 LX）已用于 220000 C1");
    }

    [Fact]
    public async Task Where_papers_are_required_closings_and_corrections_need_none_E_8_16_()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var slip = await books.FileAsync("回单.pdf", PaperFiles.Pdf());

        await books.PlayAsync($$"""
            P 2024-03-01 policyChanged name=evidenceRequired value=true
            F1 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{{slip}}]
            F2 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=6.00 attachments=1
            R 2024-03-02 voucherReversed voucher=记-2024-03-0002
            B 2024-03-02 voucherCorrected corrects=记-2024-03-0002 replacement={bankFeeCharged fund=ADV bank=BK1 amount=7.00}
            """);

        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_voucher_whose_sheets_were_struck_out_past_the_guards_is_found_by_its_check()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("P 2024-03-01 policyChanged name=evidenceRequired value=true", "F 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=6.00 attachments=1");
        await ExecuteAsync(books, "DROP TRIGGER tr_voucher_not_changed", "UPDATE voucher SET attachments = 0 WHERE command_key = 'F'");

        (await books.FindingsAsync()).ShouldContain(finding => finding.Contains("E.8.16", StringComparison.Ordinal) && finding.Contains("记-2024-03-0001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_destroyed_has_no_bytes_but_its_name_size_and_digest_and_who_did_it_stay()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var (paper, kept) = (await books.FileAsync("回单.pdf", PaperFiles.Pdf("a")), await books.FileAsync("另一回单.pdf", PaperFiles.Pdf("b")));
        await books.PlayAsync($"""
            FEE 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{paper}; {kept}]
            D1 2055-01-10 destructionProposed destruction=XH-1 destroys=[{paper}] reason=期满
            D2 2055-01-11 destructionAppraised destruction=XH-1 archivist=钱档案 accountant=陈会计 auditor=孙审计 discipline=吴纪检 opinion=同意
            D3 2055-01-12 destructionSigned destruction=XH-1 unitHead=赵厅长 archiveHead=郑主任 accountingHead=王处长
            """);
        (await PartsAsync(books)).ShouldBe([paper, kept], ignoreOrder: true);

        await books.PlayAsync("D4 2055-01-13 destructionExecuted destruction=XH-1 archivist=钱档案 accountant=陈会计 technician=冯信息");

        (await PartsAsync(books)).ShouldBe([kept]);
        var file = await new FileStore(books.Database).FindAsync(PlayedBooks.Entity, paper, Stop);
        (file!.Name, file.SizeBytes, file.Destruction).ShouldBe(("回单.pdf", PaperFiles.Pdf("a").Length, "XH-1"));
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("INSERT INTO destruction_act (entity, row_no, destruction, act, role, person, acted_on, opinion, command_ordinal) VALUES ('220000', 1, 'XH-1', 'EXECUTED', 'ARCHIVE', 'X', '2055-01-11', '', 99)", "须先鉴定并签署")]
    [InlineData("DELETE FROM file_part", "只增不删")]
    public async Task The_engine_lets_nobody_destroy_what_was_only_proposed(string sql, string word)
    {
        await using var books = await PlayedBooks.FundedAsync();
        var paper = await books.FileAsync("回单.pdf", PaperFiles.Pdf());
        await books.PlayAsync($"FEE 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{paper}]", $"D1 2055-01-10 destructionProposed destruction=XH-1 destroys=[{paper}] reason=期满");

        (await Should.ThrowAsync<Exception>(() => ExecuteAsync(books, sql))).Message.ShouldContain(word);
    }

    [Fact]
    public async Task Every_one_of_a_hundred_flipped_files_is_told_and_a_missing_part_by_its_number()
    {
        var flips = Setting.Of("FUNDLEDGER_FLIPS", 100);
        const int Seed = 20241124;
        var random = new Random(Seed);
        await using var books = await PlayedBooks.OpenedAsync();
        var files = new List<string>();
        for (var i = 0; i < flips; i++) files.Add(await books.FileAsync("流水.txt", PaperFiles.Text($"{i} " + new string('x', random.Next(1, 20_000)))));
        var torn = await books.FileAsync("长.txt", PaperFiles.Text(new string('y', 20_000)));
        (await books.FindingsAsync()).ShouldBeEmpty();

        await ExecuteAsync(books, "DROP TRIGGER tr_file_part_not_changed", "DROP TRIGGER tr_file_part_not_deleted", $"DELETE FROM file_part WHERE sha256 = '{torn}' AND part = 2");
        foreach (var file in files) await FlipAsync(books, file, random);

        var findings = await books.FindingsAsync();
        foreach (var file in files) findings.ShouldContain(finding => finding.Contains(file, StringComparison.Ordinal), $"seed {Seed}: {file}");
        findings.ShouldContain(finding => finding.Contains(torn, StringComparison.Ordinal) && finding.EndsWith("Parts of a file are missing: 2", StringComparison.Ordinal));
        findings.Count.ShouldBe(flips + 1);
    }

    [Fact]
    public async Task A_new_name_for_a_cited_file_is_told_too()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var paper = await books.FileAsync("回单.pdf", PaperFiles.Pdf());
        await books.PlayAsync($"E 2024-03-01 evidenceAdded case=C1 file={paper} kind=OTHER");

        await ExecuteAsync(books, "DROP TRIGGER tr_file_object_not_changed", "UPDATE file_object SET name = '其他.pdf'");

        (await books.FindingsAsync()).ShouldHaveSingleItem().ShouldContain("not what was sealed");
    }

    [Fact]
    public async Task The_package_of_a_case_is_the_same_each_time_and_its_digests_prove_it()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var slip = await books.FileAsync("回单 一.pdf", PaperFiles.Pdf("slip"));
        await books.PlayAsync($"""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1 files=[{slip}]
            """);

        var package = await PackageAsync(books);

        (await PackageAsync(books)).ShouldBe(package);
        var folder = Directory.CreateTempSubdirectory("fundledger-package-");
        using (var archive = new ZipArchive(new MemoryStream(package))) archive.ExtractToDirectory(folder.FullName);
        File.ReadAllBytes(Path.Combine(folder.FullName, "files", "001-回单 一.pdf")).ShouldBe(PaperFiles.Pdf("slip"));
        File.ReadAllText(Path.Combine(folder.FullName, "manifest.json")).ShouldContain(slip);
        (await SumsAsync(folder.FullName)).ShouldBe(0);
        await File.AppendAllTextAsync(Path.Combine(folder.FullName, "files", "001-回单 一.pdf"), "x", Stop);
        (await SumsAsync(folder.FullName)).ShouldBe(1);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(PaperFiles.DigitalInvoice, " 24222000000012345678 某环境损害司法鉴定中心 91220101MA0000001X 33218.45 2024-04-08")]
    [InlineData(PaperFiles.OlderInvoice, "022002200111 00012345 某律师事务所甲 31220000MD0000002Y 8000.00 2021-06-30")]
    [InlineData("<EInvoice><a/></EInvoice>", null)]
    [InlineData("<EInvoice>", null)]
    public void An_electronic_invoice_offers_what_it_says(string xml, string? offered)
    {
        using var content = new MemoryStream(PaperFiles.Text(xml));
        var invoice = EInvoice.Read(content);
        (invoice is null ? null : $"{invoice.Code} {invoice.Number} {invoice.SellerName} {invoice.SellerTaxId} {invoice.Amount} {invoice.IssuedOn:yyyy-MM-dd}").ShouldBe(offered);
    }

    private static async Task<byte[]> PackageAsync(PlayedBooks books)
    {
        using var target = new MemoryStream();
        (await EvidencePackage.OfCaseAsync(books.Database, PlayedBooks.Entity, "C1", () => Task.FromResult<Stream>(target), Stop)).ShouldBeTrue();
        return target.ToArray();
    }

    private static async Task<int> SumsAsync(string folder)
    {
        using var tool = Process.Start(new ProcessStartInfo("sha256sum", ["-c", "--quiet", "manifest.txt"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await tool.StandardOutput.ReadToEndAsync(Stop);
        await tool.WaitForExitAsync(Stop);
        return tool.ExitCode;
    }

    private static async Task FlipAsync(PlayedBooks books, string file, Random random)
    {
        await books.Database.WriteAsync(PlayedBooks.Entity, async session =>
        {
            byte[] content = [];
            await foreach (var row in session.RowsAsync("SELECT content FROM file_part WHERE sha256 = @file AND part = 1", new { file })) content = (byte[])row[0]!;
            content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
            return new Work<int>(await session.ExecuteAsync("UPDATE file_part SET content = @content WHERE sha256 = @file AND part = 1", new { file, content }), true);
        }, Stop);
    }

    private static async Task<IReadOnlyList<string>> OfVoucherAsync(PlayedBooks books, string key) =>
        [.. (await books.Database.ReadAsync(async session => await EvidenceQueries.OfVoucherAsync(session, PlayedBooks.Entity,
            await session.ScalarAsync<long>("SELECT seq FROM voucher WHERE command_key = @key", new { key })), Stop)).Select(card => $"{card.Name} {card.Kind} {card.AddedBy}")];

    private static Task<IReadOnlyList<EvidenceCard>> OfCaseAsync(PlayedBooks books, string code) => books.Database.ReadAsync(session => EvidenceQueries.OfCaseAsync(session, PlayedBooks.Entity, code), Stop);

    private static Task<IReadOnlyList<string>> PartsAsync(PlayedBooks books) => books.Database.ReadAsync(session => session.ListAsync<string>("SELECT DISTINCT sha256 FROM file_part"), Stop);

    private static Task<int> ExecuteAsync(PlayedBooks books, params string[] statements) => books.Database.WriteAsync(PlayedBooks.Entity, async session =>
    {
        foreach (var sql in statements) await session.ExecuteAsync(sql);
        return new Work<int>(0, true);
    }, Stop);
}

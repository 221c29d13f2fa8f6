using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>What waits appears in the work list and goes away with what it waits for.</summary>
public sealed class WorkListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_advance_waits_for_approver_cashier_and_clerk_in_turn()
    {
        await using var books = await PlayedBooks.FundedAsync();
        (await OfAsync(books, "2024-02-10", "A1")).ShouldBe(["Approver ApproveAdvance A1 C1 O1 36,666.67 since 2024-01-31"]);

        await books.PlayAsync("A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION");
        (await OfAsync(books, "2024-02-25", "A1")).ShouldBe(["Cashier PayAdvance A1 C1 O1 36,666.67 since 2024-02-20"]);
        (await OfAsync(books, "2024-02-10", "A1")).ShouldBe(["Approver ApproveAdvance A1 C1 O1 36,666.67 since 2024-01-31"]);

        await books.PlayAsync("P-A1 2024-03-01 advancePaid advance=A1 amount=20000.00 bank=BK1");
        (await OfAsync(books, "2024-03-05", "A1")).ShouldBe(["Clerk SettleAdvance A1 C1 O1 20,000.00 due 2024-08-28", "Cashier PayAdvance A1 C1 O1 16,666.67 since 2024-02-20"]);

        await books.PlayAsync("R-A1 2024-03-10 advanceReleased advance=A1 reason=合同终止", "S-A1 2024-03-12 advanceSettled advance=A1 amount=20000.00");
        (await OfAsync(books, "2024-03-15", "A1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_in_a_case_that_was_withdrawn_waits_for_nobody()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("W 2024-02-05 caseWithdrawn case=C1 reason=FULFILLED paper=准许撤诉裁定 by=林承办");
        (await OfAsync(books, "2024-02-10", "A1")).ShouldBeEmpty();
        (await OfAsync(books, "2024-02-04", "A1")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_order_waits_for_its_invoice_when_prepaid_and_for_the_cashier_when_invoiced()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, "PP 2024-04-25 orderPrepaid order=SO-01 amount=8000.00 bank=ZB");
        (await OfAsync(books, "2024-04-26", "SO-01")).ShouldBe(["Clerk UsePrepayment SO-01  L2 8,000.00 since 2024-04-25"]);
        await books.PlayAsync("IN 2024-05-20 orderInvoiced order=SO-01 amount=24960.50");
        (await OfAsync(books, "2024-05-21", "SO-01")).ShouldBe(["Cashier PayOrder SO-01  L2 16,960.50 since 2024-05-20"]);
        await books.PlayAsync("PD 2024-05-28 orderPaid order=SO-01 amount=16960.50 bank=ZB");
        (await OfAsync(books, "2024-05-31", "SO-01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restoration_contract_is_accepted_part_by_part_and_paid_for_what_was_accepted()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            RC 2024-02-05 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=100000.00 milestones=[name=清淤 amount=40000.00 dueOn=2024-03-01; name=植被 amount=60000.00 dueOn=2024-09-01]
            """);
        (await OfAsync(books, "2024-02-10", "RC-01")).ShouldBe(["Clerk AcceptMilestone RC-01 C1 R1 40,000.00 since 2024-02-05 due 2024-03-01 #1"]);
        await books.PlayAsync("AC 2024-02-20 restorationAccepted contract=RC-01 milestone=1 report=验收报告 acceptedBy=专家组 by=林承办");
        (await OfAsync(books, "2024-02-21", "RC-01")).ShouldBe(["Cashier PayRestoration RC-01 C1 R1 40,000.00 since 2024-02-20"]);
        await books.PlayAsync("RP 2024-02-22 restorationPaid contract=RC-01 amount=40000.00 bank=BK2");
        (await OfAsync(books, "2024-02-23", "RC-01")).ShouldBeEmpty();
        (await OfAsync(books, "2024-08-10", "RC-01")).ShouldBe(["Clerk AcceptMilestone RC-01 C1 R1 60,000.00 since 2024-02-05 due 2024-09-01 #2"]);
    }

    [Fact]
    public async Task A_judgment_waits_when_its_day_is_near_and_what_is_over_waits_to_be_returned()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, "F-A1 2024-04-12 advanceRefunded advance=A1 amount=3448.22 bank=BK1", Story.A1Awarded);
        (await OfAsync(books, "2024-06-28", "A1")).ShouldBe(["Clerk CollectReceivable A1 C1 D1 33,218.45 due 2024-07-28"]);
        await books.PlayAsync("RR 2024-07-20 recoveryReceived case=C1 defendant=D1 amount=40000.00 bank=BK1");
        (await OfAsync(books, "2024-07-21", "A1")).ShouldBeEmpty();
        (await OfAsync(books, "2024-07-21", "D1")).ShouldBe(["Cashier ReturnOverpayment D1 C1 D1 6,781.55 since 2024-07-20"]);
    }

    [Fact]
    public async Task A_draft_an_account_and_a_month_wait_for_the_reviewer()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            DR 2024-02-10 voucherDrafted draft=D-1 summary=调整 lines=[account=5001 fund=ADV side=DEBIT amount=1.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=1.00]
            AC 2024-02-11 partyAccountChanged change=AC-1 party=O1 bankName=某银行 accountNumber=6222000011112222 holder=协会 proposedBy=林承办
            """);
        var work = await AllAsync(books, "2024-02-15");
        work.Where(item => item.StartsWith("Reviewer", StringComparison.Ordinal)).ShouldBe(
        [
            "Reviewer PostDraft D-1   since 2024-02-10", "Reviewer ConfirmAccount AC-1  O1 since 2024-02-11", "Reviewer CloseMonth 2024-01   since 2024-01-31",
        ]);
        await books.PlayAsync("DP 2024-02-12 draftPosted draft=D-1 by=李审核", "CJ 2024-02-15 monthClosed period=2024-01");
        (await AllAsync(books, "2024-02-15")).Where(item => item.Contains(" D-1 ", StringComparison.Ordinal) || item.Contains("CloseMonth", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receipt_nobody_knows_waits_for_the_clerk_until_it_is_identified()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("UR 2024-02-10 unidentifiedReceived receipt=UR-01 fund=ADV bank=BK1 amount=5000.00 remitter=某公司");
        (await OfAsync(books, "2024-02-11", "UR-01")).ShouldBe(["Clerk IdentifyReceipt UR-01   5,000.00 due 2024-03-11"]);
    }

    [Fact]
    public void Every_kind_of_work_leads_to_a_form_whose_fields_the_catalogue_knows()
    {
        foreach (var kind in Enum.GetValues<WorkKind>())
        {
            var item = new WorkItem(kind, "X1") { Fund = "ADV", Case = "C1", Party = "O1", Amount = new Money(100), Count = 1 };
            if (!item.Address.StartsWith("/commands/", StringComparison.Ordinal)) continue;
            var (command, query) = (item.Address["/commands/".Length..].Split('?')[0], item.Address.Split('?')[1]);
            var known = Catalogue.FieldsOf(Catalogue.Find(command)!).Select(field => field.Name);
            query.Split('&').Select(part => part.Split('=')[0]).ShouldBeSubsetOf(known, kind.ToString());
        }
    }

    private static async Task<IReadOnlyList<string>> OfAsync(PlayedBooks books, string day, string subject) =>
        [.. (await AllAsync(books, day)).Where(item => item.Split(' ')[2] == subject)];

    private static async Task<IReadOnlyList<string>> AllAsync(PlayedBooks books, string day) =>
        [.. (await WorkList.ReadAsync(books.Database, PlayedBooks.Entity, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Stop)).Items.Select(Shown)];

    private static string Shown(WorkItem item) => $"{item.Role} {item.Kind} {item.Subject} {item.Case} {item.Party}{(item.Amount is { } amount ? " " + amount.ToGroupedString() : "")}"
        + (item.Since is { } since ? " since " + Seal.Day(since) : "") + (item.DueOn is { } due ? " due " + Seal.Day(due) : "")
        + (item.Kind == WorkKind.AcceptMilestone ? $" #{item.Count}" : "");
}

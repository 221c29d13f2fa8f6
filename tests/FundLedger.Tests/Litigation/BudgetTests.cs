using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Budgets of funds by economic class and year, and the lists that are handed out (domain.md A15, A16).</summary>
public sealed class BudgetTests
{
    [Fact]
    public async Task A_revision_keeps_by_how_much_the_budget_changed_and_why()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            B1 2024-01-10 budgetApproved fund=ADV year=2024 lines=[economic=30227 amount=500000.00; economic=30204 amount=1000.00] document=吉财预1号
            B2 2024-09-01 budgetRevised fund=ADV year=2024 lines=[economic=30227 amount=450000.00; economic=30226 amount=60000.00; economic=30204 amount=1000.00] document=吉财预30号 reason=案件减少
            B3 2024-09-02 budgetRevised fund=ADV year=2024 lines=[economic=30204 amount=0.00] document=吉财预31号 reason=手续费免收
            """);

        (await RowsAsync(books, "SELECT economic, amount_fen, decided_on, document, reason FROM v_budget ORDER BY command_ordinal, row_no")).ShouldBe("""
            30227 50000000 2024-01-10 吉财预1号 
            30204 100000 2024-01-10 吉财预1号 
            30227 -5000000 2024-09-01 吉财预30号 案件减少
            30226 6000000 2024-09-01 吉财预30号 案件减少
            30204 -100000 2024-09-02 吉财预31号 手续费免收
            """);
    }

    [Fact]
    public async Task Every_list_that_was_handed_out_stays_on_record()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("L 2024-07-01 listShared list=LAW_FIRMS recipient=某检察院 rows=2 digest=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

        (await RowsAsync(books, "SELECT list, recipient, row_count, shared_on, recorded_by FROM v_shared_list")).ShouldBe("LAW_FIRMS 某检察院 2 2024-07-01 陈会计");
    }

    private static Task<string> RowsAsync(PlayedBooks books, string sql) => books.Database.ReadAsync(async session =>
    {
        var rows = new List<string>();
        await foreach (var row in session.RowsAsync(sql)) rows.Add(string.Join(' ', row));
        return string.Join('\n', rows);
    }, TestContext.Current.CancellationToken);
}

using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>The second worked year against the page on which it was worked out by hand, <c>tests/books/scenario-2.md</c>.</summary>
public sealed partial class SecondYearTests(WorkedYears years)
{
    private static readonly string Page = RepoFiles.Read("tests/books/scenario-2.md").ReplaceLineEndings("\n");
    private static readonly DateOnly LastDay = new(2025, 12, 31);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_voucher_has_the_lines_that_were_written_by_hand()
    {
        var books = await years.After(WorkedYears.Second);
        var written = new List<string>();
        var last = await books.ReadAsync(session => session.ScalarAsync<long>("SELECT MAX(seq) FROM voucher WHERE entity = '220100'"), Stop);
        for (var seq = 1L; seq <= last; seq++)
        {
            var posted = (await books.ReadAsync(session => PostedVouchers.ReadAsync(session, WorkedYears.SecondEntity, seq), Stop))!;
            if (posted.Voucher.Kind != VoucherKind.Closing) written.AddRange(posted.Voucher.Lines.Select(line => Shown(posted, line)));
        }

        string.Join('\n', written.Order(StringComparer.Ordinal)).ShouldBe(string.Join('\n', Rows("1 分录").Order(StringComparer.Ordinal)));
        written.Count.ShouldBeGreaterThan(150);
    }

    [Fact]
    public async Task The_trial_balance_before_closing_is_the_one_worked_out()
    {
        var sheet = await SheetAsync("trial-balance", ("closing", "before"), ("asOf", "2025-12-31"));
        Money Of(Row row, string column) => row[sheet.IndexOf(column)].Amount;
        var rows = sheet.Rows.Where(row => row.Kind == RowKind.Detail).Select(row => string.Join(" | ",
            row[sheet.IndexOf("account")].Text.Zh, Chart.Get(row[sheet.IndexOf("account")].Text.Zh).Name,
            (Of(row, "opening_debit") - Of(row, "opening_credit")).ToGroupedString(), Of(row, "debit").ToGroupedString(), Of(row, "credit").ToGroupedString(),
            (Of(row, "closing_debit") - Of(row, "closing_credit")).ToGroupedString()));

        string.Join('\n', rows).ShouldBe(string.Join('\n', Rows("2 结转前科目余额表")));
    }

    [Fact]
    public async Task After_closing_each_fund_has_what_was_worked_out()
    {
        var books = await years.After(WorkedYears.Second);
        var rows = await books.ReadAsync(session => session.ListAsync<Balance>("""
            SELECT fund, account, SUM(debit_fen) - SUM(credit_fen) AS fen FROM fund_balance WHERE entity = '220100' GROUP BY fund, account
            """), Stop);

        rows.Where(row => row.Fen != 0).Select(row => $"{row.Fund} | {row.Account} | {new Money(row.Fen).ToGroupedString()}").Order(StringComparer.Ordinal)
            .ShouldBe(Rows("3 结转后各基金余额").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_statement_of_funds_is_the_one_worked_out()
    {
        var sheet = await SheetAsync("fund-statement", ("asOf", "2025-12-31"));
        Money Of(Row row, params string[] columns) => columns.Sum(column => row[sheet.IndexOf(column)].Amount);
        var rows = sheet.Rows.Where(row => row.Kind == RowKind.Detail).Select(row => string.Join(" | ", new[]
        {
            Of(row, "own_bank"), Of(row, "entrusted_bank"), Of(row, "quota"), Of(row, "unsettled", "settled", "receivable"), Of(row, "payable"), Of(row, "custody"),
            Of(row, "committed"), Of(row, "available"),
        }.Select(amount => amount.ToGroupedString()).Prepend(row[sheet.IndexOf("fund")].Text.Zh)));

        rows.ShouldBe(Rows("4 基金收支余"));
    }

    [Fact]
    public async Task Each_yuan_of_the_advances_is_where_it_was_worked_out_to_be()
    {
        var books = await years.After(WorkedYears.Second);
        var rows = new List<string>();
        foreach (var code in new[] { "CA", "CB", "CC", "CD" })
        {
            var view = (await books.ReadAsync(session => CaseQueries.ReadAsync(session, WorkedYears.SecondEntity, code, new AsOf(LastDay)), Stop))!;
            foreach (var advance in view.Advances)
            {
                advance.IsAccountedFor.ShouldBeTrue(advance.Advance);
                rows.Add(string.Join(" | ", new[] { advance.Paid, advance.Refunded, advance.Recovered, advance.FromDamages, advance.WrittenOff, advance.Outstanding }
                    .Select(amount => amount.ToGroupedString()).Prepend(code).Prepend(advance.Advance)));
            }
        }
        rows.ShouldBe(Rows("5 垫付款去向"));
    }

    [Fact]
    public async Task Every_check_finds_nothing_and_every_seal_is_whole()
    {
        var books = await years.After(WorkedYears.Second);

        var result = await Verification.RunAsync(books, WorkedYears.SecondEntity, Stop);

        result.Findings.ShouldBeEmpty();
        foreach (var check in Check.All) (await books.ReadAsync(session => check.RunAsync(session, WorkedYears.SecondEntity), Stop)).ShouldBeEmpty(check.Name);
    }

    private static string Shown(PostedVoucher posted, VoucherLine line) => string.Join(" | ", posted.CommandKey, posted.Voucher.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        line.Side == Side.Debit ? "借" : "贷", line.Account, line.Fund, line.Case, line.Advance, line.Amount.ToGroupedString());

    private async Task<Sheet> SheetAsync(string report, params (string, string)[] asked)
    {
        var outcome = await new ReportRunner(await years.After(WorkedYears.Second)).RunAsync(report, ReportRequest.For(WorkedYears.SecondEntity, asked), Stop);
        outcome.Rejections.ShouldBeEmpty();
        return outcome.Sheet!;
    }

    /// <summary>The rows of the table under a heading of the page.</summary>
    private static List<string> Rows(string heading)
    {
        var section = Page[Page.IndexOf("## " + heading, StringComparison.Ordinal)..];
        var end = section.IndexOf("\n## ", StringComparison.Ordinal);
        return [.. TableRow().Matches(end < 0 ? section : section[..end]).Skip(2).Select(row => string.Join(" | ", row.Groups[1].Value.Split('|').Select(cell => cell.Trim())))];
    }

    [GeneratedRegex(@"^\|(.*)\|$", RegexOptions.Multiline)] private static partial Regex TableRow();

    private sealed class Balance { public string Fund { get; set; } = ""; public string Account { get; set; } = ""; public long Fen { get; set; } }
}

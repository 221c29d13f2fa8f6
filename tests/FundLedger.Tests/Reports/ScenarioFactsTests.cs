using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>The worked year in reports against what was worked out for it by hand and by other programs: the facts in
/// <c>tests/books</c>, not the reports' own pages.</summary>
public sealed class ScenarioFactsTests(WorkedYears books)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly JsonObject Facts = JsonNode.Parse(RepoFiles.Read("tests/books/scenario-1.json"))!.AsObject();

    public static TheoryData<string, int, string> Statements => new(
        from book in new[] { WorkedYears.Scenario, WorkedYears.Variant }
        let pages = JsonNode.Parse(RepoFiles.Read($"tests/books/{book}-statements.json"))!["pages"]!.AsArray()
        from page in Enumerable.Range(0, pages.Count)
        select (book, page, $"{pages[page]!["report"]} {pages[page]!["asked"]}"));

    [Theory, MemberData(nameof(Statements))]
    public async Task The_statement_says_what_the_worked_year_says(string book, int page, string named)
    {
        var expected = JsonNode.Parse(RepoFiles.Read($"tests/books/{book}-statements.json"))!["pages"]![page]!;
        var sheet = await SheetAsync(book, (string)expected["report"]!, (string)expected["asked"]!);
        string[] columns = [.. expected["columns"]!.AsArray().Select(column => (string)column!)];
        var rows = sheet.Body().Where(row => row.Kind != RowKind.Section && Matches(sheet, row, expected["where"])).ToList();
        var details = rows.Where(row => row.Kind == RowKind.Detail).Select(row => Line(sheet, row, columns)).ToList();
        string[] wanted = [.. expected["rows"]!.AsArray().Select(row => Line(row!))];

        if ((bool)expected["whole"]!) string.Join("\n", details).ShouldBe(string.Join("\n", wanted), named);
        else wanted.Except(rows.Select(row => Line(sheet, row, columns))).ShouldBeEmpty(named);
        if (expected["total"] is { } total) ShouldTotal(sheet, rows.Last(row => row.Kind == RowKind.Total), columns, total.AsArray());
        foreach (var (column, sum) in expected["sum"]?.AsObject() ?? [])
            rows.Where(row => row.Kind == RowKind.Detail).Sum(row => row[sheet.IndexOf(column)].Amount).ToGroupedString().ShouldBe((string)sum!);
    }

    [Theory]
    [InlineData("closing=before", "trial_balance_pre_closing")]
    [InlineData("closing=after", "trial_balance_post_closing")]
    public async Task Both_trial_balances_are_those_of_the_worked_year(string asked, string fact)
    {
        var sheet = await SheetAsync(WorkedYears.Scenario, "trial-balance", asked);
        string Signed(Row row, string debit, string credit) => (row[sheet.IndexOf(debit)].Amount - row[sheet.IndexOf(credit)].Amount).ToString();

        sheet.Rows.Where(row => row.Kind == RowKind.Detail).Select(row => string.Join(' ', Text(sheet, row, "account"),
                Signed(row, "opening_debit", "opening_credit"), row[sheet.IndexOf("debit")].Amount, row[sheet.IndexOf("credit")].Amount,
                Signed(row, "closing_debit", "closing_credit")))
            .ShouldBe(Facts[fact]!.AsObject().Select(account => string.Join(' ', account.Key, account.Value!["opening"], account.Value["debit"],
                account.Value["credit"], account.Value["closing"])));
    }

    [Fact]
    public async Task The_journal_has_every_voucher_line_by_line()
    {
        var sheet = await SheetAsync(WorkedYears.Scenario, "journal", "");
        string[] auxiliaries = ["account", "fund", "case_code", "advance", "party", "order_code", "bank", "payee"];
        var found = sheet.Rows.Where(row => row.Kind == RowKind.Detail)
            .GroupBy(row => $"{Text(sheet, row, "voucher_no")} {Text(sheet, row, "voucher_date")}")
            .Select(voucher => $"{voucher.Key}\n{string.Join('\n', voucher.Select(row => $"{Line(sheet, row, auxiliaries)} {Side(sheet, row)}"))}");

        found.ShouldBe(Facts["vouchers"]!.AsArray().Select(Page));
    }

    [Fact]
    public async Task The_case_statement_settles_as_the_worked_year_does()
    {
        var sheet = await SheetAsync(WorkedYears.Scenario, "case-statement", "");

        sheet.Rows.Where(row => row.Kind == RowKind.Detail).Select(row => $"{Text(sheet, row, "advance")} {row[sheet.IndexOf("settled")].Amount}")
            .ShouldBe(Facts["expected"]!["case_statement"]!.AsArray().Select(line => $"{line!["adv"]} {line["settled"]}"));
    }

    private static string Page(JsonNode? voucher) =>
        $"{voucher!["no"]} {voucher["date"]}\n" + string.Join('\n', voucher["lines"]!.AsArray().Select(line => string.Join(" | ",
            new[] { "account", "fund", "case", "adv", "party", "order", "bank", "payee" }.Select(name => (string?)line![name] ?? "")) + $" {line!["side"]} {line["amount"]}"));

    private static string Side(Sheet sheet, Row row)
    {
        var (debit, credit) = (row[sheet.IndexOf("debit")].Amount, row[sheet.IndexOf("credit")].Amount);
        return debit.IsZero ? $"C {credit}" : $"D {debit}";
    }

    private static void ShouldTotal(Sheet sheet, Row total, string[] columns, JsonArray expected)
    {
        foreach (var (column, said) in columns.Zip(expected.Select(value => (string?)value)))
            if (said is not null) Text(sheet, total, column).ShouldBe(said, column);
    }

    private static bool Matches(Sheet sheet, Row row, JsonNode? where) =>
        where is null || where.AsObject().All(wanted => Text(sheet, row, wanted.Key) == (string)wanted.Value!);

    private static string Line(Sheet sheet, Row row, string[] columns) => string.Join(" | ", columns.Select(column => Text(sheet, row, column)));

    private static string Line(JsonNode row) => string.Join(" | ", row.AsArray().Select(value => (string?)value ?? ""));

    private static string Text(Sheet sheet, Row row, string column)
    {
        var place = sheet.IndexOf(column);
        return CellText.For(row[place], sheet.Columns[place] with { Zero = ZeroStyle.Shown }, Chinese);
    }

    private async Task<Sheet> SheetAsync(string book, string report, string asked)
    {
        var outcome = await new ReportRunner(await books.After(book)).RunAsync(report, Asked.Of(asked), TestContext.Current.CancellationToken);
        outcome.Rejections.ShouldBeEmpty();
        return outcome.Sheet!;
    }
}

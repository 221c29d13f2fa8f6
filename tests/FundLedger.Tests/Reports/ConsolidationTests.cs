using System.Globalization;
using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>A province with its cities and counties: what they have together is the sum of what each has, less what they sent
/// each other (domain.md A17).</summary>
public sealed class ConsolidationTests(ProvinceWithAllLevels province) : IClassFixture<ProvinceWithAllLevels>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_thousand_events_of_thirteen_entities_add_up_to_the_fen()
    {
        province.Events.ShouldBeGreaterThanOrEqualTo(20_000);
        var whole = await TotalsAsync("220000", "SUBTREE");
        var parts = new Dictionary<string, Money>();
        foreach (var entity in ProvinceWithAllLevels.Tree.Select(unit => unit.Code))
            foreach (var (column, amount) in await TotalsAsync(entity, "ENTITY")) parts[column] = parts.GetValueOrDefault(column) + amount;

        foreach (var column in new[] { "opening", "income", "expense", "other", "closing" }) whole[column].ShouldBe(parts[column], column);
        (whole["income_out"], whole["expense_out"]).ShouldBe((province.Sent, province.Sent));
        whole["income_net"].ShouldBe(parts["income"] - province.Sent);
        whole["expense_net"].ShouldBe(parts["expense"] - province.Sent);
        whole["closing"].ShouldBe(whole["opening"] + whole["income_net"] - whole["expense_net"] + whole["other"]);
    }

    [Fact]
    public async Task A_city_is_consolidated_with_its_own_counties_only()
    {
        var city = await TotalsAsync("220100", "SUBTREE");

        city["income_out"].ShouldBe(province.SentBy("220100"));
        city["income"].ShouldBe((await TotalsAsync("220100", "ENTITY"))["income"] + (await SumAsync("220101", "220102", "220103")));
    }

    [Fact]
    public async Task The_consolidated_trial_balance_balances_with_and_without_its_eliminations()
    {
        var sheet = await SheetAsync("consolidated-trial-balance", "220000", "SUBTREE");

        foreach (var book in sheet.Rows.Where(row => row.Kind == RowKind.Total))
            foreach (var (debit, credit) in new[] { ("sum_debit", "sum_credit"), ("out_debit", "out_credit"), ("debit", "credit") })
                book[sheet.IndexOf(debit)].Amount.ShouldBe(book[sheet.IndexOf(credit)].Amount, debit);
        Amount(sheet, "4601", "out_debit").ShouldBe(province.Sent);
        Amount(sheet, "5001", "out_credit").ShouldBe(province.Sent);
        Amount(sheet, "4601", "credit").ShouldBe(Money.Zero);
    }

    [Fact]
    public async Task What_only_one_side_recorded_is_listed_and_not_taken_out()
    {
        var sheet = await SheetAsync("internal-items", "220000", "SUBTREE");
        var open = sheet.Rows.Where(row => row.Kind == RowKind.Detail && row[sheet.IndexOf("difference")].Amount != Money.Zero).ToList();

        open.Select(row => $"{Text(sheet, row, "sender")} {Text(sheet, row, "receiver")} {Text(sheet, row, "reference")} {row[sheet.IndexOf("difference")].Amount}")
            .ShouldBe(["220000 220200 LOST-1 7.77"]);
        sheet.Rows.Count(row => row.Kind == RowKind.Detail).ShouldBe(ProvinceWithAllLevels.Tree.Count - 1 + 1);
    }

    [Fact]
    public async Task Side_by_side_each_entity_has_the_money_of_its_own_statement_and_the_total_is_their_sum()
    {
        var sheet = await SheetAsync("consolidated-indicators", "220000", "SUBTREE");
        var sum = Money.Zero;
        foreach (var row in sheet.Rows.Where(row => row.Kind == RowKind.Detail))
        {
            var entity = Text(sheet, row, "entity");
            var own = (await new ReportRunner(province.Books).RunAsync("fund-statement", ReportRequest.For(entity, ("asOf", "2024-12-31")), Stop)).Sheet!;
            var available = own.Rows.Sum(fund => fund[own.IndexOf("available")].Amount);
            row[sheet.IndexOf("available")].Amount.ShouldBe(available, entity);
            sheet.LinkOf(row, sheet.IndexOf("entity")).ShouldBe($"/management?entity={entity}");
            sum += available;
        }

        var total = sheet.Rows.Single(row => row.Kind == RowKind.Total);
        total[sheet.IndexOf("available")].Amount.ShouldBe(sum);
        (await SheetAsync("consolidated-indicators", "220101", "SUBTREE")).Rows.Count(row => row.Kind == RowKind.Detail).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_stands_below_sees_nothing_of_the_others() =>
        (await TotalsAsync("220101", "SUBTREE")).ShouldBe(await TotalsAsync("220101", "ENTITY"));

    private async Task<Money> SumAsync(params string[] entities)
    {
        var sum = Money.Zero;
        foreach (var entity in entities) sum += (await TotalsAsync(entity, "ENTITY"))["income"];
        return sum;
    }

    private async Task<Dictionary<string, Money>> TotalsAsync(string entity, string scope)
    {
        var sheet = await SheetAsync("consolidated-fund-statement", entity, scope);
        return sheet.Columns.Where(column => column.Type == CellType.Money).ToDictionary(column => column.Key,
            column => sheet.Rows.Where(row => row.Kind == RowKind.Detail).Sum(row => row[sheet.IndexOf(column.Key)].Amount));
    }

    private async Task<Sheet> SheetAsync(string report, string entity, string scope)
    {
        var outcome = await new ReportRunner(province.Books).RunAsync(report, ReportRequest.For(entity, ("scope", scope), ("asOf", "2024-12-31")), Stop);
        outcome.Rejections.ShouldBeEmpty();
        return outcome.Sheet!;
    }

    private static Money Amount(Sheet sheet, string account, string column) =>
        sheet.Rows.Single(row => row.Kind == RowKind.Detail && Text(sheet, row, "account") == account)[sheet.IndexOf(column)].Amount;

    private static string Text(Sheet sheet, Row row, string column) =>
        CellText.For(row[sheet.IndexOf(column)], sheet.Columns[sheet.IndexOf(column)], CultureInfo.GetCultureInfo("zh-CN"));
}

/// <summary>Jilin with three cities and nine counties, each with 1,540 events of 2024, imported in bulk.</summary>
public sealed class ProvinceWithAllLevels : IAsyncLifetime
{
    private const int FeesOfEach = 1_535;

    public static IReadOnlyList<(string Code, string Parent, string Level)> Tree { get; } =
    [
        ("220000", "", "PROVINCE"),
        .. new[] { "220100", "220200", "222400" }.SelectMany(city => Enumerable.Range(1, 3)
            .Select(n => (string.Create(CultureInfo.InvariantCulture, $"{city[..4]}{n:00}"), city, "COUNTY")).Prepend((city, "220000", "CITY"))),
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-province-");
    private Database? books;

    public Database Books => books!;
    public int Events { get; private set; }

    /// <summary>What was sent down and arrived.</summary>
    public Money Sent => new(Tree.Skip(1).Sum(unit => AmountTo(unit.Code).Fen));

    public Money SentBy(string entity) => new(Tree.Where(unit => unit.Parent == entity).Sum(unit => AmountTo(unit.Code).Fen));

    public async ValueTask InitializeAsync()
    {
        books = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), TimeProvider.System);
        await books.MigrateAsync(CancellationToken.None);
        var journal = new Journal(books);
        foreach (var unit in Tree) await ImportAsync(journal, unit.Code, Opening(unit));
        foreach (var unit in Tree) await ImportAsync(journal, unit.Code, Year(unit));
    }

    private async Task ImportAsync(Journal journal, string entity, string text)
    {
        var commands = Notation.Json(text).Select(json => CommandReader.Read(json, entity)).ToList();
        var outcomes = await journal.ImportAsync(entity, commands, dryRun: false, null, CancellationToken.None);
        Assert.All(outcomes, outcome => Assert.Empty(outcome.Rejections));
        Events += outcomes.Count;
    }

    private static string Opening((string Code, string Parent, string Level) unit) => $"""
        ENTITY 2024-01-01 entityOpened name=生态环境局{unit.Code} kind=ADMINISTRATIVE firstYear=2024 level={unit.Level} {(unit.Parent.Length > 0 ? $"parent={unit.Parent}" : "")}
        FUND 2024-01-01 fundOpened fund=ADV name=诉讼费用垫付专项基金 kind=ADVANCE
        BANK 2024-01-01 bankAccountOpened bank=BK1 name=基本户 kind=OWN funds=[ADV]
        """;

    /// <summary>Its own money, what comes from above, what goes below, and many small payments; one transfer is lost on its way.</summary>
    private static string Year((string Code, string Parent, string Level) unit) => string.Join('\n',
    [
        $"MONEY 2024-01-02 appropriationReceived fund=ADV bank=BK1 amount={1_000_000 + int.Parse(unit.Code, CultureInfo.InvariantCulture)}.01",
        .. unit.Parent.Length > 0 ? new[] { $"IN 2024-01-05 moneyReceivedFromEntity other={unit.Parent} fund=ADV bank=BK1 amount={AmountTo(unit.Code)} reference=BK-{unit.Code}" } : [],
        .. Tree.Where(below => below.Parent == unit.Code)
            .Select(below => $"OUT-{below.Code} 2024-01-04 moneySentToEntity other={below.Code} fund=ADV bank=BK1 amount={AmountTo(below.Code)} reference=BK-{below.Code}"),
        .. unit.Code == "220000" ? new[] { "LOST 2024-06-30 moneySentToEntity other=220200 fund=ADV bank=BK1 amount=7.77 reference=LOST-1" } : [],
        .. Enumerable.Range(0, FeesOfEach).Select(n => string.Create(CultureInfo.InvariantCulture,
            $"FEE-{n} 2024-{n % 12 + 1:00}-{n % 28 + 1:00} bankFeeCharged fund=ADV bank=BK1 amount={n % 97}.{n % 89 + 10}")),
    ]);

    private static Money AmountTo(string code) => new(long.Parse(code, CultureInfo.InvariantCulture) * 7 + 13);

    public async ValueTask DisposeAsync()
    {
        if (books is not null) await books.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

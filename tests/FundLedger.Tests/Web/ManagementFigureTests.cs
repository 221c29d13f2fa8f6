using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace FundLedger.Tests.Web;

/// <summary>What the manager's desk shows is what its reports say: the same cells, on the page and in the file.</summary>
public sealed partial class ManagementFigureTests(PagesSite site)
{
    private const string Day = "2024-12-31";

    /// <summary>The parts of the desk with the report that each is read off.</summary>
    private static readonly (string Part, string Report)[] Parts =
    [
        ("months", "fund-months"), ("free", "fund-months"), ("kinds", "money-by-kind"), ("recovery", "recovery-by-year"), ("ages", "ageing"), ("cases", "exposure-by-case"),
        ("organisations", "exposure-by-organisation"), ("budgets", "budget-execution"), ("custody", "damages-use"),
    ];

    public static TheoryData<string, string, string> All => new(
        from part in Parts
        from day in new[] { "2024-05-20", "2024-09-30", Day }
        select (part.Part, part.Report, day));

    [Theory, MemberData(nameof(All))]
    public async Task Every_amount_of_a_chart_is_an_amount_of_its_report(string part, string report, string day)
    {
        var section = SectionOf(await site.HtmlAsync($"/management?asOf={day}"), part);
        var csv = await site.HtmlAsync($"/api/v1/entities/220000/reports/{report}?format=csv&asOf={day}");

        section.ShouldContain($"""href="/reports/{report}?asOf={day}""");
        var cells = csv.Split('\n').SelectMany(line => line.Trim().Split(',')).ToHashSet(StringComparer.Ordinal);
        Amounts(RestTag().Replace(section, "")).Where(amount => amount != "0.00" && !cells.Contains(amount)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2024-05-20")]
    [InlineData("2024-09-30")]
    [InlineData(Day)]
    public async Task What_the_kinds_of_deadline_are_about_adds_up_to_the_list(string day)
    {
        var section = SectionOf(await site.HtmlAsync($"/management?asOf={day}"), "deadlines");
        var csv = (await site.HtmlAsync($"/api/v1/entities/220000/reports/deadlines?format=csv&asOf={day}")).Trim().Split('\n').Skip(1).Select(line => line.Split(',')[6]);

        Amounts(DetailsTag().Match(section).Value).Sum(Number).ShouldBe(csv.Sum(Number));
    }

    /// <summary>Four kinds have no bar of their own: what was overpaid, what came back of advances, interest and fees.</summary>
    [Fact]
    public async Task What_has_no_room_is_the_rest_to_the_total()
    {
        var rest = RestTag().Match(SectionOf(await site.HtmlAsync($"/management?asOf={Day}"), "kinds")).Value;

        Amounts(rest).ShouldBe(["5716.07", "19816.24"]);
        (Number("5716.07"), Number("19816.24")).ShouldBe((4_648.22m + 1_067.85m, 19_761.24m + 55.00m));
    }

    private static decimal Number(string text) => text.Length == 0 ? 0 : decimal.Parse(text, CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_charts_of_the_worked_year_are_not_empty()
    {
        var page = await site.HtmlAsync($"/management?asOf={Day}");

        foreach (var (part, _) in Parts) Amounts(SectionOf(page, part)).Count().ShouldBeGreaterThan(0, part);
    }

    [Fact]
    public async Task The_five_answers_of_the_worked_year_each_lead_to_their_report()
    {
        var html = await site.HtmlAsync($"/management?asOf={Day}");
        var page = PageText.Plain(AnswersTag().Match(html).Value);

        page.ShouldBe("有多少钱 货币资金 2,091,893.02 代管赔偿金 747,321.83 资金流入 2,199,088.90 资金流出 920,616.25 " +
            "可用多少 可用余额 1,977,226.36 已批未付 114,666.66 全年预算 0.00 累计支付 625,815.51 " +
            "有何风险 垫付余额 72,600.00 逾期应收 0.00 账龄一年以上 0.00 追回率 100.00% 损失率 3.22% " +
            "何事到期 已逾期事项 0 三十日内到期 0 最近一项到期日 2025-06-28 有无异常 异常种类 0");
        html.ShouldContain($"""<a class="figure" href="/reports/commitments?asOf={Day}">1,977,226.36</a>""");
    }

    [Fact]
    public async Task A_year_that_the_books_do_not_have_is_refused()
    {
        foreach (var since in new[] { "2023", "2025", "last", "-1", "99999999999" })
            (await site.GetAsync($"/management?asOf={Day}&since={since}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, since);
        (await site.GetAsync($"/management/brief?asOf={Day}&since=2024")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The part of the page under a heading.</summary>
    private static string SectionOf(string page, string part)
    {
        var from = page.IndexOf($"""<section aria-labelledby="{part}">""", StringComparison.Ordinal);
        return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
    }

    /// <summary>The amounts in a part's tables, as the report's file writes them.</summary>
    private static IEnumerable<string> Amounts(string section) =>
        AmountTag().Matches(section).Select(cell => cell.Groups[1].Value.Replace(",", "", StringComparison.Ordinal));

    [GeneratedRegex(@"<td[^>]*>\s*(?:<a [^>]*>)?(-?[\d,]+\.\d\d)(?:</a>)?\s*</td>")] private static partial Regex AmountTag();
    [GeneratedRegex(@"<tr><th scope=""row"">其余(?:(?!</tr>).)*</tr>", RegexOptions.Singleline)] private static partial Regex RestTag();
    [GeneratedRegex("<details>.*?</details>", RegexOptions.Singleline)] private static partial Regex DetailsTag();
    [GeneratedRegex(@"<ul class=""answers"">.*?</ul>", RegexOptions.Singleline)] private static partial Regex AnswersTag();
}

using System.Net;
using System.Text.RegularExpressions;

namespace FundLedger.Tests.Web;

/// <summary>What each person finds in the navigation of a desk: first what he does there, then what of the books he reads beside it.</summary>
public sealed partial class DeskNavigationTests(PagesSite site)
{
    private const string Books = "总览 案件 凭证 往来方 报表 核对 封印验证";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("chen", "/finance", "财务工作台 在办事项 垫付申请 付款清单 结账检查 银行对账 录入业务 | " + Books)]
    [InlineData("zhou", "/finance", "财务工作台 在办事项 付款清单 结账检查 银行对账 | " + Books)]
    [InlineData("li", "/finance", "财务工作台 在办事项 垫付申请 付款清单 结账检查 银行对账 录入业务 | " + Books)]
    [InlineData("li", "/audit", "工作台 对账工作簿 审计抽样 业务记录检索 封印验证 核对校验码 核对 日志 | 凭证 案件 银行对账 往来方 报表")]
    [InlineData("shen", "/audit", "工作台 对账工作簿 审计抽样 业务记录检索 封印验证 核对校验码 核对 日志 | 凭证 案件 银行对账 往来方 报表")]
    [InlineData("gao", "/management", "管理 | 总览 报表 案件")]
    public async Task A_desk_leads_to_what_is_done_at_it(string login, string desk, string words)
    {
        using var client = await ClientAsync(login);
        var navigation = NavigationOf(await client.GetStringAsync(new Uri(desk, UriKind.Relative), Stop));

        string.Join(" | ", ListTag().Matches(navigation).Select(list => string.Join(' ', LinkTag().Matches(list.Value).Select(link => link.Groups[3].Value)))).ShouldBe(words);
        foreach (var address in LinkTag().Matches(navigation).Select(link => link.Groups[1].Value))
            (await client.GetAsync(new Uri(address, UriKind.Relative), Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
    }

    [Theory]
    [InlineData("/finance", "/finance")]
    [InlineData("/finance/advance", "/finance/advance")]
    [InlineData("/finance/close?month=2024-05", "/finance/close")]
    [InlineData("/bank/BK1/lines", "/bank")]
    [InlineData("/audit", "/audit")]
    [InlineData("/audit/workbooks", "/audit/workbooks")]
    [InlineData("/audit/verify-code", "/audit/verify-code")]
    [InlineData("/audit/trail", "/audit/trail")]
    [InlineData("/reports/trial-balance", "/reports")]
    public async Task One_page_of_the_navigation_is_marked_as_where_one_is(string path, string marked) =>
        LinkTag().Matches(NavigationOf(await site.HtmlAsync(path))).Where(link => link.Groups[2].Length > 0).Select(link => link.Groups[1].Value).ShouldBe([marked]);

    [Theory]
    [InlineData("shen", "/audit/workbooks")]
    [InlineData("li", "/audit/workbooks")]
    [InlineData("gao", "/api/v1/entities/220000/workbook?asOf=2025-01-06")]
    public async Task Whoever_audits_has_the_workbook_made_and_kept_and_the_others_take_it_at_once(string login, string address)
    {
        using var client = await ClientAsync(login);
        (await client.GetStringAsync(new Uri("/reports", UriKind.Relative), Stop)).ShouldContain($"""<a class="button" href="{address}">""");
    }

    private async Task<HttpClient> ClientAsync(string login)
    {
        var address = await site.AddressAsync();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Cookie", await Visitors.SignInAsync(address, login));
        return client;
    }

    private static string NavigationOf(string html) => NavigationTag().Match(html).Value;

    [GeneratedRegex("<nav class=\"sections\".*?</nav>", RegexOptions.Singleline)] private static partial Regex NavigationTag();
    [GeneratedRegex("<ul>.*?</ul>", RegexOptions.Singleline)] private static partial Regex ListTag();
    [GeneratedRegex("<a href=\"([^\"]*)\"( aria-current=\"page\")?>(.*?)</a>")] private static partial Regex LinkTag();
}

using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using FundLedger.Tests.Support;
using Microsoft.Playwright;

namespace FundLedger.Tests.Work;

/// <summary>February 2024 as seven people play it, each at a browser of his own, from the page they sign in at: each follows the
/// links of his desk and fills in what it asks. An advance of 40,000.00 is asked for, approved, paid, settled, awarded and
/// recovered; the bank's statement is matched and reconciled; two months are closed; the auditor takes his workbook with him and
/// the director his report.</summary>
internal sealed class Month(Func<BrowserNewContextOptions, Task<IBrowserContext>> window, Uri site, BrowserNewContextOptions options, bool keyboardOnly)
{
    private const string WorkList = "/work";
    private const string Record = "main button[name=do][value=record]";

    private readonly Dictionary<string, Hands> people = [];

    /// <summary>The last working day of the month, half past nine in Shanghai.</summary>
    public static FixedClock Clock { get; } = new(new DateTimeOffset(2024, 2, 29, 1, 30, 0, TimeSpan.Zero));

    /// <summary>What happens when a form is filled in and not sent yet; nothing as a rule.</summary>
    public Func<string, Task> BeforeSending { get; init; } = _ => Task.CompletedTask;

    /// <summary>The statement of BK1 from the bank: two receipts in January, the payment and what came back of it in February.</summary>
    private static readonly byte[] Statement = Encoding.UTF8.GetBytes("""
        交易日期,流水号,摘要,对方户名,支出金额,收入金额,余额
        2024-01-15,S001,拨款,省财政厅,,800000.00,800000.00
        2024-01-15,S002,拨款,省财政厅,,120000.00,920000.00
        2024-02-08,S003,付鉴定费,某环境损害司法鉴定中心,40000.00,,880000.00
        2024-02-26,S004,执行款,某矿业公司,,40000.00,920000.00
        """);

    /// <summary>Plays the month and returns the workbook that the auditor took with him.</summary>
    public async Task<XLWorkbook> PlayAsync()
    {
        await RequestAsync();
        await HandInAsync("王处长", "advanceApproved?advance=A9", "advanceApproved", [("date", "2024-02-06"), ("level", "SECTION")], "陈会计", "李审核");
        await HandInAsync("陈会计", "advancePaid?advance=A9", "advancePaid", [("date", "2024-02-08"), ("bank", "BK1"), ("payee", "P1"), ("attachments", "2")], "李审核", "周出纳");
        await HandInAsync("陈会计", "advanceSettled?advance=A9", "advanceSettled", [("date", "2024-02-20"), ("attachments", "3")], "李审核");
        await HandInAsync("陈会计", "", "judgmentTookEffect",
            [("date", "2024-02-21"), ("judgment", "J-9"), ("case", "C2"), ("defendant", "D2"), ("dueOn", "2024-02-26"), ("items[0].advance", "A9"), ("items[0].amount", "40000.00")], "李审核");
        await HandInAsync("陈会计", "", "recoveryReceived", [("date", "2024-02-26"), ("case", "C2"), ("defendant", "D2"), ("amount", "40000.00"), ("bank", "BK1"), ("attachments", "1")], "李审核", "周出纳");
        await MatchAsync();
        await ReconcileAsync();
        foreach (var month in new[] { "2024-01", "2024-02" }) await CloseAsync(month);
        await ReportAsync();
        return await AuditAsync();
    }

    /// <summary>What a page says to somebody.</summary>
    public async Task<string> TextAsync(string person, string path)
    {
        var hands = await SitAsync(person);
        await hands.Page.GotoAsync(path);
        return await hands.Page.InnerTextAsync("main");
    }

    /// <summary>In under a minute: one form, one look, one key.</summary>
    private async Task RequestAsync()
    {
        var lin = await AtAsync("林承办", "/finance", "/finance/advance");
        foreach (var (field, value) in new[] { ("case", "C2"), ("costKind", "APPRAISAL"), ("amount", "40000.00"), ("number", "A9"), ("fund", "ADV"), ("date", "2024-02-05") }) await lin.FillAsync(field, value);
        await lin.PressAsync("main form.command button[type=submit]");
        (await lin.Page.InnerTextAsync("main")).ShouldContain("人民币肆万元整");
        await BeforeSending("advanceRequested");
        await lin.PressAsync(Record);
        await SaysAsync(lin, "A9");
    }

    /// <summary>Somebody takes a piece of work from his list, or a form from the list of forms, fills it in and sends it; the others sign.</summary>
    private async Task HandInAsync(string person, string fromList, string form, (string Field, string Value)[] fields, params string[] signers)
    {
        var hands = fromList.Length > 0 ? await AtAsync(person, "/finance", $"/commands/{fromList}") : await AtAsync(person, "/commands", $"/commands/{form}");
        foreach (var (field, value) in fields) await hands.FillAsync(field, value);
        await BeforeSending(form);
        await hands.PressAsync(Record);
        var item = ItemOf(hands.Page.Url, await hands.Page.InnerTextAsync("main"));
        foreach (var signer in signers)
        {
            var reader = await AtAsync(signer, WorkList, $"{WorkList}/{item}");
            await BeforeSending("signature");
            await reader.PressAsync("main form button.main");
            (await reader.Page.Locator(".told.refused").CountAsync()).ShouldBe(0, await reader.Page.InnerTextAsync("main"));
        }
    }

    private async Task MatchAsync()
    {
        var chen = await AtAsync("陈会计", "/bank", "/bank/import");
        await chen.AttachAsync("file", new FilePayload { Name = "BK1-2024-02.csv", MimeType = "text/csv", Buffer = Statement });
        await chen.PressAsync("main form.filter button.main");
        foreach (var (field, value) in new[] { ("bank", "BK1"), ("from", "2024-01-01"), ("to", "2024-02-29") }) await chen.FillAsync(field, value);
        await BeforeSending("bankStatementImported");
        await chen.PressAsync(Record);
        await chen.FollowAsync("/bank/BK1");
        await BeforeSending("bankLinesMatched");
        await chen.PressAsync("main button[name=do][value=found]");
        (await chen.Page.Locator("main input[name=line]").CountAsync()).ShouldBe(0, await chen.Page.InnerTextAsync("main"));
        (await chen.Page.Locator("main input[name=voucher]").CountAsync()).ShouldBe(0);
    }

    private async Task ReconcileAsync()
    {
        await ReconciliationAsync("陈会计", "/commands/reconciliationOpened");
        await ReconciliationAsync("陈会计", "/commands/reconciliationFinished", "李审核");
        (await TextAsync("陈会计", "/bank/BK1/reconciliation?asOf=2024-02-29")).ShouldContain("920,000.00");
    }

    private async Task ReconciliationAsync(string person, string form, params string[] signers)
    {
        var hands = await AtAsync(person, "/bank", "/bank/BK1");
        await hands.FollowAsync("/bank/BK1/reconciliation");
        await hands.FollowAsync(form);
        await hands.FillAsync("date", "2024-02-29");
        await BeforeSending(form);
        await hands.PressAsync(Record);
        if (signers.Length == 0) return;
        var item = ItemOf(hands.Page.Url, await hands.Page.InnerTextAsync("main"));
        foreach (var signer in signers) await (await AtAsync(signer, WorkList, $"{WorkList}/{item}")).PressAsync("main form button.main");
    }

    private async Task CloseAsync(string month)
    {
        var li = await AtAsync("李审核", "/finance", "/finance/close");
        await li.FillAsync("month", month);
        await li.PressAsync("main form.filter button[type=submit]");
        await li.FollowAsync($"/commands/monthClosed?period={month}");
        await li.FillAsync("date", "2024-02-29");
        await BeforeSending("monthClosed");
        await li.PressAsync(Record);
        new Uri(li.Page.Url).AbsolutePath.ShouldBe("/commands/recorded", await li.Page.InnerTextAsync("main"));
    }

    private async Task ReportAsync()
    {
        var gao = await AtAsync("高厅长", "/management", "/management/brief");
        await SaysAsync(gao, "1,620,000.00", "2024-02-29");
    }

    private async Task<XLWorkbook> AuditAsync()
    {
        var shen = await AtAsync("沈审计", "/audit", "/audit/workbooks");
        await shen.FillAsync("From", "2024-01");
        await shen.FillAsync("To", "2024-02-29");
        await shen.PressAsync("main form.filter button.main");
        for (var look = 0; look < 120 && await shen.Page.Locator("a[href*=\"handler=File\"]").CountAsync() == 0; look++)
        {
            await Task.Delay(250, TestContext.Current.CancellationToken);
            await shen.Page.ReloadAsync();
        }
        (await shen.Page.Locator("main dd.check.pass").CountAsync()).ShouldBe(1, await shen.Page.InnerTextAsync("main"));
        return new XLWorkbook(new MemoryStream(await shen.DownloadAsync("handler=File")));
    }

    /// <summary>Somebody goes from a page of his desk's navigation to another that it leads to.</summary>
    private async Task<Hands> AtAsync(string person, string home, string next)
    {
        var hands = await SitAsync(person);
        await hands.FollowAsync(home);
        await hands.FollowAsync(next);
        (await hands.Page.GetAttributeAsync("html", "lang")).ShouldBe(options.Locale);
        return hands;
    }

    /// <summary>Somebody at his browser; he comes in through the door of the demonstration the first time.</summary>
    private async Task<Hands> SitAsync(string person)
    {
        if (people.TryGetValue(person, out var seated)) return seated;
        var context = await window(options);
        var hands = new Hands(await context.NewPageAsync(), keyboardOnly);
        await hands.Page.GotoAsync(site.ToString());
        await hands.PressAsync($"form:has(input[name=Name][value={WorkSite.LoginOf(person)}]) button");
        return people[person] = hands;
    }

    private static long ItemOf(string url, string told)
    {
        var parts = new Uri(url).AbsolutePath.Split('/');
        parts[1].ShouldBe("work", told);
        return long.Parse(parts[2], CultureInfo.InvariantCulture);
    }

    private static async Task SaysAsync(Hands hands, params string[] texts)
    {
        var told = await hands.Page.InnerTextAsync("main");
        foreach (var text in texts) told.ShouldContain(text);
    }
}

using FundLedger.Tests.Web;
using Microsoft.Playwright;

namespace FundLedger.Tests.Work;

/// <summary>A case of the fund played through the pages by seven people, from the request to the director's desk.</summary>
public sealed class MonthTests(Browser browser)
{
    [Theory]
    [InlineData("zh-CN", true)]
    [InlineData("en", true)]
    [InlineData("zh-CN", false)]
    public async Task An_advance_is_asked_for_approved_paid_settled_judged_and_recovered_each_by_whom_it_concerns(string language, bool script)
    {
        await using var site = await WorkSite.OpenAsync(browser);
        var options = new BrowserNewContextOptions { Locale = language, JavaScriptEnabled = script };

        await HandInAsync("林承办", "advanceRequested?date=2024-02-05&advance=A9&fund=ADV&case=C2&organisation=O2&costKind=APPRAISAL&amount=40000.00");
        var approval = await HandInAsync("王处长", "advanceApproved?date=2024-02-06&advance=A9&level=SECTION");
        await SignAsync(approval, "陈会计", "李审核");
        var payment = await HandInAsync("陈会计", "advancePaid?date=2024-02-08&advance=A9&amount=40000.00&bank=BK1&payee=P1&attachments=2");
        await SignAsync(payment, "李审核", "周出纳");
        await SignAsync(await HandInAsync("陈会计", "advanceSettled?date=2024-03-10&advance=A9&amount=40000.00&attachments=3"), "李审核");
        await SignAsync(await HandInAsync("陈会计", "judgmentTookEffect?date=2024-04-02&judgment=J-9&case=C2&defendant=D2&dueOn=2024-05-02", ("items[0].advance", "A9"), ("items[0].amount", "40000.00")), "李审核");
        await SignAsync(await HandInAsync("陈会计", "recoveryReceived?date=2024-05-02&case=C2&defendant=D2&amount=40000.00&bank=BK1&attachments=1"), "李审核", "周出纳");
        (await HandInAsync("李审核", "monthClosed?date=2024-02-10&period=2024-01")).ShouldBe(0);

        (await site.Office.Books.BalanceAsync("1002.01", "ADV")).ShouldBe("800,000.00");
        (await site.Office.Books.BalanceAsync("1218.02", "ADV")).ShouldBe("0.00");
        (await site.Office.Books.FindingsAsync()).ShouldBeEmpty();
        (await TextAsync("沈审计", "/audit/trail")).ShouldContain("记-2024-02-0002");
        (await TextAsync("沈审计", "/audit/commands?person=周出纳&as=cashier")).ShouldContain("记-2024-05-0001");
        (await TextAsync("高厅长", "/management?asOf=2024-05-31")).ShouldContain("1,620,000.00");
        (await TextAsync("陈会计", "/cases/C2?asOf=2024-05-31")).ShouldContain("40,000.00");

        // Gives the number of the item that it became, 0 where it is in the books at once.
        async Task<long> HandInAsync(string person, string form, params (string Field, string Value)[] rows)
        {
            var page = await site.AsAsync(person, options);
            await page.GotoAsync("/commands/" + form);
            foreach (var (field, value) in rows) await page.FillAsync($"[name=\"{field}\"]", value);
            await page.ClickAsync("button[name=do][value=record]");
            var address = new Uri(page.Url).AbsolutePath;
            var told = await page.InnerTextAsync("main");
            await page.Context.CloseAsync();
            if (address == "/commands/recorded") return 0;
            address.Split('/')[1].ShouldBe("work", $"{person} {form}: {told}");
            return long.Parse(address.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
        }

        async Task SignAsync(long item, params string[] persons)
        {
            foreach (var person in persons)
            {
                var page = await site.AsAsync(person, options);
                await page.GotoAsync($"work/{item}");
                await page.ClickAsync("main form button.main");
                (await page.Locator(".told.refused").CountAsync()).ShouldBe(0, await page.InnerTextAsync("main"));
                await page.Context.CloseAsync();
            }
        }

        async Task<string> TextAsync(string person, string path)
        {
            var page = await site.AsAsync(person, options);
            await page.GotoAsync(path);
            var text = await page.InnerTextAsync("main");
            await page.Context.CloseAsync();
            return text;
        }
    }
}

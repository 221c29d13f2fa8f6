using ClosedXML.Excel;
using FundLedger.Tests.Web;
using Microsoft.Playwright;

namespace FundLedger.Tests.Work;

/// <summary>A month of the fund, played through the pages in the ways in which people come to them.</summary>
public sealed class MonthTests(Browser browser)
{
    public static TheoryData<string, bool, bool> Ways { get; } = new()
    {
        { "zh-CN", true, false },
        { "en", true, false },
        { "zh-CN", false, false },
        { "zh-CN", true, true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Seven_people_play_a_month_from_the_request_to_the_auditors_workbook_and_the_directors_report(string language, bool script, bool keyboardOnly)
    {
        await using var site = await WorkSite.OpenAsync(browser, Month.Clock);
        var month = new Month(browser.WindowAsync, site.Address, new() { Locale = language, JavaScriptEnabled = script, BaseURL = site.Address.ToString() }, keyboardOnly);

        using var workbook = await month.PlayAsync();

        await ProveAsync(site.Office, month, workbook);
    }

    /// <summary>Each form is filled in when the program dies, and sent to the one that was started after it.</summary>
    [Fact]
    public async Task A_program_that_is_killed_whenever_a_form_is_filled_in_loses_nothing_and_does_nothing_twice()
    {
        await using var office = await Office.OpenAsync();
        await using var site = await KilledSite.StartAsync(office.Books);
        var month = new Month(browser.WindowAsync, site.Address, new() { Locale = "zh-CN", BaseURL = site.Address.ToString() }, keyboardOnly: false)
        {
            BeforeSending = form => form is "signature" ? Task.CompletedTask : site.KillAsync(),
        };

        using var workbook = await month.PlayAsync();

        site.Kills.ShouldBe(12);
        await ProveAsync(office, month, workbook);
    }

    private static async Task ProveAsync(Office office, Month month, XLWorkbook workbook)
    {
        (await office.Books.BalanceAsync("1002.01", "ADV")).ShouldBe("800,000.00");
        (await office.Books.BalanceAsync("1218.02", "ADV")).ShouldBe("0.00");
        (await office.CountAsync("voucher WHERE period = 202402")).ShouldBe(5);
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
        (await month.TextAsync("沈审计", "/audit/trail")).ShouldContain("记-2024-02-0002");
        (await month.TextAsync("沈审计", "/audit/commands?person=周出纳&as=cashier")).ShouldContain("记-2024-02-0005");
        (await month.TextAsync("陈会计", "/cases/C2?asOf=2024-02-29")).ShouldContain("40,000.00");
        (await month.TextAsync("陈会计", "/finance/close?month=2024-02")).ShouldContain("李审核");
        workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed()).ShouldContain(cell => !cell.HasFormula && $"{cell.Value}" == "记-2024-02-0005");
    }
}

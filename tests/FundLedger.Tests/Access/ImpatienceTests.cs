using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Tests.Web;
using FundLedger.Tests.Work;
using FundLedger.Web.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FundLedger.Tests.Access;

/// <summary>People who press twice, go back, leave a page open too long, sit at a browser where somebody else signed in, or look at two
/// entities in two tabs: nothing is done twice or for somebody else, and nothing typed is lost without a word.</summary>
public sealed partial class ImpatienceTests(Browser browser)
{
    private static readonly (string, string)[] Fee = [("do", "record"), ("date", "2024-03-01"), ("fund", "ADV"), ("bank", "BK1"), ("amount", "12.50"), ("summary", "三月手续费")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_whose_person_was_replaced_in_another_tab_is_not_signed_by_the_other_and_not_lost()
    {
        await using var books = await WebBooks.FundedAsync();
        using var desk = await SitAsync(books, "chen");
        var form = await desk.GetAsync("/commands/bankFeeCharged?entity=220000");
        await ComeInAsync(desk, "lin");

        var asked = await desk.PostAsync("/commands/bankFeeCharged?entity=220000", form, Fee.Append(("key", "TWO-TABS")).ToArray());

        asked.Status.ShouldBe(401, asked.Text);
        asked.Text.ShouldContain("What you typed is still there");
        (await CountAsync(books, "work_item")).ShouldBe(0);
        var back = await desk.PostAsync("/sign-in?handler=Demo", asked, ("Name", "chen"));
        back.Text.ShouldContain("三月手续费");
        (await desk.GoOnAsync(back)).Status.ShouldBe(302);
        (await SubmittersAsync(books)).ShouldBe(["陈会计"]);
    }

    [Fact]
    public async Task A_form_without_any_token_is_nobody_s_and_leads_nowhere()
    {
        await using var books = await WebBooks.FundedAsync();
        using var desk = await SitAsync(books, "chen");
        (await desk.PostAsync("/commands/bankFeeCharged?entity=220000", new FormAnswer(200, "", ""), Fee)).Status.ShouldBe(400);
        (await CountAsync(books, "work_item")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_tabs_at_the_door_let_one_person_in_once_and_the_second_tab_leads_on()
    {
        await using var door = await Door.SettledAsync();
        using var visitor = door.Visitor();
        var second = await visitor.GetAsync("/sign-in?back=%2Fadmin%2Flogins");
        await door.SignInAsync("he", visitor);

        var late = await visitor.PostAsync("/sign-in", second, ("Name", "he"), ("password", Door.PasswordOf("he")));

        late.Location.ShouldBe("/");
        (await visitor.GetAsync("/admin/logins")).Status.ShouldBe(200);
        late.Text.ShouldNotContain(Door.PasswordOf("he"));
    }

    [Theory]
    [InlineData(100, "What you typed is still there, but not the files")]
    [InlineData(3 << 20, "What you typed is still there, but not the files")]
    [InlineData(13 << 20, "too large to be kept")]
    public async Task A_file_that_was_sent_after_the_session_ended_is_asked_for_again_in_words(int bytes, string says)
    {
        await using var books = await WebBooks.FundedAsync();
        using var desk = await SitAsync(books, "chen");
        var form = await desk.GetAsync("/commands/bankFeeCharged?entity=220000");
        desk.LoseSession();

        var asked = await desk.SendFileAsync("/commands/bankFeeCharged?entity=220000", form, "upload:files", "单据.pdf", new byte[bytes], Fee);

        (asked.Status, asked.Text.Contains(says, StringComparison.Ordinal)).ShouldBe((401, true), asked.Text);
        if (bytes > 12 << 20) return;
        var back = await desk.PostAsync("/sign-in?handler=Demo", asked, ("Name", "chen"));
        back.Text.ShouldContain("files were not kept and must be chosen again");
        (await desk.GoOnAsync(back)).Status.ShouldBe(302);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_body_that_no_form_sends_ends_at_the_door_in_words_and_never_in_a_failure(string type)
    {
        await using var books = await WebBooks.FundedAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = books.Client.BaseAddress };
        foreach (var body in new[] { "", "x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n", string.Join('&', Enumerable.Range(0, 3_000).Select(i => $"k{i}=v")), new string('k', 5_000) + "=v" })
            foreach (var path in new[] { "/commands/bankFeeCharged", "/commands/import", "/bank/BK1", "/admin/grants?handler=Propose", "/sign-in", "/sign-in?handler=Code", "/account?handler=Password" })
            {
                using var content = new StringContent(body);
                content.Headers.Remove("Content-Type");
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{path} {type} {body[..Math.Min(20, body.Length)]}");
            }
    }

    [Fact]
    public async Task A_password_never_travels_through_the_door_in_a_held_form()
    {
        await using var door = await Door.SettledAsync();
        using var he = await door.SignInAsync("he");
        var page = await he.GetAsync("/account");
        door.Clock.Now += TimeSpan.FromMinutes(40);

        var asked = await he.PostAsync("/account?handler=Password", page, ("current", Door.PasswordOf("he")), ("password", "Kranich-2041-a"), ("again", "Kranich-2041-a"));

        asked.Text.ShouldNotContain("name=\"Held\" value=");
        (asked.Status, asked.Text.Contains("Passwords and codes are not kept", StringComparison.Ordinal)).ShouldBe((401, true));
        await door.ForgetCodeAsync("he");
        var stage = await he.PostAsync("/sign-in", asked, ("Name", "he"), ("password", Door.PasswordOf("he")));
        var back = await he.PostAsync("/sign-in?handler=Code", stage, ("code", door.CodeOf(door.Keys["he"])));
        (back.Status, back.Text.Contains("Kranich", StringComparison.Ordinal)).ShouldBe((302, false));
    }

    [Theory]
    [InlineData("/vouchers?text=垫付")]
    [InlineData("/cases/（2024）吉71民初12号")]
    [InlineData("/vouchers/记-2024-01-0001?a=\uD83D\uDE00")]
    public async Task The_door_leads_back_to_an_address_in_Chinese(string back)
    {
        await using var books = await WebBooks.FundedAsync();
        using var visitor = new FormVisitor(books.Client.BaseAddress!);
        var page = await visitor.GetAsync("/sign-in?back=" + Uri.EscapeDataString(back));
        var answer = await visitor.PostAsync("/sign-in?handler=Demo", page, ("Name", "li"), ("Back", back));
        (answer.Status, Uri.UnescapeDataString(answer.Location)).ShouldBe((302, back));
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("https://elsewhere.example")]
    [InlineData("javascript:pwned=1")]
    [InlineData("/x\r\nSet-Cookie: a=b")]
    [InlineData("~/x")]
    public async Task The_door_leads_nowhere_else(string back)
    {
        await using var books = await WebBooks.FundedAsync();
        using var visitor = new FormVisitor(books.Client.BaseAddress!);
        var answer = await visitor.PostAsync("/sign-in?handler=Demo", "/sign-in", ("Name", "li"), ("Back", back));
        (answer.Status, answer.Location).ShouldBe((302, "/"));
    }

    public static TheoryData<string, string, string> Presses => new()
    {
        { "李审核", "Sign", "signature=REVIEWER" }, { "李审核", "Return", "reason=x" }, { "陈会计", "Withdraw", "version=1" },
    };

    [Theory, MemberData(nameof(Presses))]
    public async Task Whoever_presses_twice_at_an_item_does_it_once_and_is_told_how_it_stands(string person, string handler, string field)
    {
        await using var books = await WebBooks.FundedAsync();
        await new Office(books.Database).ActAsync("陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00");
        using var desk = await SitAsync(books, person == "陈会计" ? "chen" : "li");
        var page = await desk.GetAsync("/work" + "/1?entity=220000");
        (string, string)[] fields = [("version", "1"), (field.Split('=')[0], field.Split('=')[1])];

        var first = await desk.PostAsync("/work" + $"/1?handler={handler}&entity=220000", page, fields);
        var second = await desk.PostAsync("/work" + $"/1?handler={handler}&entity=220000", page, fields);

        first.Status.ShouldBe(302, first.Text);
        second.Status.ShouldBeOneOf(200, 302);
        (await CountAsync(books, "work_step")).ShouldBe(2);
    }

    /// <summary>The item went on while its page lay open.</summary>
    [Theory]
    [InlineData("李审核 returns W-1 x")]
    [InlineData("陈会计 withdraws W-1")]
    [InlineData("孙主管 signs W-1 as REVIEWER")]
    public async Task A_page_that_is_out_of_date_does_nothing_and_shows_how_it_stands(string meanwhile)
    {
        await using var books = await WebBooks.FundedAsync();
        var office = new Office(books.Database);
        await office.ActAsync("陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00");
        using var desk = await SitAsync(books, "li");
        var page = await desk.GetAsync("/work" + "/1?entity=220000");
        (await office.ActAsync(meanwhile)).Rejections.ShouldBeEmpty();
        var steps = await CountAsync(books, "work_step");

        var late = await desk.PostAsync("/work" + "/1?handler=Sign&entity=220000", page, ("version", "1"), ("signature", "REVIEWER"));

        late.Text.ShouldContain("Not done");
        (await CountAsync(books, "work_step")).ShouldBe(steps);
    }

    [Fact]
    public async Task A_form_for_a_month_that_was_closed_meanwhile_is_refused_by_name_and_keeps_what_was_typed()
    {
        await using var books = await WebBooks.FundedAsync();
        using var desk = await SitAsync(books, "chen");
        var form = await desk.GetAsync("/commands/bankFeeCharged?entity=220000");
        await books.PlayAsync("C1 2024-02-05 monthClosed period=2024-01 by=孙主管");

        var late = await desk.PostAsync("/commands/bankFeeCharged?entity=220000", form, [.. Fee.Where(field => field.Item1 != "date"), ("date", "2024-01-20")]);

        late.Status.ShouldBe(200);
        late.Text.ShouldMatch("2024-01[^<]* is closed");
        late.Text.ShouldContain("value=\"三月手续费\"");
        (await CountAsync(books, "work_item")).ShouldBe(0);
    }

    [Fact]
    public async Task A_workbook_that_is_asked_for_twice_by_one_press_is_made_once()
    {
        await using var books = await WebBooks.FundedAsync();
        await Support.ManyVouchers.DoubleAsync(books.Database, WebBooks.Entity, 10);
        using var desk = await SitAsync(books, "li");
        var page = await desk.GetAsync("/audit/workbooks?entity=220000");

        var answers = new[] { await desk.PostAsync("/audit/workbooks?entity=220000", page, ("To", "2024-12-31")), await desk.PostAsync("/audit/workbooks?entity=220000", page, ("To", "2024-12-31")) };

        answers.Select(answer => answer.Status).ShouldBe([302, 302]);
        answers.Select(answer => answer.Location).Distinct().ShouldHaveSingleItem();
        var jobs = books.Services.GetRequiredService<WorkbookDesk>();
        jobs.Of("220000").Count.ShouldBe(1);
        foreach (var job in jobs.Of("220000")) jobs.Cancel(job);
    }

    [Fact]
    public async Task Whoever_looks_at_another_entity_in_a_second_tab_still_does_it_for_the_first()
    {
        await using var books = await WebBooks.FundedAsync();
        foreach (var json in new[] { """{"type":"entityOpened","key":"E2","date":"2024-01-01","by":"陈会计","name":"别处","kind":"ADMINISTRATIVE","firstYear":2024}""", """{"type":"fundOpened","key":"F2","date":"2024-01-01","by":"陈会计","fund":"ADV","name":"别处基金","kind":"ADVANCE"}""" })
            (await books.PostAsync("/api/v1/entities/330000/events", json)).Status.ShouldBe(201);
        using var desk = await SitAsync(books, "li");
        foreach (var path in new[] { "/commands/bankFeeCharged", "/commands/import", "/bank/import", "/bank/BK1", "/audit/workbooks", "/finance/advance?case=C1&costKind=APPRAISAL&amount=1.00&organisation=O1" })
        {
            await desk.GetAsync("/?entity=220000");
            var page = await desk.GetAsync(path);
            page.Status.ShouldBe(200, path);
            foreach (var form in Posting().Matches(page.Text).Select(match => match.Groups[1].Value).Where(action => action != "/sign-out")) form.ShouldContain("entity=220000", customMessage: path);
        }
        var open = await desk.GetAsync("/commands/bankFeeCharged");
        await desk.GetAsync("/?entity=330000");
        (await desk.PostAsync(Posting().Matches(open.Text).Select(match => match.Groups[1].Value).First(action => action != "/sign-out"), open, Fee)).Status.ShouldBe(302);
        (await books.Database.ReadAsync(session => session.ListAsync<string>("SELECT entity FROM work_item"), Stop)).ShouldBe(["220000"]);
    }

    /// <summary>In Chromium: both presses of a double click arrive as one, with script and without.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_click_and_a_step_back_record_once(bool withScript)
    {
        await using var site = await WorkSite.OpenAsync(browser);
        var clerk = await site.AsAsync("陈会计", new() { Locale = "zh-CN", JavaScriptEnabled = withScript });
        await clerk.GotoAsync("/commands/bankFeeCharged?date=2024-03-01&fund=RWD&bank=BK1&amount=5.00");
        var posts = 0;
        clerk.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;

        await clerk.GetByRole(AriaRole.Button, new() { Name = "提交" }).DblClickAsync();
        await clerk.WaitForURLAsync("**/work" + "/1**");

        (await site.Office.CountAsync("work_item")).ShouldBe(1);
        if (withScript) posts.ShouldBe(1);
        // Back at the form it has the key that it had, or a new one with nothing typed but what the address says.
        await clerk.GoBackAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "试算" }).Last.ClickAsync();
        (await site.Office.CountAsync("work_item")).ShouldBe(1);
        var reviewer = await site.AsAsync("李审核", new() { Locale = "zh-CN", JavaScriptEnabled = withScript });
        await reviewer.GotoAsync("/work" + "/1");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "审核" }).DblClickAsync();
        await reviewer.GetByText("待出纳签名").First.WaitForAsync();
        var cashier = await site.AsAsync("周出纳", new() { Locale = "zh-CN", JavaScriptEnabled = withScript });
        await cashier.GotoAsync("/work" + "/1");
        await cashier.GetByRole(AriaRole.Button, new() { Name = "确认收付款" }).DblClickAsync();
        await cashier.GetByText("记-2024-03-0001").First.WaitForAsync();
        (await site.Office.Books.BalanceAsync("1002.01", "RWD")).ShouldBe("119,995.00");
        (await site.Office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    private static async Task<FormVisitor> SitAsync(WebBooks books, string login)
    {
        var visitor = new FormVisitor(books.Client.BaseAddress!);
        await ComeInAsync(visitor, login);
        return visitor;
    }

    private static async Task ComeInAsync(FormVisitor visitor, string login) => (await visitor.PostAsync("/sign-in?handler=Demo", "/sign-in", ("Name", login))).Status.ShouldBe(302);

    private static Task<long> CountAsync(WebBooks books, string table) => books.Database.ReadAsync(session => session.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), Stop);

    private static Task<IReadOnlyList<string>> SubmittersAsync(WebBooks books) => books.Database.ReadAsync(session => session.ListAsync<string>("SELECT DISTINCT person FROM work_step"), Stop);

    [GeneratedRegex("<form[^>]*method=\"post\"[^>]*action=\"([^\"]+)\"")] private static partial Regex Posting();
}

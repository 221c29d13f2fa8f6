using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Data;
using FundLedger.Tests.Support;
using FundLedger.Web.Access;

namespace FundLedger.Tests.Access;

/// <summary>The site in earnest over SQL Server, from its set-up to the first payment.</summary>
public sealed class SiteOnServerTests(SqlServerLane lane) : LaneTests(lane), IClassFixture<SqlServerLane>
{
    private const string At = "entity=" + PlayedBooks.Entity;
    private static readonly IReadOnlyList<DemoPerson> People = [.. DemoPerson.All.Where(person => person.Login is "chen" or "wang" or "li" or "zhou")];

    [Fact]
    public async Task An_advance_is_asked_for_approved_and_paid_by_people_whom_the_administrators_let_in()
    {
        await using var door = await Door.OnServerAsync(lane.Connection);
        using var he = await SignInAsync(door, "he");
        using var guo = await SignInAsync(door, "guo");
        await LetInAsync(door, he, guo);
        using var chen = await SignInAsync(door, "chen");
        using var wang = await SignInAsync(door, "wang");
        using var li = await SignInAsync(door, "li");
        using var zhou = await SignInAsync(door, "zhou");
        using var ma = await SignInAsync(door, "ma");

        await SubmitAsync(chen, "advanceRequested", ("date", "2024-03-01"), ("advance", "A2"), ("fund", "ADV"), ("case", "C1"), ("organisation", "O1"), ("costKind", "APPRAISAL"), ("amount", "1000.00"));
        await SubmitAsync(wang, "advanceApproved", ("date", "2024-03-02"), ("advance", "A2"), ("level", "SECTION"));
        await SignAsync(chen, 1, "Sign", "BY");
        await SignAsync(li, 1, "Sign", "REVIEWER");
        await SubmitAsync(chen, "advancePaid", ("date", "2024-03-05"), ("advance", "A2"), ("amount", "1000.00"), ("bank", "BK1"), ("payee", "P1"));
        await SignAsync(li, 2, "Sign", "REVIEWER");
        await SignAsync(zhou, 2, "Pay", "CASHIER");

        foreach (var path in new[] { "/", "/work", "/work" + "/2", "/finance", "/finance/payments", "/finance/close", "/management", "/audit", "/audit/trail", "/audit/commands", "/vouchers", "/cases/C1", "/reports/trial-balance", "/verify?run=true", "/account" })
            await OpensAsync(li, path);
        (await li.GetAsync("/vouchers?month=2024-03")).Text.ShouldContain("记-2024-03-0001");
        foreach (var (admin, path) in new[] { (he, "/admin/logins"), (guo, "/admin/grants"), (guo, "/admin/sessions"), (ma, "/admin/trail") }) await OpensAsync(admin, path);
        using (var stranger = door.Visitor()) (await stranger.PostAsync("/sign-in", ("Name", "陈会计"), ("password", "x"))).Status.ShouldBe(400);
        var proved = await Verification.RunAsync(door.Books, null, TestContext.Current.CancellationToken);
        proved.Findings.ShouldBeEmpty();
        proved.Chains.ShouldHaveSingleItem().WorkItems.ShouldBe(2);
        (await door.TrailAsync()).ShouldContain("roleGranted 7 zhou CASHIER 220000 DONE");
    }

    /// <summary>One administrator adds a login, another proposes its role, the first confirms it, and its owner makes it his own.</summary>
    private static async Task LetInAsync(Door door, FormVisitor he, FormVisitor guo)
    {
        foreach (var (number, person) in People.Index())
        {
            var added = await he.PostAsync("/admin/logins?handler=Add", "/admin/logins", ("Name", person.Login), ("Person", person.Person));
            (await guo.PostAsync("/admin/grants?handler=Propose", "/admin/grants", ("login", person.Login), ("role", Catalogue.CodeOf(person.Role)), ("entity", PlayedBooks.Entity))).Status.ShouldBe(302);
            (await he.PostAsync("/admin/grants?handler=Confirm", "/admin/grants", ("number", $"{number + 4}"))).Status.ShouldBe(302);
            await door.SettleAsync(person.Login, Door.FirstPassword(added.Text));
        }
    }

    /// <summary>Each from an address of his own, since one address has only so many looks at the door.</summary>
    private static Task<FormVisitor> SignInAsync(Door door, string login)
    {
        var visitor = door.Visitor();
        visitor.ComeFrom($"192.0.2.{login.Sum(letter => letter) % 250 + 1}");
        return door.SignInAsync(login, visitor);
    }

    private static async Task SubmitAsync(FormVisitor who, string command, params (string, string)[] fields)
    {
        var answer = await who.PostAsync($"/commands/{command}?{At}", [("do", "record"), .. fields]);
        answer.Status.ShouldBe(302, answer.Text);
    }

    private static async Task SignAsync(FormVisitor who, int item, string handler, string signature)
    {
        var answer = await who.PostAsync("/work" + $"/{item}?handler={handler}&{At}", ("version", "1"), ("signature", signature));
        answer.Status.ShouldBe(302, answer.Text);
    }

    private static async Task OpensAsync(FormVisitor who, string path)
    {
        var page = await who.GetAsync(path);
        page.Status.ShouldBe(200, $"{path}\n{page.Text}");
    }
}

using FundLedger.Data;

namespace FundLedger.Tests.Access;

/// <summary>Sessions that are fixed, stolen or older than a right (reliability R46): each is worth nothing from the next request on.</summary>
public sealed class SessionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_begins_a_new_session_whatever_cookie_the_browser_brought()
    {
        await using var door = await Door.SettledAsync();
        using var visitor = door.Visitor();
        visitor.Plant("fl", "planted");
        (await visitor.GetAsync("/admin/logins")).Location.ShouldStartWith("/sign-in");

        await door.SignInAsync("he", visitor);

        visitor.Session.ShouldNotBe("planted");
        var first = visitor.Session;
        await door.SignInAsync("guo", visitor);
        visitor.Session.ShouldNotBe(first);
        (await OpensAsync(door, first, "/account")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cookie_is_worth_nothing_after_signing_out_or_after_it_was_renewed_by_a_proof_or_a_password()
    {
        await using var door = await Door.SettledAsync();
        using var guo = await door.SignInAsync("guo");
        var atSignIn = guo.Session;
        await door.ForgetCodeAsync("guo");
        (await guo.PostAsync("/confirm", ("proof", door.CodeOf(door.Keys["guo"])))).Status.ShouldBe(302);
        var atProof = guo.Session;
        (await guo.PostAsync("/account?handler=Password", "/account", ("current", Door.PasswordOf("guo")), ("password", "Kranich-2041-a"), ("again", "Kranich-2041-a"))).Text.ShouldContain("The password is changed");
        var atPassword = guo.Session;
        (await OpensAsync(door, atPassword, "/account")).ShouldBeTrue();
        (await guo.PostAsync("/sign-out", "/account")).Location.ShouldBe("/sign-in");

        new[] { atSignIn, atProof, atPassword }.Distinct().Count().ShouldBe(3);
        foreach (var old in new[] { atSignIn, atProof, atPassword }) (await OpensAsync(door, old, "/account")).ShouldBeFalse();
        (await door.TrailAsync()).Count(act => act == "signOut guo DONE").ShouldBe(1);
    }

    public static TheoryData<string> Ends => ["killed", "disabled", "reset", "role", "factor", "stamp", "idle", "old", "clock", "spoiled"];

    [Theory, MemberData(nameof(Ends))]
    public async Task It_ends_with_the_very_next_request(string how)
    {
        await using var door = await Door.SettledAsync();
        using var he = await door.SignInAsync("he");
        (await he.GetAsync("/admin/logins")).Status.ShouldBe(200);

        await EndAsync(door, how, he);

        var next = await he.GetAsync("/admin/logins");
        if (how == "role") next.Status.ShouldBe(403);
        else if (how == "factor") next.Location.ShouldBe("/account");
        else next.Location.ShouldStartWith("/sign-in");
    }

    private static async Task EndAsync(Door door, string how, FormVisitor he)
    {
        var now = door.Clock.Now.UtcDateTime;
        await door.Books.WriteAsync("", async session =>
        {
            var login = (await Logins.FindAsync(session, "he"))!;
            if (how == "killed") await LoginSessions.EndAllAsync(session, "he", "", "X", now);
            if (how == "disabled") login.IsDisabled = 1;
            if (how == "reset") login.MustChange = 1;
            if (how is "reset" or "stamp") login.Stamp = "another";
            if (how == "factor") login.TotpOn = 0;
            if (how == "role") await RoleGrants.EndAsync(session, (await RoleGrants.OfAsync(session, "he")).Single().GrantNo, "X", now);
            await Logins.UpdateAsync(session, login);
            return new Work<bool>(true, true);
        }, Stop);
        if (how == "idle") door.Clock.Now += TimeSpan.FromMinutes(31);
        if (how == "old") door.Clock.Now += TimeSpan.FromHours(12) + TimeSpan.FromSeconds(1);
        if (how == "clock") door.Clock.Now -= TimeSpan.FromHours(1);
        if (how == "spoiled") he.Plant("fl", he.Session[..^8] + "AAAAAAAA");
    }

    private static async Task<bool> OpensAsync(Door door, string session, string path)
    {
        using var thief = door.Visitor();
        thief.Plant("fl", session);
        return (await thief.GetAsync(path)).Status == 200;
    }
}

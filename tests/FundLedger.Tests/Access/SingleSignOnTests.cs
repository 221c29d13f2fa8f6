using System.Net;
using System.Text.RegularExpressions;

namespace FundLedger.Tests.Access;

/// <summary>Sign-in by the organisation's own provider: who it lets in, as whom, and what it cannot give.</summary>
public sealed partial class SingleSignOnTests
{
    private const string Single = "/sign-in?handler=Single";

    [Fact]
    public async Task A_login_that_its_owner_linked_is_opened_by_the_provider_and_no_more_by_its_password()
    {
        await using var provider = await Provider.StartAsync();
        await using var door = await Door.WithAdministratorsAsync(provider.Settings);
        using (var owner = await door.SignInAsync("he"))
        {
            (await owner.GetAsync("/account")).Text.ShouldContain("Link with single sign-on");
            (await owner.FollowAsync("/account?handler=Link")).At.ShouldEndWith("/account");
            (await owner.GetAsync("/account")).Text.ShouldContain($"{provider.Issuer} 7f3c");
        }

        using var visitor = door.Visitor();
        (await visitor.GetAsync("/sign-in")).Text.ShouldContain("single sign-on");
        (await visitor.FollowAsync(Single + "&back=%2Fadmin%2Flogins")).At.ShouldEndWith("/admin/logins");
        (await visitor.GetAsync("/account")).Text.ShouldContain("何系统");
        using var byPassword = door.Visitor();
        (await byPassword.PostAsync("/sign-in", ("Name", "he"), ("password", Door.PasswordOf("he")))).Text.ShouldContain("The login or the password is wrong");
        (await door.TrailAsync()).TakeLast(4).ShouldBe(["loginLinked he DONE", "signIn he DONE", "signIn he DONE", "signIn he DENIED"]);
    }

    [Fact]
    public async Task Whom_nobody_linked_is_not_let_in_and_gets_no_login_by_coming()
    {
        await using var provider = await Provider.StartAsync();
        await using var door = await Door.WithAdministratorsAsync(provider.Settings);
        using var stranger = door.Visitor();

        (await stranger.FollowAsync(Single)).Answer.Text.ShouldContain("linked with no login");

        (await stranger.GetAsync("/account")).Status.ShouldBe(302);
        (await door.TrailAsync())[^1].ShouldBe($"signIn {provider.Issuer} 7f3c DENIED");
    }

    [Fact]
    public async Task Roles_that_need_a_second_factor_are_not_opened_by_a_password_at_the_provider()
    {
        await using var provider = await Provider.StartAsync();
        await using var door = await Door.WithAdministratorsAsync(provider.Settings);
        provider.Sitter = provider.Sitter with { Shown = ["pwd"] };
        using var owner = await door.SignInAsync("he");
        (await owner.FollowAsync("/account?handler=Link")).Answer.Text.ShouldContain("Your roles need a second factor");

        provider.Sitter = provider.Sitter with { Shown = ["pwd", "mfa"] };
        (await owner.FollowAsync("/account?handler=Link")).At.ShouldEndWith("/account");
        provider.Sitter = provider.Sitter with { Shown = ["pwd"] };
        using var visitor = door.Visitor();
        (await visitor.FollowAsync(Single)).Answer.Text.ShouldContain("Your roles need a second factor");
        (await visitor.GetAsync("/admin/logins")).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task An_account_is_linked_once_and_a_token_that_the_provider_did_not_sign_opens_nothing()
    {
        await using var provider = await Provider.StartAsync();
        await using var door = await Door.WithAdministratorsAsync(provider.Settings);
        using var first = await door.SignInAsync("he");
        (await first.FollowAsync("/account?handler=Link")).At.ShouldEndWith("/account");
        using var second = await door.SignInAsync("guo");

        (await second.FollowAsync("/account?handler=Link")).Answer.Text.ShouldContain("linked with another login already");

        provider.IsForged = true;
        using var visitor = door.Visitor();
        (await visitor.FollowAsync(Single)).Answer.Text.ShouldContain("Single sign-on did not come to an end");
        (await visitor.GetAsync("/sign-in/single?code=none&state=none")).Location.ShouldBe("/sign-in?refused=provider");
    }

    /// <summary>Before granting one proves anew who he is: at the provider, lately, and as the same person. What was typed waits.</summary>
    [Fact]
    public async Task Whoever_came_by_the_provider_proves_there_anew_who_he_is_and_his_form_goes_on()
    {
        await using var provider = await Provider.StartAsync();
        await using var door = await Door.WithAdministratorsAsync(provider.Settings);
        using var guo = await door.SignInAsync("guo");
        await guo.FollowAsync("/account?handler=Link");
        var form = await guo.GetAsync("/admin/grants");
        door.Clock.Now += TimeSpan.FromMinutes(10);

        var asked = await guo.PostAsync("/admin/grants?handler=Propose", form, ("Login", "he"), ("Entity", "*"), ("Role", "AUDITOR"));
        asked.Text.ShouldContain("single sign-on");
        var address = WebUtility.HtmlDecode(SingleLink().Match(asked.Text).Groups[1].Value);
        (await guo.FollowAsync(address)).Answer.Text.ShouldContain("did not ask anew");
        provider.Sitter = provider.Sitter with { At = door.Clock.Now };
        var proved = await guo.FollowAsync(address);

        provider.Asked.ShouldBe(("login", "0"));
        proved.Answer.Text.ShouldContain("/admin/grants?handler=Propose");
        proved.Answer.Text.ShouldContain("AUDITOR");
        provider.Sitter = provider.Sitter with { Subject = "0000" };
        (await guo.FollowAsync(Single)).Answer.Text.ShouldContain("linked with no login");
    }

    [Fact]
    public async Task A_site_without_a_provider_offers_none()
    {
        await using var door = await Door.WithAdministratorsAsync();
        using var visitor = door.Visitor();
        (await visitor.GetAsync("/sign-in")).Text.ShouldNotContain("single sign-on");
        (await visitor.GetAsync(Single)).Status.ShouldBe(404);
        using var he = await door.SignInAsync("he");
        (await he.GetAsync("/account?handler=Link")).Status.ShouldBe(404);
    }

    [GeneratedRegex("href=\"(/sign-in\\?handler=Single[^\"]*)\"")] private static partial Regex SingleLink();
}

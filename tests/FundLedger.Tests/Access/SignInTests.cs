using FundLedger.Data;

namespace FundLedger.Tests.Access;

/// <summary>Who gets in, how, for how long, and what becomes of what he had typed.</summary>
public sealed class SignInTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_set_up_names_three_administrators_once_by_the_word_on_the_console()
    {
        await using var door = await Door.NewAsync();
        using var visitor = door.Visitor();
        (string, string)[] names = [("Names", "he"), ("Names", "guo"), ("Names", "ma"), ("Persons", "何系统"), ("Persons", "郭安全"), ("Persons", "马审计")];

        (await visitor.GetAsync("/sign-in")).Location.ShouldBe("/set-up");
        (await visitor.PostAsync("/set-up", [("Token", "aaaa-bbbb-cccc-dddd-eeee"), .. names])).Text.ShouldContain("The one-time word is wrong");
        (await visitor.PostAsync("/set-up", [("Token", door.Word), .. names[..3], ("Persons", "何系统"), ("Persons", "何系统"), ("Persons", "马审计")])).Text.ShouldContain("three persons");
        var made = await visitor.PostAsync("/set-up", [("Token", door.Word), .. names]);

        Door.FirstPasswords(made.Text).Select(row => row.Name).ShouldBe(["he", "guo", "ma"]);
        (await visitor.GetAsync("/set-up")).Status.ShouldBe(404);
        (await door.TrailAsync()).ShouldBe(["roleGranted he SYSTEM_ADMINISTRATOR * DONE", "roleGranted guo SECURITY_ADMINISTRATOR * DONE", "roleGranted ma AUDIT_ADMINISTRATOR * DONE"]);
    }

    /// <summary>Without script both presses of a double click arrive, and only the second answer is seen.</summary>
    [Fact]
    public async Task A_set_up_sent_twice_shows_first_passwords_that_open_the_door()
    {
        await using var door = await Door.NewAsync();
        using var visitor = door.Visitor();
        var page = await visitor.GetAsync("/set-up");
        (string, string)[] form = [("Token", door.Word), ("Names", "he"), ("Names", "guo"), ("Names", "ma"), ("Persons", "何系统"), ("Persons", "郭安全"), ("Persons", "马审计")];

        var unseen = Door.FirstPasswords((await visitor.PostAsync("/set-up", page, form)).Text).ToList();
        var seen = Door.FirstPasswords((await visitor.PostAsync("/set-up", page, form)).Text).ToList();

        seen.Select(row => row.Name).ShouldBe(unseen.Select(row => row.Name));
        (await visitor.PostAsync("/sign-in", ("Name", "he"), ("password", unseen[0].Password))).Status.ShouldBe(400);
        foreach (var (name, password) in seen) await door.SettleAsync(name, password);
        (await door.TrailAsync()).Count(line => line.StartsWith("roleGranted", StringComparison.Ordinal)).ShouldBe(3);
        (await door.TrailAsync()).Count(line => line.StartsWith("loginReset", StringComparison.Ordinal)).ShouldBe(3);
        using var late = door.Visitor();
        (await late.PostAsync("/set-up", await late.GetAsync("/sign-in"), form)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_set_up_sent_again_with_another_word_or_for_other_persons_is_not_there()
    {
        await using var door = await Door.NewAsync();
        using var visitor = door.Visitor();
        var page = await visitor.GetAsync("/set-up");
        (string, string)[] names = [("Names", "he"), ("Names", "guo"), ("Names", "ma")];
        (string, string)[] persons = [("Persons", "何系统"), ("Persons", "郭安全"), ("Persons", "马审计")];
        var made = Door.FirstPasswords((await visitor.PostAsync("/set-up", page, [("Token", door.Word), .. names, .. persons])).Text).ToList();

        (await visitor.PostAsync("/set-up", page, [("Token", "aaaa-bbbb-cccc-dddd-eeee"), .. names, .. persons])).Status.ShouldBe(404);
        (await visitor.PostAsync("/set-up", page, [("Token", door.Word), .. names, ("Persons", "何系统"), ("Persons", "郭安全"), ("Persons", "牛审计")])).Status.ShouldBe(404);
        (await visitor.PostAsync("/set-up", page, [("Token", door.Word), ("Names", "he"), ("Names", "guo"), ("Names", "niu"), .. persons])).Status.ShouldBe(404);

        foreach (var (name, password) in made) await door.SettleAsync(name, password);
    }

    [Fact]
    public async Task A_login_made_twice_before_it_was_used_shows_a_first_password_that_opens_the_door()
    {
        await using var door = await Door.SettledAsync();
        using var he = await door.SignInAsync("he");
        var page = await he.GetAsync("/admin/logins");
        (string, string)[] form = [("Name", "chen"), ("Person", "陈会计")];

        var unseen = Door.FirstPassword((await he.PostAsync("/admin/logins?handler=Add", page, form)).Text);
        var seen = Door.FirstPassword((await he.PostAsync("/admin/logins?handler=Add", page, form)).Text);

        using var chen = door.Visitor();
        (await chen.PostAsync("/sign-in", ("Name", "chen"), ("password", unseen))).Status.ShouldBe(400);
        (await chen.PostAsync("/sign-in", ("Name", "chen"), ("password", seen))).Location.ShouldBe("/");
        (await he.PostAsync("/admin/logins?handler=Add", page, ("Name", "chen"), ("Person", "陈出纳"))).Text.ShouldContain("is taken");
        (await he.PostAsync("/admin/logins?handler=Add", page, ("Name", "guo"), ("Person", "郭安全"))).Text.ShouldContain("is taken");
        door.Clock.Now += TimeSpan.FromMinutes(1);
        (await he.PostAsync("/admin/logins?handler=Reset", page, ("login", "chen"))).Status.ShouldBe(200);
        (await he.PostAsync("/admin/logins?handler=Add", page, form)).Text.ShouldContain("is taken");
    }

    [Fact]
    public async Task A_first_password_opens_nothing_but_its_own_change_and_an_administrator_needs_a_second_factor()
    {
        await using var door = await Door.NewAsync();
        using var visitor = door.Visitor();
        var made = await visitor.PostAsync("/set-up", ("Token", door.Word), ("Names", "he"), ("Names", "guo"), ("Names", "ma"), ("Persons", "何系统"), ("Persons", "郭安全"), ("Persons", "马审计"));
        var first = Door.FirstPasswords(made.Text).First().Password;

        (await visitor.PostAsync("/sign-in", ("Name", "HE "), ("password", first))).Location.ShouldBe("/");
        (await visitor.GetAsync("/admin/logins")).Location.ShouldBe("/account");
        (await visitor.PostAsync("/account?handler=Password", "/account", ("current", first), ("password", "Short-1"), ("again", "Short-1"))).Text.ShouldContain("at least 10 characters");
        (await visitor.PostAsync("/account?handler=Password", "/account", ("current", first), ("password", "Password12345"), ("again", "Password12345"))).Text.ShouldContain("easily guessed");
        (await visitor.PostAsync("/account?handler=Password", "/account", ("current", first), ("password", "quincequincezzx"), ("again", "quincequincezzx"))).Text.ShouldContain("three kinds");
        (await visitor.PostAsync("/account?handler=Password", "/account", ("current", first), ("password", Door.PasswordOf("he")), ("again", Door.PasswordOf("he")))).Text.ShouldContain("The password is changed");
        (await visitor.GetAsync("/admin/logins")).Location.ShouldBe("/account");
        (await visitor.GetAsync("/account")).Text.ShouldContain("Your role signs in with a second factor");
    }

    [Fact]
    public async Task A_code_of_the_second_factor_counts_once_and_a_spare_code_stands_in_for_it()
    {
        await using var door = await Door.WithAdministratorsAsync();
        using var visitor = door.Visitor();
        var stage = await visitor.PostAsync("/sign-in", ("Name", "he"), ("password", Door.PasswordOf("he")));
        await door.ForgetCodeAsync("he");
        var code = door.CodeOf(door.Keys["he"]);

        (await visitor.PostAsync("/sign-in?handler=Code", stage, ("code", code))).Status.ShouldBe(302);
        using var second = door.Visitor();
        var again = await second.PostAsync("/sign-in", ("Name", "he"), ("password", Door.PasswordOf("he")));
        (await second.PostAsync("/sign-in?handler=Code", again, ("code", code))).Text.ShouldContain("was used already");
        foreach (var once in new[] { "0" + code, "00000000" + code }) (await second.PostAsync("/sign-in?handler=Code", again, ("code", once))).Status.ShouldBe(400, once);
        (await second.PostAsync("/sign-in?handler=Code", again, ("code", "000000"))).Status.ShouldBe(400);
        door.Clock.Now += TimeSpan.FromSeconds(30);
        var next = door.CodeOf(door.Keys["he"]);
        using var third = door.Visitor();
        (await third.PostAsync("/sign-in?handler=Code", await third.PostAsync("/sign-in", ("Name", "he"), ("password", Door.PasswordOf("he"))), ("code", next))).Status.ShouldBe(302);
        (await second.PostAsync("/sign-in?handler=Code", again, ("code", code))).Text.ShouldContain("was used already");
        (await second.GetAsync("/admin/logins")).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task Wrong_passwords_unknown_logins_and_programs_are_answered_alike_and_guessing_ends_after_ten_looks()
    {
        await using var door = await Door.WithAdministratorsAsync();
        using var guesser = door.Visitor();
        var answers = new List<(int, bool)>();
        for (var i = 0; i < 12; i++)
        {
            var answer = await guesser.PostAsync("/sign-in", ("Name", "guo"), ("password", $"Guess-number-{i}"));
            answers.Add((answer.Status, answer.Text.Contains("The login or the password is wrong", StringComparison.Ordinal)));
        }

        // One of the ten was the first sign-in of its owner.
        answers.ShouldBe([.. Enumerable.Repeat((400, true), 9), (429, false), (429, false), (429, false)]);
        (await guesser.PostAsync("/sign-in", ("Name", "nobody"), ("password", "Guess-number-1"))).Text.ShouldContain("The login or the password is wrong");
        (await door.TrailAsync()).Count(act => act == "signIn guo DENIED").ShouldBe(9);
    }

    [Fact]
    public async Task A_session_ends_after_thirty_idle_minutes_and_after_twelve_hours_in_any_case()
    {
        await using var door = await Door.WithAdministratorsAsync();
        using var he = await door.SignInAsync("he");
        for (var hour = 0; hour < 23; hour++)
        {
            door.Clock.Now += TimeSpan.FromMinutes(29);
            (await he.GetAsync("/admin/logins")).Status.ShouldBe(200, $"after {29 * (hour + 1)} minutes");
        }
        door.Clock.Now += TimeSpan.FromMinutes(54);
        (await he.GetAsync("/admin/logins")).Location.ShouldStartWith("/sign-in");

        using var again = await door.SignInAsync("he");
        door.Clock.Now += TimeSpan.FromMinutes(31);
        (await again.GetAsync("/admin/logins")).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task A_session_that_is_ended_elsewhere_is_gone_with_the_next_request()
    {
        await using var door = await Door.WithAdministratorsAsync();
        using var he = await door.SignInAsync("he");
        using var guo = await door.SignInAsync("guo");
        var open = await door.Books.ReadAsync(session => LoginSessions.OpenAsync(session, "he", DateTime.MinValue.AddYears(1)), Stop);

        foreach (var each in open) (await guo.PostAsync("/admin/sessions?handler=End", "/admin/sessions", ("session", each.Id[..12]))).Status.ShouldBe(302);

        (await he.GetAsync("/admin/logins")).Location.ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task A_role_is_proposed_by_one_confirmed_by_another_and_gone_at_once_when_it_is_taken_away()
    {
        await using var door = await Door.WithAdministratorsAsync();
        using var he = await door.SignInAsync("he");
        using var guo = await door.SignInAsync("guo");
        var made = await he.PostAsync("/admin/logins?handler=Add", "/admin/logins", ("Name", "chen"), ("Person", "陈会计"));
        var first = System.Text.RegularExpressions.Regex.Match(made.Text, "<code>([^<]{15,})</code>").Groups[1].Value;
        await door.SettleAsync("chen", first, withFactor: false);

        (await guo.PostAsync("/admin/grants?handler=Propose", "/admin/grants", ("login", "chen"), ("entity", "220000"), ("role", "CLERK"))).Status.ShouldBe(302);
        (await guo.PostAsync("/admin/grants?handler=Confirm", "/admin/grants", ("number", "4"))).Text.ShouldContain("may not confirm it");
        using var chen = await door.SignInAsync("chen");
        (await chen.GetAsync("/vouchers")).Status.ShouldBe(403);
        (await he.PostAsync("/admin/grants?handler=Confirm", "/admin/grants", ("number", "4"))).Status.ShouldBe(302);
        (await chen.GetAsync("/vouchers")).Status.ShouldBe(200);
        (await guo.PostAsync("/admin/grants?handler=Propose", "/admin/grants", ("login", "chen"), ("entity", "220000"), ("role", "CASHIER"))).Text.ShouldContain("may not be");
        (await guo.PostAsync("/admin/grants?handler=Propose", "/admin/grants", ("login", "guo"), ("entity", "*"), ("role", "CLERK"))).Text.ShouldContain("Nobody grants himself");
        (await guo.PostAsync("/admin/grants?handler=End", "/admin/grants", ("number", "4"))).Status.ShouldBe(302);
        (await chen.GetAsync("/vouchers")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Granting_asks_once_more_who_it_is_when_the_last_proof_is_older_than_five_minutes_and_goes_on_with_what_was_typed()
    {
        await using var door = await Door.WithAdministratorsAsync();
        using var guo = await door.SignInAsync("guo");
        var page = await guo.GetAsync("/admin/grants");
        door.Clock.Now += TimeSpan.FromMinutes(6);

        var asked = await guo.PostAsync("/admin/grants?handler=Propose", page, ("login", "ma"), ("entity", "220000"), ("role", "AUDITOR"));
        asked.Text.ShouldContain("Confirm that it is you");
        (await door.TrailAsync()).ShouldNotContain(act => act.StartsWith("roleProposed", StringComparison.Ordinal));
        await door.ForgetCodeAsync("guo");
        var held = await guo.PostAsync("/confirm", asked, ("proof", door.CodeOf(door.Keys["guo"])));

        held.Text.ShouldContain("What you typed is still there");
        held.Text.ShouldContain("name=\"role\" value=\"AUDITOR\"");
        (await guo.PostAsync("/admin/grants?handler=Propose", held, ("login", "ma"), ("entity", "220000"), ("role", "AUDITOR"))).Text.ShouldContain("may not be");
    }

    [Fact]
    public async Task What_was_typed_survives_a_session_that_ended_in_the_middle_of_the_form()
    {
        await using var door = await Door.WithAdministratorsAsync();
        using var guo = await door.SignInAsync("guo");
        var page = await guo.GetAsync("/admin/grants");
        door.Clock.Now += TimeSpan.FromMinutes(40);

        var asked = await guo.PostAsync("/admin/grants?handler=Propose", page, ("login", "he"), ("entity", "220000"), ("role", "AUDITOR"));
        asked.Status.ShouldBe(401);
        asked.Text.ShouldContain("What you typed is still there");
        var stage = await guo.PostAsync("/sign-in", asked, ("Name", "guo"), ("password", Door.PasswordOf("guo")));
        await door.ForgetCodeAsync("guo");
        var held = await guo.PostAsync("/sign-in?handler=Code", stage, ("code", door.CodeOf(door.Keys["guo"])));

        held.Text.ShouldContain("action=\"/admin/grants?handler=Propose\"");
        held.Text.ShouldContain("name=\"login\" value=\"he\"");
    }

    [Fact]
    public async Task The_trail_is_sealed_row_by_row()
    {
        await using var door = await Door.WithAdministratorsAsync();
        (await door.Books.ReadAsync(session => Trail.VerifyAsync(session, ""), Stop)).ShouldBeEmpty();
        await door.Books.WriteAsync("", async session =>
        {
            await session.ExecuteAsync("DROP TRIGGER tr_trail_not_changed");
            return new Work<int>(await session.ExecuteAsync("UPDATE trail SET person = 'X' WHERE ordinal = 2"), true);
        }, Stop);

        (await door.Books.ReadAsync(session => Trail.VerifyAsync(session, ""), Stop)).Select(finding => finding.Subject).ShouldBe(["trail 2"]);
    }
}

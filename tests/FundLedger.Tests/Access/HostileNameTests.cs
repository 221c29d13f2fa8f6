using System.Net;
using FundLedger.Data;

namespace FundLedger.Tests.Access;

/// <summary>Names of logins and persons, words and passwords as hostile hands type them, at a site in earnest: refused in words or kept exactly.</summary>
public sealed class HostileNameTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_set_up_takes_names_exactly_or_not_at_all()
    {
        await using var door = await Door.NewAsync();
        using var visitor = door.Visitor();
        var page = await visitor.GetAsync("/set-up");
        var (dice, seed) = HostileTexts.Dice();
        foreach (var text in HostileTexts.Some(dice, 8).Take(8).Where(text => !text.Contains('\0', StringComparison.Ordinal)))
        {
            visitor.ComeFrom($"10.0.0.{dice.Next(2, 250)}");
            var answer = await visitor.PostAsync("/set-up", page, ("Token", text), ("Names", text), ("Persons", text));
            answer.Status.ShouldBeOneOf([400, 429], $"seed {seed}: {text}");
            ShouldBeEscaped(answer.Text, text);
        }
        (await door.Books.ReadAsync(Logins.AllAsync, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_s_name_is_kept_exactly_or_refused_in_words_and_a_login_s_name_is_plain()
    {
        await using var door = await Door.SettledAsync();
        using var he = await door.SignInAsync("he");
        var page = await he.GetAsync("/admin/logins");
        var (dice, seed) = HostileTexts.Dice();
        var (kept, refused, n) = (0, 0, 0);
        foreach (var text in HostileTexts.Some(dice, 12).Where(text => !text.Contains('\0', StringComparison.Ordinal)))
        {
            var name = $"hostile{++n}";
            var answer = await he.PostAsync("/admin/logins?handler=Add", page, ("Name", name), ("Person", text));
            var login = await door.Books.ReadAsync(session => Logins.FindAsync(session, name), Stop);
            if (answer.Status == 200) login!.Person.ShouldBe(HostileTexts.Kept(text.Trim()), $"seed {seed}");
            else (answer.Status, login).ShouldBe((400, null), $"seed {seed}: {text}");
            if (login is null) refused++;
            else
            {
                kept++;
                WebUtility.HtmlDecode(answer.Text).ShouldContain(login.Person);
            }
            ShouldBeEscaped(answer.Text, text);
            (await he.PostAsync("/admin/logins?handler=Add", page, ("Name", text), ("Person", "某人"))).Status.ShouldBeOneOf([200, 400], $"seed {seed}: {text}");
        }
        output.WriteLine($"{kept} names kept, {refused} refused, seed {seed}");
        (await door.Books.ReadAsync(Logins.AllAsync, Stop)).ShouldAllBe(login => login.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '.' || letter == '-'));
        (await door.Books.ReadAsync(session => Trail.VerifyAsync(session, ""), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_is_typed_at_the_door_is_a_wrong_password_and_no_failure()
    {
        await using var door = await Door.SettledAsync();
        using var visitor = door.Visitor();
        var page = await visitor.GetAsync("/sign-in");
        var (dice, seed) = HostileTexts.Dice();
        foreach (var (text, i) in HostileTexts.Some(dice, 6).Select((text, i) => (text, i)))
        {
            visitor.ComeFrom($"10.0.{i / 200}.{i % 200 + 1}");
            foreach (var (name, password) in new[] { (text, "x"), ("he", text) })
            {
                var answer = await visitor.PostAsync("/sign-in", page, ("Name", name), ("password", password), ("Stage", text), ("Back", text));
                answer.Status.ShouldBeOneOf([400, 429], $"seed {seed}: {text}");
                ShouldBeEscaped(answer.Text, text);
            }
            (await visitor.PostAsync("/sign-in?handler=Code", page, ("code", text), ("Stage", text))).Status.ShouldBeOneOf([400, 429], $"seed {seed}: {text}");
        }
        (await door.Books.ReadAsync(session => Trail.VerifyAsync(session, ""), Stop)).ShouldBeEmpty();
    }

    private static void ShouldBeEscaped(string page, string text)
    {
        if (text.Contains('<', StringComparison.Ordinal) && text.Length > 3) page.ShouldNotContain(text);
    }
}

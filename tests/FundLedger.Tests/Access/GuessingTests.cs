using System.Diagnostics;
using System.Globalization;
using FundLedger.Data;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Access;

/// <summary>Guessers from many addresses (reliability R47). FUNDLEDGER_GUESSES says how many tries they have: 150 if it is silent, 10,000 by hand.</summary>
public sealed class GuessingTests(ITestOutputHelper output)
{
    private const int Addresses = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guessers_at_twenty_addresses_get_ten_looks_at_a_login_and_its_owner_works_on()
    {
        var tries = Setting.Of("FUNDLEDGER_GUESSES", 150);
        await using var door = await Door.SettledAsync();
        using var guo = await door.SignInAsync("guo");
        await ForgetFailuresAsync(door);
        var started = Stopwatch.GetTimestamp();

        var statuses = new Dictionary<int, int>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(part => Task.Run(async () =>
        {
            using var guesser = door.Visitor();
            var form = await guesser.GetAsync("/sign-in");
            for (var i = part; i < tries; i += 4)
            {
                guesser.ComeFrom(string.Create(CultureInfo.InvariantCulture, $"10.0.0.{i % Addresses + 1}"));
                var answer = await guesser.PostAsync("/sign-in", form, ("Name", "guo"), ("password", $"Guess-{i}-zzx"));
                lock (statuses) statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
            }
        }, Stop)));

        output.WriteLine($"{tries} tries from {Addresses} addresses in {Stopwatch.GetElapsedTime(started).TotalSeconds:N1} s: {string.Join(", ", statuses.OrderBy(each => each.Key).Select(each => $"{each.Value} × {each.Key}"))}");
        (await door.TrailAsync()).Count(act => act == "signIn guo DENIED").ShouldBeInRange(1, 10);
        statuses.Keys.Order().ShouldBe([400, 429]);
        statuses[400].ShouldBeInRange(1, 10);
        (await guo.GetAsync("/admin/grants")).Status.ShouldBe(200);
        using var owner = await door.SignInAsync("guo", guo);
        (await owner.GetAsync("/admin/grants")).Status.ShouldBe(200);
        (await door.Books.ReadAsync(session => Trail.VerifyAsync(session, ""), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_second_factor_is_guessed_no_oftener_than_the_password()
    {
        await using var door = await Door.SettledAsync();
        using var guesser = door.Visitor();
        var stage = await guesser.PostAsync("/sign-in", ("Name", "guo"), ("password", Door.PasswordOf("guo")));
        var statuses = new List<int>();
        for (var i = 0; i < 15; i++)
        {
            guesser.ComeFrom(string.Create(CultureInfo.InvariantCulture, $"10.0.1.{i + 1}"));
            statuses.Add((await guesser.PostAsync("/sign-in?handler=Code", stage, ("code", (100_000 + i).ToString(CultureInfo.InvariantCulture)))).Status);
        }

        statuses.Count(status => status == 400).ShouldBeLessThanOrEqualTo(10);
        statuses[10..].ShouldAllBe(status => status == 429);
    }

    [Fact]
    public async Task An_open_session_that_fell_into_other_hands_guesses_neither_the_password_nor_the_second_factor()
    {
        await using var door = await Door.SettledAsync();
        using var thief = await door.SignInAsync("guo");
        var (proofs, passwords) = (new List<int>(), new List<string>());
        for (var i = 0; i < 13; i++)
        {
            thief.ComeFrom(string.Create(CultureInfo.InvariantCulture, $"10.0.2.{i + 1}"));
            proofs.Add((await thief.PostAsync("/confirm", ("proof", (200_000 + i).ToString(CultureInfo.InvariantCulture)))).Status);
            passwords.Add((await thief.PostAsync("/account?handler=Password", "/account", ("current", $"Guess-{i}"), ("password", "Kranich-2041-a"), ("again", "Kranich-2041-a"))).Text);
        }

        passwords.Count(text => text.Contains("present password is not right", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(10);
        passwords[^1].ShouldContain("Too many tries");
        (await door.TrailAsync()).Count(act => act == "signIn guo DENIED").ShouldBeLessThanOrEqualTo(10);
        (await thief.GetAsync("/admin/grants")).Status.ShouldBe(200);
    }

    /// <summary>By hand, with FUNDLEDGER_TIMINGS for how many of each: how long known, unknown, disabled and locked logins take.</summary>
    [Fact]
    public async Task Known_and_unknown_logins_are_answered_by_the_same_words_after_the_same_work()
    {
        var each = Setting.Of("FUNDLEDGER_TIMINGS", 2);
        await using var door = await Door.SettledAsync();
        await door.Books.WriteAsync("", async session =>
        {
            var ma = (await Logins.FindAsync(session, "ma"))!;
            ma.IsDisabled = 1;
            await Logins.UpdateAsync(session, ma);
            return new Work<bool>(true, true);
        }, Stop);
        var (times, texts) = (new Dictionary<string, List<double>>(), new HashSet<string>());
        using var guesser = door.Visitor();
        var form = await guesser.GetAsync("/sign-in");
        for (var i = 0; i < each; i++)
            foreach (var name in new[] { "guo", "nobody", "ma" })
            {
                if (name == "guo" && i % 4 == 0) await ForgetFailuresAsync(door);
                guesser.ComeFrom(string.Create(CultureInfo.InvariantCulture, $"10.{1 + i / 250}.{i % 250}.1"));
                var started = Stopwatch.GetTimestamp();
                var answer = await guesser.PostAsync("/sign-in", form, ("Name", name), ("password", $"Guess-{i}-zzx"));
                if (answer.Status != 400) continue;
                if (!times.TryGetValue(name, out var taken)) times[name] = taken = [];
                taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                texts.Add(System.Text.RegularExpressions.Regex.Replace(answer.Text.Replace($"value=\"{name}\"", "", StringComparison.Ordinal), "value=\"[^\"]{40,}\"", ""));
            }

        foreach (var (name, taken) in times) output.WriteLine($"{name}: median {taken.Order().ElementAt(taken.Count / 2):N1} ms of {taken.Count}");
        texts.ShouldHaveSingleItem();
        times.Keys.ShouldBe(["guo", "nobody", "ma"], ignoreOrder: true);
    }

    private static Task<int> ForgetFailuresAsync(Door door) => door.Books.WriteAsync("", async session =>
        new Work<int>(await session.ExecuteAsync("UPDATE login SET failed = 0, locked_until = '2000-01-01 00:00:00.000' WHERE login = 'guo'"), true), Stop);
}

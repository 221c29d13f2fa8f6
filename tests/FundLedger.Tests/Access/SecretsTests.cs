using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Tests.Web;
using FundLedger.Web.Access;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace FundLedger.Tests.Access;

/// <summary>Passwords, keys and codes are used on every path, rightly and wrongly, and stand nowhere afterwards (reliability R50): not in the
/// log, the trail, the files for others or the books.</summary>
public sealed partial class SecretsTests
{
    private const string Account = "6222020200112233445";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_that_were_typed_or_shown_stand_nowhere_in_plain()
    {
        await using var door = await Door.NewAsync();
        var secrets = await UseAsync(door);
        secrets.Count.ShouldBeGreaterThan(30);
        var places = await PlacesAsync(door);

        secrets.SelectMany(secret => places.Where(place => place.Value.Contains(secret.Value, StringComparison.OrdinalIgnoreCase)).Select(place => $"{secret.Key} stands in {place.Key}")).ShouldBeEmpty();
        // What should be found is found, so that a search that finds nothing would be seen.
        places["the log"].ShouldContain("/sign-in");
        places["the books' file"].ShouldContain("何系统");
        places["the trail"].ShouldContain("signIn");
    }

    /// <summary>A full account number belongs to the books and to the sheet for the bank; the log and the trail of access have none.</summary>
    [Fact]
    public async Task A_whole_account_number_stands_in_no_log_and_on_no_screen_but_the_sheet()
    {
        await using var books = await WebBooks.FundedAsync();
        (await books.SendAsync($"B1 2024-02-01 bankAccountOpened bank=BK9 name=专户 kind=OWN funds=[ADV] number={Account}")).Status.ShouldBe(201);
        (await books.SendAsync($"B2 2024-02-01 bankAccountOpened bank=BK8 name=专户 kind=OWN funds=[NONE] number={Account}")).Status.ShouldBe(422);
        (await books.GetAsync($"/api/v1/entities/220000/vouchers?text={Account}")).Status.ShouldBe(200);
        (await books.GetAsync($"/vouchers?text={Account}")).Status.ShouldBe(200);
        (await books.GetAsync("/finance/payments")).Text.ShouldNotContain(Account);

        (await LogsAsync(books.LogFolder)).ShouldNotContain(Account);
        (await TrailAsync(books.Database)).ShouldNotContain(Account);
    }

    /// <summary>Uses every secret there is, and each of them wrongly as well; what was used, by what it is.</summary>
    private static async Task<Dictionary<string, string>> UseAsync(Door door)
    {
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal) { ["the set-up word"] = door.Word };
        using var visitor = door.Visitor();
        (await visitor.PostAsync("/set-up", ("Token", "CANARY-WRONG-WORD"), ("Names", "he"))).Status.ShouldBe(400);
        var made = await visitor.PostAsync("/set-up", ("Token", door.Word), ("Names", "he"), ("Names", "guo"), ("Names", "ma"), ("Persons", "何系统"), ("Persons", "郭安全"), ("Persons", "马审计"));
        foreach (var (name, password) in Door.FirstPasswords(made.Text))
        {
            secrets[$"the first password of {name}"] = password;
            if (name == "ma") continue;
            await door.SettleAsync(name, password);
            (secrets[$"the password of {name}"], secrets[$"the key of {name}'s second factor"]) = (Door.PasswordOf(name), door.Keys[name]);
        }
        foreach (var wrong in new[] { "CANARY-WRONG-PASSWORD-1", "CANARY-'--", "CANARY\u0000NUL" })
        {
            (await visitor.PostAsync("/sign-in", ("Name", "he"), ("password", wrong))).Status.ShouldBe(400);
            secrets[$"the wrong password {secrets.Count}"] = wrong;
        }
        using var he = await door.SignInAsync("he");
        secrets["a session"] = he.Session;
        var added = await he.PostAsync("/admin/logins?handler=Add", "/admin/logins", ("Name", "chen"), ("Person", "陈会计"));
        secrets["the first password of chen"] = Door.FirstPassword(added.Text);
        var reset = await he.PostAsync("/admin/logins?handler=Reset", "/admin/logins", ("login", "ma"));
        secrets["the new first password of ma"] = Door.FirstPassword(reset.Text);
        (await he.PostAsync("/account?handler=Password", "/account", ("current", "CANARY-CURRENT"), ("password", "CANARY-NEXT-1"), ("again", "CANARY-NEXT-1"))).Status.ShouldBe(400);
        (await he.PostAsync("/confirm", ("proof", "CANARY-PROOF"))).Status.ShouldBe(400);
        (secrets["what was tried as the present password"], secrets["what was tried as a new one"], secrets["what was tried as a proof"]) = ("CANARY-CURRENT", "CANARY-NEXT-1", "CANARY-PROOF");
        await SpareCodesAsync(door, secrets);
        await KeysAsync(door, secrets);
        // What fails on the way must not be told with what it was asked with.
        foreach (var (path, header) in new[] { ("/api/v1/entities/220000/events", "X-CANARY-HEADER"), ("/nowhere/CANARY-PATH-IS-LOGGED", "Referer") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(door.Address, path)) { Content = new StringContent("{\"CANARY-BODY\":", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation(header, "http://127.0.0.1/?CANARY-HEADER");
            using var client = new HttpClient();
            using var answer = await client.SendAsync(request, Stop);
            ((int)answer.StatusCode).ShouldBeOneOf(401, 404, 405);
        }
        (secrets["a body"], secrets["a header"]) = ("CANARY-BODY", "CANARY-HEADER");
        secrets.Values.ShouldAllBe(secret => secret.Length >= 10);
        return secrets;
    }

    private static async Task SpareCodesAsync(Door door, Dictionary<string, string> secrets)
    {
        using var ma = door.Visitor();
        var first = secrets["the new first password of ma"];
        (await ma.PostAsync("/sign-in", ("Name", "ma"), ("password", first))).Status.ShouldBe(302);
        (await ma.PostAsync("/account?handler=Password", "/account", ("current", first), ("password", Door.PasswordOf("ma")), ("again", Door.PasswordOf("ma")))).Status.ShouldBe(200);
        var key = Key().Match((await ma.PostAsync("/account?handler=Key", "/account")).Text).Groups[1].Value;
        door.Keys["ma"] = key;
        var codes = await ma.PostAsync("/account?handler=Factor", "/account", ("code", door.CodeOf(key)));
        var spare = Spare().Matches(codes.Text).Select(match => match.Groups[1].Value).ToList();
        spare.Count.ShouldBe(10);
        using var another = door.Visitor();
        var stage = await another.PostAsync("/sign-in", ("Name", "ma"), ("password", Door.PasswordOf("ma")));
        (await another.PostAsync("/sign-in?handler=Code", stage, ("code", spare[0]))).Status.ShouldBe(302);
        (secrets["the password of ma"], secrets["the key of ma's second factor"]) = (Door.PasswordOf("ma"), key);
        foreach (var (code, i) in spare.Select((code, i) => (code, i)))
            (secrets[$"spare code {i}"], secrets[$"spare code {i} without its dashes"]) = (code, code.Replace("-", "", StringComparison.Ordinal));
    }

    private static async Task KeysAsync(Door door, Dictionary<string, string> secrets)
    {
        await using var scope = door.Services.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<LoginDesk>().AddProgramAsync("program", "接口", RoleGrant.Everywhere, Actor.Console);
        secrets["the key of a program"] = key.Split('_')[2];
        using var client = new HttpClient { BaseAddress = door.Address };
        foreach (var sent in new[] { key, key + "0", "fl_canary0canary0_CANARYKEY" })
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", sent);
            using var answer = await client.GetAsync(new Uri("/api/v1/entities", UriKind.Relative), Stop);
            ((int)answer.StatusCode).ShouldBe(sent == key ? 200 : 401);
        }
        secrets["a wrong key"] = "canary0canary0_CANARYKEY";
    }

    /// <summary>Everything that leaves the program or stays behind it, by what it is.</summary>
    private static async Task<Dictionary<string, string>> PlacesAsync(Door door)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal) { ["the trail"] = await TrailAsync(door.Books) };
        var folder = Path.GetDirectoryName(door.BooksFile)!;
        places["the log"] = await LogsAsync(Path.Combine(folder, "logs"));
        await using (var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = door.BooksFile, Pooling = false }.ToString()))
        {
            await file.OpenAsync(Stop);
            await using var whole = file.CreateCommand();
            whole.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await whole.ExecuteNonQueryAsync(Stop);
        }
        foreach (var path in Directory.GetFiles(folder, "books.db*")) places[path.EndsWith(".db", StringComparison.Ordinal) ? "the books' file" : Path.GetFileName(path)] = await SharedAsync(path);
        using var client = new HttpClient { BaseAddress = door.Address };
        await using var scope = door.Services.CreateAsyncScope();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await scope.ServiceProvider.GetRequiredService<LoginDesk>().AddProgramAsync("reader", "读者", RoleGrant.Everywhere, Actor.Console));
        places["the workbook"] = await UnzippedAsync(await client.GetByteArrayAsync(new Uri("/api/v1/entities/220000/workbook?asOf=2024-01-31", UriKind.Relative), Stop));
        places["a report as CSV"] = await client.GetStringAsync(new Uri("/api/v1/entities/220000/reports/trial-balance?format=csv", UriKind.Relative), Stop);
        using var ma = await door.SignInAsync("ma");
        using var he = await door.SignInAsync("he");
        places["the trail as CSV"] = (await ma.GetAsync("/admin/trail?format=csv")).Text;
        places["the page of the trail"] = (await ma.GetAsync("/admin/trail")).Text;
        places["the page of logins"] = (await he.GetAsync("/admin/logins")).Text;
        places["the page of one's own login"] = (await ma.GetAsync("/account")).Text;
        return places;
    }

    private static async Task<string> TrailAsync(Database books) => string.Join('\n', await books.ReadAsync(session => session.ListAsync<string>(
        "SELECT person || '|' || login || '|' || session || '|' || address || '|' || action || '|' || object || '|' || result || '|' || detail FROM trail"), Stop));

    private static async Task<string> LogsAsync(string folder) => string.Concat(await Task.WhenAll(Directory.GetFiles(folder).Select(SharedAsync)));

    private static async Task<string> SharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Stop);
    }

    private static async Task<string> UnzippedAsync(byte[] bytes)
    {
        await using var zip = new ZipArchive(new MemoryStream(bytes));
        var texts = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync(Stop));
            texts.Append(await reader.ReadToEndAsync(Stop));
        }
        return texts.ToString();
    }

    [GeneratedRegex("<code class=\"long\">([A-Z2-7]+)</code>")] private static partial Regex Key();
    [GeneratedRegex("<li><code>([^<]+)</code></li>")] private static partial Regex Spare();
}

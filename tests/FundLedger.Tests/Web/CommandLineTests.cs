using System.Diagnostics;
using System.Globalization;
using System.Text;
using FundLedger.Tests.Support;
using FundLedger.Web;
using FundLedger.Web.Api;

namespace FundLedger.Tests.Web;

public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-console-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Seed => RepoFiles.PathOf("db/seed/scenario-1.jsonl");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("http://0.0.0.0:5210")]
    [InlineData("http://*:5210")]
    [InlineData("http://+:80")]
    [InlineData("http://192.168.1.7:5210")]
    [InlineData("http://[::]:5210")]
    [InlineData("http://example.org")]
    [InlineData("http://localhost.example.org:5210")]
    [InlineData("http://127.0.0.1:5210;http://0.0.0.0:5211")]
    [InlineData("5210")]
    public async Task No_address_that_others_could_reach_is_served(string urls)
    {
        foreach (var verb in new[] { "serve", "demo" })
        {
            var (exit, _, errors) = await RunAsync(verb, "--urls", urls);
            exit.ShouldBe(ExitCode.Refused);
            errors.ShouldContain("this machine's loopback only");
        }
        folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Fact]
    public async Task Https_needs_a_certificate()
    {
        var (exit, _, errors) = await RunAsync("serve", "--urls", "https://0.0.0.0:5443");

        exit.ShouldBe(ExitCode.Refused);
        errors.ShouldContain("https needs --certificate");
        folder.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1:5210")]
    [InlineData("http://127.7.7.7:1")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:5210")]
    public void Every_loopback_address_is_taken(string url) => Settings.ReadUrls(url).ShouldHaveSingleItem();

    [Fact]
    public void The_site_itself_refuses_settings_that_went_round_the_command_line()
    {
        var settings = new Settings(folder.FullName, null, [new Uri("http://0.0.0.0:0")]);
        var site = Should.Throw<ArgumentException>(async () =>
        {
            await using var books = settings.Books(TimeProvider.System);
            await using var built = Site.Build(settings, books);
            await built.StartAsync(Stop);
        });
        site.Message.ShouldContain("Neither https nor a loopback address");
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("serve now")]
    [InlineData("import")]
    [InlineData("import a b --entity 1")]
    [InlineData("verify --colour red")]
    [InlineData("verify --entity")]
    [InlineData("verify --entity 1 --entity 2")]
    [InlineData("commands --json=true")]
    [InlineData("export pdf --entity 220000")]
    [InlineData("export hledger")]
    [InlineData("workbook --entity 220000")]
    [InlineData("report trial-balance --entity 220000 --lang fr")]
    [InlineData("demo --sqlserver Server=x")]
    public async Task What_cannot_be_understood_is_answered_with_the_usage_and_2(string line)
    {
        var (exit, _, errors) = await RunAsync(line.Split(' '));
        exit.ShouldBe(ExitCode.Usage);
        errors.ShouldContain("用法 / Usage");
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        var (exit, output, _) = await RunAsync("--help");
        exit.ShouldBe(ExitCode.Ok);
        foreach (var verb in new[] { "serve", "demo", "import FILE", "statement FILE", "verify", "report NAME", "workbook", "export hledger", "commands" }) output.ShouldContain($"  {verb}");
    }

    [Fact]
    public async Task A_statement_is_taken_in_and_matched_from_the_shell_once()
    {
        (await RunAsync("import", Seed, "--entity", "220000")).Exit.ShouldBe(ExitCode.Ok);
        string[] statement = ["statement", RepoFiles.PathOf("db/seed/scenario-1-bank-BK1.csv"), "--entity", "220000", "--by", "陈会计", "--date", "2025-01-06", "--from", "2024-01-01", "--to", "2024-12-31"];

        var (dry, dryOutput, _) = await RunAsync([.. statement, "--dry-run"]);
        (dry, dryOutput).ShouldSatisfyAllConditions(() => dry.ShouldBe(ExitCode.Ok), () => dryOutput.ShouldContain("\"newLines\":17"));
        var (taken, output, _) = await RunAsync([.. statement, "--match"]);
        taken.ShouldBe(ExitCode.Ok);
        output.ShouldContain("+ BK1 2024-01-01 2024-12-31");
        var (again, againOutput, _) = await RunAsync([.. statement, "--match"]);
        again.ShouldBe(ExitCode.Ok);
        againOutput.ShouldContain("= BK1 2024-01-01 2024-12-31");
        againOutput.ShouldContain("BK1: nothing that a rule matches");
        (await RunAsync([.. statement, "--bank", "BK2"])).Exit.ShouldBe(ExitCode.Refused);
        (await RunAsync([.. statement, "--opening", "x"])).Exit.ShouldBe(ExitCode.Usage);
    }

    [Fact]
    public async Task A_year_is_tried_imported_verified_exported_and_reported_from_the_shell()
    {
        var (dry, dryOutput, _) = await RunAsync("import", Seed, "--entity", "220000", "--dry-run");
        dry.ShouldBe(ExitCode.Ok);
        dryOutput.ShouldContain("23 + E01 appropriationReceived 记-2024-01-0001");
        (await RunAsync("verify", "--entity", "220000")).Exit.ShouldBe(ExitCode.Refused);

        (await RunAsync("import", Seed, "--entity", "220000")).Exit.ShouldBe(ExitCode.Ok);
        var (again, againOutput, _) = await RunAsync("import", Seed, "--entity", "220000");
        again.ShouldBe(ExitCode.Ok);
        againOutput.ShouldContain("23 = E01 appropriationReceived 记-2024-01-0001");

        var (verified, verifyOutput, _) = await RunAsync("verify");
        verified.ShouldBe(ExitCode.Ok);
        verifyOutput.ShouldContain("60 vouchers, 80 commands");
        verifyOutput.ShouldContain("the installation's own trail (sign-ins, logins, grants): 0 acts");
        (await RunAsync("verify", "--entity", "220000")).Output.ShouldContain("not covered: the installation's own trail");
        var (exported, journal, _) = await RunAsync("export", "hledger", "--entity", "220000");
        exported.ShouldBe(ExitCode.Ok);
        journal.ShouldContain("(记-2024-12-0029)");
        var (reported, csv, _) = await RunAsync("report", "trial-balance", "--entity", "220000", "--as-of", "2024-12-31", "--closing", "before", "--lang", "en");
        reported.ShouldBe(ExitCode.Ok);
        var workbook = Path.Combine(folder.FullName, "pack.xlsx");
        (await RunAsync("workbook", "--entity", "220000", "--as-of", "2024-12-31", "--to", workbook)).Exit.ShouldBe(ExitCode.Ok);
        (await RunAsync("workbook", "--entity", "220000", "--as-of", "2024-02-30", "--to", workbook + "2")).Exit.ShouldBe(ExitCode.Refused);
        folder.GetFiles("*.xlsx*").ShouldHaveSingleItem().FullName.ShouldBe(workbook);
        csv.ShouldContain("\"1002.01\",\"Bank deposits - own\",201420.37,0.00,1223394.23,355282.91,1069531.69,0.00\r\n");
    }

    [Fact]
    public async Task A_file_with_one_bad_line_is_refused_with_1_and_the_line_told()
    {
        var file = Path.Combine(folder.FullName, "bad.jsonl");
        await File.WriteAllLinesAsync(file, [.. await File.ReadAllLinesAsync(Seed, Stop), "{"], Stop);

        var (exit, output, _) = await RunAsync("import", file, "--entity", "220000");

        exit.ShouldBe(ExitCode.Refused);
        output.ShouldContain("81 !  malformedJson:");
        output.ShouldContain("not one was recorded");
        (await RunAsync("verify")).Output.ShouldNotContain("220000");
    }

    [Theory]
    [InlineData("import nowhere.jsonl --entity 220000", "there is no file")]
    [InlineData("verify --entity 990000", "there is no entity")]
    [InlineData("export hledger --entity 990000", "there is no entity")]
    public async Task What_does_not_exist_is_named_and_the_exit_code_is_1(string line, string sentence)
    {
        var (exit, _, errors) = await RunAsync(line.Split(' '));
        exit.ShouldBe(ExitCode.Refused);
        errors.ShouldContain(sentence);
    }

    [Theory]
    [InlineData("report nothing --entity 220000", "There is no report")]
    [InlineData("report trial-balance --entity 990000", "There is no entity")]
    [InlineData("report trial-balance --entity 220000 --colour red", "has no parameter")]
    public async Task A_report_that_cannot_be_given_is_refused_with_1(string line, string sentence)
    {
        var (exit, output, _) = await RunAsync(line.Split(' '));
        exit.ShouldBe(ExitCode.Refused);
        output.ShouldContain(sentence);
    }

    [Fact]
    public async Task The_command_reference_is_printed()
    {
        (await RunAsync("commands")).Output.TrimEnd().ShouldBe(CommandReference.Markdown.TrimEnd());
        (await RunAsync("commands", "--json")).Output.TrimEnd().ShouldBe(CommandReference.Json);
    }

    [Fact]
    public async Task Demo_in_a_process_of_its_own_plays_the_year_and_leaves_verified_books()
    {
        for (var time = 1; time <= 2; time++)
        {
            var (exit, output) = await DemoAsync();
            exit.ShouldBe(0, output);
            output.ShouldContain("80/80 E37 yearClosed");
            output.ShouldContain("60 vouchers, 88 commands");
            output.ShouldContain("checks passed, 0 failed");
            output.ShouldContain("signs in with one click");
        }
        var workbook = Path.Combine(folder.FullName, "demo", "auditors-workbook-220000-2024-12-31.xlsx");
        (await File.ReadAllBytesAsync(workbook, Stop))[..2].ShouldBe("PK"u8.ToArray());
        (await RunAsync("verify", "--data", Path.Combine(folder.FullName, "demo"))).Exit.ShouldBe(ExitCode.Ok);
    }

    [Fact]
    public async Task Demo_leaves_a_folder_alone_that_it_did_not_make()
    {
        var file = Path.Combine(folder.CreateSubdirectory("demo").FullName, "mine.txt");
        await File.WriteAllTextAsync(file, "mine", Stop);

        var (exit, _, errors) = await RunAsync("demo", "--exit", "--urls", "http://127.0.0.1:0");

        exit.ShouldBe(ExitCode.Refused);
        errors.ShouldContain("was not made by a demo");
        (await File.ReadAllTextAsync(file, Stop)).ShouldBe("mine");
    }

    [Fact]
    public async Task Demo_on_an_address_in_use_says_so_before_it_touches_the_books_of_the_one_that_runs()
    {
        await using var running = await WebBooks.EmptyAsync();
        await DemoAsync();
        var before = File.GetLastWriteTimeUtc(Path.Combine(folder.FullName, "demo", "books.db"));

        var (exit, _, errors) = await RunAsync("demo", "--exit", "--urls", running.Client.BaseAddress!.ToString());

        exit.ShouldBe(ExitCode.Refused);
        errors.ShouldContain("in use");
        File.GetLastWriteTimeUtc(Path.Combine(folder.FullName, "demo", "books.db")).ShouldBe(before);
    }

    private async Task<(ExitCode Exit, string Output, string Errors)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await using var errors = new StringWriter(CultureInfo.InvariantCulture);
        string[] where = args.Length > 0 && args.Contains("--data") ? [] : ["--data", folder.FullName];
        var exit = await CommandLine.RunAsync([.. args, .. where], output, errors, Stop);
        return (exit, output.ToString(), errors.ToString());
    }

    private async Task<(int Exit, string Output)> DemoAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "FundLedger.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "demo", "--exit", "--data", folder.FullName, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, WorkingDirectory = folder.FullName,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Stop);
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, output + await errors);
    }
}

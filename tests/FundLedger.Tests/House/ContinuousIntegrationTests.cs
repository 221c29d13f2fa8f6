using System.Diagnostics;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.House;

public class ContinuousIntegrationTests
{
    private const string Script = ".ci/run";

    [Fact]
    public void The_script_can_be_run_and_runs_the_plain_test_command()
    {
        RepoFiles.Read(Script).ShouldStartWith("#!/usr/bin/env bash\n");
        RepoFiles.Read(Script).Split('\n').ShouldContain(line => line.StartsWith("dotnet test 2>&1 |", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(RepoFiles.PathOf(Script)).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    [Fact]
    public void When_all_tests_pass_it_says_how_many()
    {
        var run = Run("", Summary(total: 12, failed: 0, succeeded: 12, skipped: 0), exitCode: 0);
        run.ShouldBe((0, "12 passed, 0 failed, 0 skipped"));
    }

    [Fact]
    public void When_a_test_fails_it_fails() =>
        Run("failed A.b (1ms)", Summary(total: 12, failed: 1, succeeded: 11, skipped: 0), exitCode: 2)
            .ShouldBe((2, "11 passed, 1 failed, 0 skipped"));

    [Fact]
    public void When_the_runner_hides_a_failed_test_behind_a_good_exit_code_it_still_fails() =>
        Run("", Summary(total: 12, failed: 1, succeeded: 11, skipped: 0), exitCode: 0).ShouldBe((1, "11 passed, 1 failed, 0 skipped"));

    [Fact]
    public void The_lane_of_an_absent_SQL_Server_may_be_skipped() =>
        Run(
            "skipped A.b\n  FUNDLEDGER_SQLSERVER is not set.\n  from x.dll (net10.0|x64)",
            Summary(total: 12, failed: 0, succeeded: 11, skipped: 1),
            exitCode: 0)
        .ShouldBe((0, "11 passed, 0 failed, 1 skipped"));

    [Fact]
    public void Any_other_skipped_test_fails_the_run() =>
        Run(
            "skipped A.b\n  No hledger\non this machine.\n  from x.dll (net10.0|x64)\nskipped A.c\n  FUNDLEDGER_SQLSERVER\n  from x.dll (net10.0|x64)",
            Summary(total: 12, failed: 0, succeeded: 10, skipped: 2),
            exitCode: 0)
        .ShouldBe((1, "10 passed, 0 failed, 2 skipped"));

    [Fact]
    public void A_build_that_breaks_before_the_tests_fails_and_says_so_in_the_last_line() =>
        Run("error CS1002", "", exitCode: 1).ShouldBe((1, "0 passed, 0 failed, 0 skipped"));

    [Fact]
    public void A_run_without_any_test_fails() =>
        Run("", Summary(total: 0, failed: 0, succeeded: 0, skipped: 0), exitCode: 0).ShouldBe((1, "0 passed, 0 failed, 0 skipped"));

    private static string Summary(int total, int failed, int succeeded, int skipped) =>
        $"\nTest run summary: Passed!\n  total: {total}\n  failed: {failed}\n  succeeded: {succeeded}\n  skipped: {skipped}\n  duration: 1s 200ms\n";

    /// <summary>Runs the script in a small copy of the tree where dotnet only prints what it is told to.</summary>
    private static (int ExitCode, string LastLine) Run(string before, string summary, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for Debian's bash.");
        var tree = Directory.CreateTempSubdirectory("fundledger-ci-");
        try
        {
            WriteProgram(tree, Script, RepoFiles.Read(Script));
            WriteProgram(tree, "bin/dpkg-query", "#!/bin/sh\nprintf installed\n");
            WriteProgram(tree, "bin/dotnet", $"#!/bin/sh\n[ \"$1\" = test ] || exit 0\ncat <<'TEXT'\n{before}{summary}\nTEXT\nexit {exitCode}\n");
            return RunIn(tree);
        }
        finally
        {
            tree.Delete(recursive: true);
        }
    }

    private static (int ExitCode, string LastLine) RunIn(DirectoryInfo tree)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(tree.FullName, Script)]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = Path.Combine(tree.FullName, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output.TrimEnd('\n').Split('\n')[^1]);
    }

    private static void WriteProgram(DirectoryInfo tree, string name, string text)
    {
        var path = Path.Combine(tree.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

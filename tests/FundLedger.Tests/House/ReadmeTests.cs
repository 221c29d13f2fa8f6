using FundLedger.Tests.Support;

namespace FundLedger.Tests.House;

public class ReadmeTests
{
    [Theory]
    [InlineData("dotnet run --project src/FundLedger.Web -- demo")]
    [InlineData("dotnet test")]
    public void The_two_commands_of_a_newcomer_stand_in_the_README_as_lines_of_their_own(string command) =>
        RepoFiles.Read("README.md").Split('\n').Select(line => line.Trim()).ShouldContain(command);

    [Fact]
    public void Everything_the_build_script_does_is_also_a_plain_command_in_the_README()
    {
        var lines = RepoFiles.Read("build.ps1").Split('\n').Where(line => line.Contains("{ dotnet", StringComparison.Ordinal)).ToArray();
        lines.Length.ShouldBe(4);
        lines.Select(PlainCommand).Where(command => !RepoFiles.Read("README.md").Contains(command, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src/README.md")]
    [InlineData("src/DECISIONS.md")]
    [InlineData("db/README.md")]
    [InlineData("reports/README.md")]
    [InlineData("reports/report.schema.json")]
    public void The_pages_that_the_design_names_are_there(string page) => RepoFiles.Read(page).ShouldNotBeNullOrWhiteSpace();

    [Theory]
    [InlineData("db/schema")]
    [InlineData("db/views")]
    [InlineData("db/checks")]
    [InlineData("db/seed")]
    [InlineData("tests/books")]
    public void The_folders_that_the_design_names_hold_something(string folder) => RepoFiles.Below(folder).ShouldNotBeEmpty();

    private static string PlainCommand(string line) =>
        line[line.IndexOf("dotnet", StringComparison.Ordinal)..line.IndexOf('@', StringComparison.Ordinal)].Replace("'--'", "", StringComparison.Ordinal).Trim();
}

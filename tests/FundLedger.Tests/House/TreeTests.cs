using System.Xml.Linq;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.House;

public class TreeTests
{
    [Theory]
    [InlineData("src/FundLedger.Ledger", "")]
    [InlineData("src/FundLedger.Litigation", "FundLedger.Ledger")]
    [InlineData("src/FundLedger.Data", "FundLedger.Litigation")]
    [InlineData("src/FundLedger.Reports", "FundLedger.Data")]
    [InlineData("src/FundLedger.Web", "FundLedger.Reports")]
    [InlineData("tests/FundLedger.Tests", "FundLedger.Web")]
    public void The_one_arrow_runs_from_Web_to_Reports_to_Data_to_Litigation_to_Ledger(string project, string next) =>
        string.Join(' ', Included(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension)).ShouldBe(next);

    [Theory]
    [InlineData("src/FundLedger.Ledger")]
    [InlineData("src/FundLedger.Litigation")]
    public void The_kernel_and_the_fund_need_nothing_but_the_base_library(string project)
    {
        foreach (var kind in new[] { "PackageReference", "FrameworkReference", "Reference" }) Included(project, kind).ShouldBeEmpty();
    }

    [Fact]
    public void The_projects_are_the_seven_of_the_design_and_each_has_its_lock_file()
    {
        var projects = RepoFiles.Below(".", ".csproj");
        projects.Select(Path.GetFileNameWithoutExtension).ShouldBe(
        [
            "FundLedger.Data", "FundLedger.Ledger", "FundLedger.Litigation", "FundLedger.Reports", "FundLedger.Web",
            "FundLedger.Benchmarks", "FundLedger.Tests",
        ]);
        projects.Where(project => !File.Exists(RepoFiles.PathOf(Folder(project) + "/packages.lock.json"))).ShouldBeEmpty();
        projects.Where(project => !RepoFiles.Read("FundLedger.sln").Contains(project.Replace('/', '\\'), StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_project_names_packages_and_only_the_central_file_names_versions() =>
        RepoFiles.Below(".", ".csproj").Where(project => Items(project, "PackageReference").Any(HasVersion)).ShouldBeEmpty();

    [Fact]
    public void Every_package_that_is_used_is_pinned_and_every_floating_version_is_refused()
    {
        var pins = Items("Directory.Packages.props", "PackageVersion").ToDictionary(Name, item => item.Attribute("Version")!.Value);
        RepoFiles.Below(".", ".csproj").SelectMany(project => Items(project, "PackageReference")).Select(Name).Except(pins.Keys).ShouldBeEmpty();
        pins.Where(pin => !pin.Value.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-')).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_stands_at_the_top_beside_what_the_design_names()
    {
        string[] named = ["FundLedger.sln", "README.md", "README.zh-CN.md", "build.ps1", "global.json", "src", "db", "reports", "tests"];
        RepoFiles.Top().Except(named).Where(name => !name.StartsWith('.') && !IsCentralFile(name)).ShouldBeEmpty();
        new[] { "FundLedger.sln", "build.ps1", "global.json", "src", "tests" }.Except(RepoFiles.Top()).ShouldBeEmpty();
    }

    private static bool IsCentralFile(string name) => name is "Directory.Build.props" or "Directory.Packages.props";

    private static IEnumerable<string> Included(string folder, string kind) => Items($"{folder}/{Path.GetFileName(folder)}.csproj", kind).Select(Name);

    private static IEnumerable<XElement> Items(string file, string kind) => XDocument.Load(RepoFiles.PathOf(file)).Descendants(kind);

    private static string Name(XElement item) => item.Attribute("Include")!.Value;

    private static bool HasVersion(XElement item) => item.Attribute("Version") is not null || item.Attribute("VersionOverride") is not null;

    private static string Folder(string file) => file[..file.LastIndexOf('/')];
}

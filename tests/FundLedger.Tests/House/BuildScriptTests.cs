using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.House;

public class BuildScriptTests
{
    private static readonly string[] Verbs = ["run", "test", "bench", "publish"];

    [Fact]
    public void The_build_script_calls_nothing_but_dotnet() =>
        All<CommandAst>().Select(command => command.GetCommandName()).ShouldBe(Enumerable.Repeat("dotnet", Verbs.Length));

    [Fact]
    public void It_reaches_for_no_other_code() =>
        All<Ast>().Where(part => part is InvokeMemberExpressionAst or TypeExpressionAst or FileRedirectionAst or FunctionDefinitionAst).ShouldBeEmpty();

    [Fact]
    public void Its_verbs_are_the_four_and_each_has_its_line()
    {
        var parameter = Script().ParamBlock.Parameters.Single(parameter => parameter.Name.VariablePath.UserPath == "Verb");
        var allowed = parameter.Attributes.OfType<AttributeAst>().Single(attribute => attribute.TypeName.Name == "ValidateSet");
        allowed.PositionalArguments.Cast<StringConstantExpressionAst>().Select(verb => verb.Value).ShouldBe(Verbs);

        All<SwitchStatementAst>().Single().Clauses.Select(clause => ((StringConstantExpressionAst)clause.Item1).Value).ShouldBe(Verbs);
    }

    [Fact]
    public void Every_project_it_names_is_there() =>
        All<CommandAst>()
            .SelectMany(command => command.CommandElements.OfType<StringConstantExpressionAst>())
            .Select(element => element.Value)
            .Where(value => value.Contains('/', StringComparison.Ordinal) && !Directory.Exists(RepoFiles.PathOf(value)))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("run demo", "run --project src/FundLedger.Web -- demo")]
    [InlineData("test", "test")]
    [InlineData("test --filter-class X", "test --filter-class X")]
    [InlineData("bench 100", "run --project tests/FundLedger.Benchmarks --configuration Release -- 100")]
    [InlineData("publish --output out", "publish src/FundLedger.Web --configuration Release --output out")]
    public void A_verb_hands_its_words_on_to_dotnet(string words, string dotnet)
    {
        var session = InitialSessionState.CreateDefault2();
        session.Commands.Add(new SessionStateFunctionEntry("dotnet", "[void] $said.Add($args -join ' ')"));
        var said = new System.Collections.ArrayList();
        session.Variables.Add(new SessionStateVariableEntry("said", said, ""));

        using var shell = PowerShell.Create(session);
        shell.AddScript($". {{ {RepoFiles.Read("build.ps1")} }} {words}").Invoke();

        shell.Streams.Error.ShouldBeEmpty();
        said.Cast<string>().ShouldBe([dotnet]);
    }

    private static IEnumerable<T> All<T>() where T : Ast => Script().FindAll(part => part is T, searchNestedScriptBlocks: true).Cast<T>();

    private static ScriptBlockAst Script()
    {
        var script = Parser.ParseFile(RepoFiles.PathOf("build.ps1"), out _, out var errors);
        errors.Select(error => $"{error.Extent.StartLineNumber}: {error.Message}").ShouldBeEmpty();
        return script;
    }
}

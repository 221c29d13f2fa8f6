using System.Reflection;
using System.Text.RegularExpressions;
using FundLedger.Litigation;

namespace FundLedger.Tests.Litigation;

public sealed partial class RecipeCoverageTests
{
    /// <summary>Every recipe of domain.md part E.</summary>
    private static readonly string[] Recipes =
    [
        .. Enumerable.Range(1, 59).Select(number => $"R{number:00}"),
        "R03a", "R17a", "R21b", "R22b", "R23a", "R24a", "R24b", "R24c", "R24d", "R24e", "R24f", "R28b", "R53a",
    ];

    [Fact]
    public void Every_recipe_of_the_domain_is_played_by_a_command_of_the_catalogue() =>
        Recipes.Except(Catalogue.All.SelectMany(entry => entry.Command.Recipes.Split(' '))).ShouldBeEmpty();

    [Fact]
    public void Every_recipe_of_the_domain_has_a_test_that_shows_its_page_of_the_books() => Recipes.Except(Shown()).ShouldBeEmpty();

    [Fact]
    public void No_command_plays_a_recipe_that_the_domain_does_not_have() =>
        Catalogue.All.SelectMany(entry => entry.Command.Recipes.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Except(Recipes).ShouldBeEmpty();

    private static IEnumerable<string> Shown() => typeof(RecipeCoverageTests).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("RecipeTests", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
        .SelectMany(method => Recipe().Matches(method.Name).Select(match => match.Value));

    [GeneratedRegex(@"\bR[0-9]+[a-z]?(?=_)|(?<=_)R[0-9]+[a-z]?(?=_)")]
    private static partial Regex Recipe();
}

using System.Reflection;
using System.Text.RegularExpressions;
using FundLedger.Litigation;

namespace FundLedger.Tests.Litigation;

public sealed partial class RecipeCoverageTests
{
    [Fact]
    public void Every_recipe_of_the_catalogue_has_a_test_that_shows_its_page_of_the_books()
    {
        var played = Catalogue.All.SelectMany(entry => entry.Command.Recipes.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct();
        var shown = typeof(RecipeCoverageTests).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("RecipeTests", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
            .SelectMany(method => Recipe().Matches(method.Name).Select(match => match.Value));
        played.Except(shown).ShouldBeEmpty();
    }

    [GeneratedRegex(@"\bR[0-9]+[a-z]?(?=_)|(?<=_)R[0-9]+[a-z]?(?=_)")]
    private static partial Regex Recipe();
}

using System.Globalization;
using System.Text.RegularExpressions;
using FundLedger.Data;

namespace FundLedger.Tests.House;

/// <summary>The seventeen invariants of domain.md E.8: each is a check that verification runs, or a test named by its number.</summary>
public sealed partial class InvariantTests
{
    [Fact]
    public void Every_invariant_is_a_check_or_a_test_named_by_its_number()
    {
        var checks = Check.All.SelectMany(check => Number().Matches(check.Title.En)).Select(match => match.Groups[1].Value);
        var tests = typeof(InvariantTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => Named().Matches(method.Name)).Select(match => match.Groups[1].Value);
        var proved = checks.Concat(tests).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToHashSet();
        Enumerable.Range(1, 17).Except(proved).ShouldBeEmpty();
    }

    [GeneratedRegex(@"E\.8\.([0-9]+)")]
    private static partial Regex Number();

    [GeneratedRegex("E_8_([0-9]+)_")]
    private static partial Regex Named();
}

using System.Globalization;

namespace FundLedger.Tests.Support;

/// <summary>What a whole run asks of a test beyond its usual size, by a variable of the environment.</summary>
internal static class Setting
{
    public static int Of(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}

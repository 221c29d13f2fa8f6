using System.Globalization;

namespace FundLedger.Tests.Support;

/// <summary>What a whole run asks of a test beyond its usual size, by a variable of the environment.</summary>
internal static class Setting
{
    /// <summary>What random tests start from, which they print: FUNDLEDGER_SEED, else any.</summary>
    public static int Seed() => Of("FUNDLEDGER_SEED", Random.Shared.Next());

    public static int Of(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}

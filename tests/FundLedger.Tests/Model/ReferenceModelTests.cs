using System.Diagnostics;
using System.Globalization;

namespace FundLedger.Tests.Model;

/// <summary>The books and the slow model get the same commands and must say the same of each. FUNDLEDGER_MODEL_SEED repeats a run,
/// FUNDLEDGER_MODEL_COMMANDS sets its length, FUNDLEDGER_MODEL_PART starts it at a later part.</summary>
public sealed class ReferenceModelTests(ITestOutputHelper output)
{
    private const int PartLength = 5_000;
    private const int InContinuousIntegration = 50_000;

    private readonly int seed = Setting("FUNDLEDGER_MODEL_SEED") ?? 1;
    private readonly int first = Setting("FUNDLEDGER_MODEL_PART") ?? 0;
    private readonly int length = Setting("FUNDLEDGER_MODEL_COMMANDS") ?? (Environment.GetEnvironmentVariable("CI") is null ? 1_500 : InContinuousIntegration);

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    [Fact]
    public async Task The_books_and_a_slow_model_say_the_same_of_every_random_command()
    {
        var run = $"FUNDLEDGER_MODEL_SEED={seed} FUNDLEDGER_MODEL_COMMANDS={length}";
        var (tally, clock) = (new Tally(), Stopwatch.StartNew());
        try
        {
            for (var (part, left) = (first, length - first * PartLength); left > 0; part++, left -= PartLength)
            {
                await using var books = await ReferencePart.OpenAsync(seed, part, run, tally);
                await books.PlayAsync(Math.Min(left, PartLength));
                if (part % 10 == 9) TestContext.Current.SendDiagnosticMessage("{0}: {1} commands in {2:0} s", run, tally.Commands, clock.Elapsed.TotalSeconds);
            }
        }
        finally
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run}: {clock.Elapsed.TotalSeconds:0} s\n{tally}"));
        }
        if (tally.Commands >= InContinuousIntegration) tally.ShouldBeWhole(run);
    }
}

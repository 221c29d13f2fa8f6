namespace FundLedger.Tests.Uploads;

/// <summary>Tests that measure the memory of the process, and so run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneInMemory
{
    public const string Name = "alone in memory";
}

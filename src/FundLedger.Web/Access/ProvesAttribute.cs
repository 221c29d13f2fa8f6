namespace FundLedger.Web.Access;

/// <summary>Whoever does this has proved within the last five minutes who he is: paying, closing, granting (reliability.md 5, 3).
/// What he had typed waits until he has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProvesAttribute : Attribute
{
    public static TimeSpan Fresh { get; } = TimeSpan.FromMinutes(5);
}

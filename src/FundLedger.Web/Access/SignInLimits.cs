using System.Threading.RateLimiting;

namespace FundLedger.Web.Access;

/// <summary>How often passwords and codes are looked at: ten times in a quarter of an hour for a login from browsers that it never used,
/// as often again from one that it did, thirty times for an address. So guessing gets nowhere, and guessers cannot shut a person out.</summary>
public sealed class SignInLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly PartitionedRateLimiter<string> logins = Limiter(10);
    private readonly PartitionedRateLimiter<string> addresses = Limiter(30);

    /// <summary>Takes one look; false where none is left.</summary>
    public bool Take(string login, string device, string address)
    {
        using var one = addresses.AttemptAcquire(address);
        if (!one.IsAcquired) return false;
        using var other = logins.AttemptAcquire($"{login} {device}");
        return other.IsAcquired;
    }

    public void Dispose()
    {
        logins.Dispose();
        addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = Window, SegmentsPerWindow = 5, QueueLimit = 0, AutoReplenishment = true }));
}

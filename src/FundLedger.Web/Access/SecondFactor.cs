using OtpNet;

namespace FundLedger.Web.Access;

/// <summary>The codes of an authenticator (RFC 6238: six digits, a new one every 30 seconds).</summary>
internal static class SecondFactor
{
    // A phone's clock may be half a minute off.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The half minute since 1970 whose code this is; null if it is none of about now. A code counts once, and none counts that is older
    /// than the last one.</summary>
    public static long? StepOf(string key, string code, DateTimeOffset now) =>
        new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, code, out var step, Window) ? step : null;
}

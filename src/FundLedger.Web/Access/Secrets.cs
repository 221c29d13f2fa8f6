using System.Security.Cryptography;
using System.Text;

namespace FundLedger.Web.Access;

/// <summary>Random words and the hashes under which they are kept.</summary>
internal static class Secrets
{
    // Letters and digits that nobody takes for one another.
    private const string Plain = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>256 random bits for cookies and keys.</summary>
    public static string Long() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>A word that a person can type, in groups of four: <c>k7dm-x2qp-…</c></summary>
    public static string Typed(int groups) =>
        string.Join('-', Enumerable.Range(0, groups).Select(_ => string.Concat(Enumerable.Range(0, 4).Select(_ => Plain[RandomNumberGenerator.GetInt32(Plain.Length)]))));

    /// <summary>A first password: it meets every profile and is to be replaced at the first sign-in.</summary>
    public static string FirstPassword() => $"{Typed(4)}-{char.ToUpperInvariant(Plain[RandomNumberGenerator.GetInt32(23)])}{RandomNumberGenerator.GetInt32(10, 100)}";

    /// <summary>SHA-256 in lower-case hex: enough for what is random and long.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool AreEqual(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}

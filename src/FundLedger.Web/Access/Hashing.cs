using FundLedger.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FundLedger.Web.Access;

/// <summary>How passwords are hashed: PBKDF2 with SHA-512, as often as OWASP asks for it.</summary>
internal static class Hashing
{
    public const int Rounds = 210_000;

    /// <summary>The hasher outside of the site, for the console and the demonstration.</summary>
    public static IPasswordHasher<Login> Passwords { get; } = new PasswordHasher<Login>(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
}

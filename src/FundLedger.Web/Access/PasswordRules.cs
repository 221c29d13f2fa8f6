using FundLedger.Data;
using FundLedger.Ledger;
using Microsoft.AspNetCore.Identity;

namespace FundLedger.Web.Access;

/// <summary>Whether a new password will do. DENGBAO (GB/T 22239-2019 8.1.4.1): at least 10 characters of 3 kinds out of 4, another than
/// the last 5, for 90 days. ASVS 5.0 (6.2): at least 12 characters, nothing about their kinds, no end. Both refuse what is easily guessed.</summary>
internal sealed class PasswordRules(Database books) : IPasswordValidator<Login>
{
    public const int MostCharacters = 128;
    private const int KeptPasswords = 5;
    private const int Looked = 64;
    // zxcvbn: 3 stands for safely unguessable, above 10^8 guesses.
    private const int LeastScore = 3;
    private static readonly TimeSpan MostAge = TimeSpan.FromDays(90);
    private static readonly string[] Words = ["fundledger", "huanjing", "gongyi", "susong", "jijin", "caiwu", "huanbao", "shengtai"];

    public static bool IsTooOld(Login login, PasswordProfile profile, DateTime now) =>
        profile == PasswordProfile.Dengbao && login.PasswordHash.Length > 0 && now - login.PasswordSetAt > MostAge;

    /// <summary>The rules in a sentence.</summary>
    public static Phrase Told(PasswordProfile profile) => profile == PasswordProfile.Dengbao
        ? new("至少 10 个字符，大写、小写、数字、符号四类中至少三类；不得与前 5 次相同，90 天更换一次；不得容易猜到。",
              "At least 10 characters, of three kinds out of upper case, lower case, digits and signs; none of the last 5; a new one every 90 days; nothing easily guessed.")
        : new("至少 12 个字符，种类不限，长短句均可；不得容易猜到，不含姓名和账号。", "At least 12 characters of any kind, a sentence will do; nothing easily guessed, and neither your name nor your login.");

    public async Task<IdentityResult> ValidateAsync(UserManager<Login> manager, Login user, string? password)
    {
        var (profile, old) = await books.ReadAsync(async read => (await AccessSettings.PasswordProfileAsync(read), await Logins.OldPasswordsAsync(read, user.Name, KeptPasswords)), CancellationToken.None);
        return Judge(profile, user, password ?? "", old, manager.PasswordHasher) is { } refusal
            ? IdentityResult.Failed(new IdentityError { Code = refusal.En, Description = refusal.Zh })
            : IdentityResult.Success;
    }

    private static Phrase? Judge(PasswordProfile profile, Login login, string password, IReadOnlyList<string> old, IPasswordHasher<Login> hasher)
    {
        var least = profile == PasswordProfile.Dengbao ? 10 : 12;
        if (password.Length < least) return new($"密码至少 {least} 个字符", $"A password has at least {least} characters");
        if (password.Length > MostCharacters) return new($"密码至多 {MostCharacters} 个字符", $"A password has at most {MostCharacters} characters");
        if (profile == PasswordProfile.Dengbao && KindsIn(password) < 3)
            return new("密码须含大写、小写、数字、符号中的至少三类", "A password has three kinds out of upper case, lower case, digits and signs");
        if (Holds(password, login.Name) || Holds(password, login.Person))
            return new("密码不得包含账号或姓名", "A password contains neither the login nor the name");
        if (Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Looked)], [login.Name, login.Person, .. Words]).Score < LeastScore)
            return new("密码太容易猜到，请换一个更长、更少见的", "This password is easily guessed; take a longer and rarer one");
        return profile == PasswordProfile.Dengbao && old.Any(hash => hasher.VerifyHashedPassword(login, hash, password) != PasswordVerificationResult.Failed)
            ? new($"不得使用最近 {KeptPasswords} 次用过的密码", $"None of the last {KeptPasswords} passwords is taken again")
            : null;
    }

    // A login of two letters stands in half of all words.
    private static bool Holds(string password, string name) => name.Length >= 3 && password.Contains(name, StringComparison.OrdinalIgnoreCase);

    private static int KindsIn(string password) => new[]
    {
        password.Any(char.IsUpper), password.Any(char.IsLower), password.Any(char.IsDigit), password.Any(character => !char.IsLetterOrDigit(character)),
    }.Count(has => has);
}

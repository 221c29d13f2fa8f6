using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using Microsoft.AspNetCore.Identity;

namespace FundLedger.Web.Access;

/// <summary>Makes logins and keys. Whoever is let in by somebody else's hand gets a first password that is shown once and replaced at once.</summary>
public sealed partial class LoginDesk(Database books, IPasswordHasher<Login> hasher)
{
    private static readonly TimeSpan KeyLasts = TimeSpan.FromDays(365);

    private DateTime Now => books.Clock.GetUtcNow().UtcDateTime;

    /// <summary>What is wrong with a login's name or its person's, in the order of the form; nothing if they will do.</summary>
    public static IReadOnlyList<Phrase> Judge(string name, string person)
    {
        var refusals = new List<Phrase>();
        if (!NameForm().IsMatch(name)) refusals.Add(new($"账号“{name}”须为 2 至 64 个小写字母、数字、点、横线，以字母开头", $"The login “{name}” must be 2 to 64 lower-case letters, digits, dots or dashes and start with a letter"));
        if (person.Trim().Length == 0) refusals.Add(new("缺少姓名", "The name of the person is missing"));
        else if (person.Length > 40 || TextPolicy.Clean(person, out _) != TextFault.None || TextPolicy.Reveal(person) != person)
            refusals.Add(new($"姓名“{TextPolicy.Reveal(person)}”不能使用：至多 40 字，不含控制字符和不可见字符", $"The name “{TextPolicy.Reveal(person)}” cannot be used: at most 40 characters, none of them control characters or invisible"));
        return refusals;
    }

    // Duties are compared by name: one person is not to be two by the way that his name is written.
    private static string Kept(string person) => TextPolicy.Clean(person.Trim(), out var clean) == TextFault.None ? clean : person.Trim();

    /// <summary>A login of a person with a first password. Added again by the same hand before it was first used, as by a double click, it gets a fresh
    /// one, for nobody may have seen the first.</summary>
    /// <returns>Null if the name is taken.</returns>
    public async Task<(Login Login, string Password)?> AddAsync(string name, string person, Actor by)
    {
        var (login, password) = WithPassword(name, Kept(person), by.Person);
        var added = await books.WriteAsync("", async session =>
        {
            var isNew = await Logins.AddAsync(session, login);
            if (isNew) await Trail.AddAsync(session, Trail.Installation, by, Now, "loginAdded", name, TrailResult.Done, login.Person);
            var isAdded = isNew || await IsAddedAgainAsync(session, login, by);
            return new Work<bool>(isAdded, isAdded);
        }, CancellationToken.None);
        return added ? (login, password) : null;
    }

    /// <summary>The three administrators of an installation that has none, all or nothing; the same three again as in <see cref="AddAsync"/>.</summary>
    public async Task<(IReadOnlyList<(Role Role, Login Login, string Password)> Made, IReadOnlyList<Phrase> Refusals)> FoundAsync(
        IReadOnlyList<(Role Role, (string Name, string Person) Who)> wanted, string address)
    {
        var persons = wanted.Select(each => (each.Role, Name: each.Who.Name.Trim().ToLowerInvariant(), Person: Kept(each.Who.Person))).ToList();
        List<Phrase> refusals = [.. persons.SelectMany(each => Judge(each.Name, each.Person))];
        if (persons.Select(each => each.Name).Distinct().Count() < persons.Count || persons.Select(each => each.Person).Distinct().Count() < persons.Count)
            refusals.Add(new("三名管理员须为三个人、三个账号", "The three administrators are three persons with three logins"));
        if (refusals.Count > 0) return ([], refusals);
        var made = persons.Select(each => (each.Role, Made: WithPassword(each.Name, each.Person, Actor.Console.Person))).ToList();
        return await books.WriteAsync("", async session =>
        {
            var isAgain = await Logins.AnyAsync(session);
            foreach (var (role, (login, _)) in made)
            {
                if (isAgain ? !await IsAddedAgainAsync(session, login, Actor.Console with { Address = address }) : !await Logins.AddAsync(session, login))
                    return new Work<(IReadOnlyList<(Role, Login, string)>, IReadOnlyList<Phrase>)>(([], [new Phrase($"账号“{login.Name}”已有", $"The login “{login.Name}” is taken")]), false);
                if (!isAgain) await GrantAsync(session, login, RoleGrant.Everywhere, role, address);
            }
            return new(([.. made.Select(each => (each.Role, each.Made.Login, each.Made.Password))], []), true);
        }, CancellationToken.None);
    }

    /// <summary>A login for a program, with a key that is shown once.</summary>
    /// <returns>What the program sends behind <c>Bearer</c>.</returns>
    public async Task<string> AddProgramAsync(string name, string title, string entity, Actor by)
    {
        var (id, secret) = (Secrets.Long()[..12], Secrets.Long());
        await books.WriteAsync("", async session =>
        {
            var login = Blank(name, title, by.Person);
            login.IsProgram = 1;
            if (await Logins.AddAsync(session, login)) await GrantAsync(session, login, entity, Role.Program, by.Address);
            await ApiKeys.AddAsync(session, new() { Id = id, Login = name, SecretHash = Secrets.HashOf(secret), Title = title, MadeBy = by.Person, MadeAt = Now, ExpiresAt = Now + KeyLasts });
            await Trail.AddAsync(session, Trail.Installation, by, Now, "keyAdded", $"{name} {id}", TrailResult.Done);
            return new Work<bool>(true, true);
        }, CancellationToken.None);
        return KeyHandler.Written(id, secret);
    }

    /// <summary>The persons of a demonstration, with their roles and without passwords.</summary>
    public Task<bool> AddDemoAsync() => books.WriteAsync("", async session =>
    {
        foreach (var person in DemoPerson.All)
        {
            var login = Blank(person.Login, person.Person, Actor.Console.Person);
            if (await Logins.AddAsync(session, login)) await GrantAsync(session, login, RoleGrant.Everywhere, person.Role, "");
        }
        return new Work<bool>(true, true);
    }, CancellationToken.None);

    /// <summary>Gives a login a first password once more and takes its second factor and its link with single sign-on away.</summary>
    public async Task<string?> ResetAsync(string name, Actor by)
    {
        if (await books.ReadAsync(session => Logins.FindAsync(session, name), CancellationToken.None) is not { IsProgram: 0 } login) return null;
        var (fresh, password) = WithPassword(name, login.Person, login.MadeBy);
        (login.PasswordHash, login.PasswordSetAt, login.MustChange, login.Stamp, login.TotpOn, login.TotpKey, login.Failed, login.LockedUntil, login.Subject) =
            (fresh.PasswordHash, fresh.PasswordSetAt, 1, fresh.Stamp, 0, "", 0, LoginStore.LongAgo, "");
        await books.WriteAsync("", async session =>
        {
            await Logins.UpdateAsync(session, login);
            await LoginSessions.EndAllAsync(session, name, "", by.Person, Now);
            await Trail.AddAsync(session, Trail.Installation, by, Now, "loginReset", name, TrailResult.Done);
            return new Work<bool>(true, true);
        }, CancellationToken.None);
        return password;
    }

    /// <summary>Shuts a login or opens it again; shutting ends its sessions and keys.</summary>
    /// <returns>False if there is no such login or it is one's own.</returns>
    public Task<bool> DisableAsync(string name, bool disabled, Actor by) => books.WriteAsync("", async session =>
    {
        if (await Logins.FindAsync(session, name) is not { } login || login.Person == by.Person) return new Work<bool>(false, false);
        (login.IsDisabled, login.Stamp) = (disabled ? 1 : 0, Secrets.Long());
        await Logins.UpdateAsync(session, login);
        if (disabled) await LoginSessions.EndAllAsync(session, name, "", by.Person, Now);
        await Trail.AddAsync(session, Trail.Installation, by, Now, disabled ? "loginDisabled" : "loginEnabled", name, TrailResult.Done);
        return new Work<bool>(true, true);
    }, CancellationToken.None);

    private async Task<bool> IsAddedAgainAsync(Session session, Login wanted, Actor by)
    {
        if (await Logins.FindAsync(session, wanted.Name) is not { IsProgram: 0, IsDisabled: 0, MustChange: 1 } known) return false;
        if (known.PasswordSetAt != known.MadeAt || (known.Person, known.MadeBy) != (wanted.Person, wanted.MadeBy)) return false;
        (known.PasswordHash, known.Stamp) = (wanted.PasswordHash, wanted.Stamp);
        await Logins.UpdateAsync(session, known);
        await Trail.AddAsync(session, Trail.Installation, by, Now, "loginReset", known.Name, TrailResult.Done);
        return true;
    }

    // At the founding nobody else is there to confirm: the console stands for the second person.
    private async Task GrantAsync(Session session, Login login, string entity, Role role, string address)
    {
        var number = await RoleGrants.ProposeAsync(session, login.Name, entity, role, login.Person, Now);
        await RoleGrants.ConfirmAsync(session, number, Actor.Console.Person, Now);
        await Trail.AddAsync(session, Trail.Installation, Actor.Console with { Address = address }, Now, "roleGranted", $"{login.Name} {Catalogue.CodeOf(role)} {entity}", TrailResult.Done);
    }

    private (Login Login, string Password) WithPassword(string name, string person, string by)
    {
        var (login, password) = (Blank(name, person, by), Secrets.FirstPassword());
        (login.PasswordHash, login.MustChange) = (hasher.HashPassword(login, password), 1);
        return (login, password);
    }

    private Login Blank(string name, string person, string by) =>
        new() { Name = name, Person = person, PasswordSetAt = Now, Stamp = Secrets.Long(), TotpLastAt = LoginStore.LongAgo, LockedUntil = LoginStore.LongAgo, MadeBy = by, MadeAt = Now };

    [GeneratedRegex(@"^[a-z][a-z0-9.\-]{1,63}\z")]
    private static partial Regex NameForm();
}

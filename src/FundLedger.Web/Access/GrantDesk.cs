using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Access;

/// <summary>Gives and takes roles: one administrator proposes, another person confirms, and neither has to do with himself
/// (reliability.md R48).</summary>
public sealed class GrantDesk(Database books)
{
    private DateTime Now => books.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Proposes a role.</summary>
    /// <returns>Why not, or null.</returns>
    public Task<Phrase?> ProposeAsync(string login, string entity, Role role, Actor by, CancellationToken stop) => WriteAsync(async session =>
    {
        if (await Logins.FindAsync(session, login) is not { } found) return new($"没有账号“{login}”", $"There is no login “{login}”");
        if (entity != RoleGrant.Everywhere && !await EntityQueries.ExistsAsync(session, entity)) return new($"没有会计主体“{entity}”", $"There is no entity “{entity}”");
        if (found.Person == by.Person) return new("不得给自己授权", "Nobody grants himself a role");
        if ((found.IsProgram == 1) != (role == Role.Program)) return new("接口角色只给程序账号，其他角色只给个人", "The role of programs is for programs, all others are for persons");
        var open = (await RoleGrants.AllAsync(session)).Where(grant => !grant.HasEnded && grant.Person == found.Person && Overlap(grant.Entity, entity)).ToList();
        if (open.Any(grant => grant.Login == login && grant.Kind == role && grant.Entity == entity)) return new("此角色已授予或待确认", "This role is granted already or waits for confirmation");
        if (open.FirstOrDefault(grant => Roles.AreIncompatible(grant.Kind, role)) is { } clash)
            return new($"{found.Person} 已任{Terms.Of(clash.Kind).Zh}，不得兼任{Terms.Of(role).Zh}", $"{found.Person} is {Terms.Of(clash.Kind).En} and may not be {Terms.Of(role).En} as well");
        var number = await RoleGrants.ProposeAsync(session, login, entity, role, by.Person, Now);
        await Trail.AddAsync(session, Trail.Installation, by, Now, "roleProposed", $"{number} {login} {Catalogue.CodeOf(role)} {entity}", TrailResult.Done);
        return null;
    }, stop);

    /// <summary>Confirms a role that another person proposed.</summary>
    /// <returns>Why not, or null.</returns>
    public Task<Phrase?> ConfirmAsync(long number, Actor by, CancellationToken stop) => WriteAsync(async session =>
    {
        if ((await RoleGrants.AllAsync(session)).FirstOrDefault(grant => grant.GrantNo == number && grant.Waits) is not { } waiting) return NotWaiting;
        if (waiting.ProposedBy == by.Person) return new("提出的人不得自己确认", "Who proposed a role may not confirm it");
        if (waiting.Person == by.Person) return new("不得给自己授权", "Nobody grants himself a role");
        await RoleGrants.ConfirmAsync(session, number, by.Person, Now);
        await Trail.AddAsync(session, Trail.Installation, by, Now, "roleGranted", $"{number} {waiting.Login} {waiting.Role} {waiting.Entity}", TrailResult.Done);
        return null;
    }, stop);

    /// <summary>Takes a role away, or a proposal back; it is gone with the person's next request.</summary>
    /// <returns>Why not, or null.</returns>
    public Task<Phrase?> EndAsync(long number, Actor by, CancellationToken stop) => WriteAsync(async session =>
    {
        var grants = await RoleGrants.AllAsync(session);
        if (grants.FirstOrDefault(grant => grant.GrantNo == number && !grant.HasEnded) is not { } ending) return NotWaiting;
        if (Roles.Administrators.Contains(ending.Kind) && grants.Count(grant => grant.Counts && grant.Kind == ending.Kind) == 1 && ending.Counts)
            return new($"这是唯一的{Terms.Of(ending.Kind).Zh}，请先授予他人", $"There would be no {Terms.Of(ending.Kind).En} left; grant the role to somebody else first");
        await RoleGrants.EndAsync(session, number, by.Person, Now);
        await Trail.AddAsync(session, Trail.Installation, by, Now, "roleEnded", $"{number} {ending.Login} {ending.Role} {ending.Entity}", TrailResult.Done);
        return null;
    }, stop);

    private static Phrase NotWaiting { get; } = new("此项已被他人处理", "Somebody else has dealt with this already");

    private static bool Overlap(string one, string other) => one == other || one == RoleGrant.Everywhere || other == RoleGrant.Everywhere;

    private Task<Phrase?> WriteAsync(Func<Session, Task<Phrase?>> write, CancellationToken stop) => books.WriteAsync("", async session =>
    {
        var refusal = await write(session);
        return new Work<Phrase?>(refusal, refusal is null);
    }, stop);
}

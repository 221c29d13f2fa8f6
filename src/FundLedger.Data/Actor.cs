namespace FundLedger.Data;

/// <summary>Who acts: the person as he signs, the login he came in by, his session, and the address he came from. Duties are
/// those of persons, so two logins of one person are one.</summary>
public sealed record Actor(string Person, string Login, string Session, string Address)
{
    /// <summary>Whoever works at the console of the machine, and so could open the books with any other program.</summary>
    public static Actor Console { get; } = new("控制台", "console", "", "");
}

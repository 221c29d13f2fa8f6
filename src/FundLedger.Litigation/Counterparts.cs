namespace FundLedger.Litigation;

/// <summary>Who a bank line is of: the bank writes a name, an account number or, in our own files, a party's code.</summary>
public sealed class Counterparts
{
    private readonly ILookup<string, string> byName;
    private readonly ILookup<string, string> byAccount;

    /// <param name="names">Every name that a party has or had, and its code, each with the code.</param>
    /// <param name="accounts">Every account number of a party with its code.</param>
    public Counterparts(IEnumerable<(string Name, string Party)> names, IEnumerable<(string Number, string Party)> accounts)
    {
        byName = names.Where(each => each.Name.Length > 0).Distinct().ToLookup(each => Plain(each.Name), each => each.Party, StringComparer.Ordinal);
        byAccount = accounts.Distinct().ToLookup(each => Digits(each.Number), each => each.Party, StringComparer.Ordinal);
    }

    /// <summary>The parties that it can be of; none if the bank does not say or says somebody unknown.</summary>
    public IReadOnlyCollection<string> Of(string counterparty, string account)
    {
        if (Digits(account) is { Length: > 0 } number && byAccount[number].Distinct().ToList() is { Count: > 0 } owners) return owners;
        return [.. byName[Plain(counterparty)].Distinct()];
    }

    private static string Plain(string name) =>
        string.Concat(name.Where(character => !char.IsWhiteSpace(character)).Select(character => character switch { '（' => '(', '）' => ')', _ => character }));

    private static string Digits(string number) => string.Concat(number.Where(char.IsAsciiLetterOrDigit));
}

namespace FundLedger.Data;

/// <summary>What people type into a search box, as a pattern of LIKE that both engines read alike: written
/// <c>LIKE @pattern ESCAPE '~'</c>.</summary>
public static class Pattern
{
    /// <summary>Matches what contains the text, whose own <c>%</c>, <c>_</c> and <c>[</c> stand for themselves.</summary>
    public static string Containing(string text) => $"%{Escaped(text)}%";

    /// <summary>Matches what starts with the text.</summary>
    public static string Starting(string text) => $"{Escaped(text)}%";

    private static string Escaped(string text) =>
        string.Concat(text.Select(character => character is '%' or '_' or '[' or '~' ? "~" + character : character.ToString()));
}

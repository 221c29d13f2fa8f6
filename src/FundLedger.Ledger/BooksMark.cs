using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FundLedger.Ledger;

/// <summary>What every printed or exported report, voucher and workbook carries: whose books, up to which posting, and the
/// first 20 hex digits of that posting's seal (reliability.md 6.4). Whoever holds the paper can check the books by it.</summary>
/// <param name="Entity">The accounting entity.</param>
/// <param name="Seq">The posting sequence; 0 before the first voucher.</param>
/// <param name="Code">As printed: <c>3F9A-7C21-0B5E-88D4-1A6C</c>.</param>
public sealed partial record BooksMark(string Entity, long Seq, string Code)
{
    private const int Digits = 20;

    /// <summary>The mark of a posting by its whole seal.</summary>
    public static BooksMark Of(string entity, long seq, string seal) => new(entity, seq, Seal.PrintedCode(seal));

    /// <summary><c>账本 220000 序号 60 校验 3F9A-7C21-0B5E-88D4-1A6C</c>.</summary>
    public Phrase Text => new(
        string.Create(CultureInfo.InvariantCulture, $"账本 {Entity} 序号 {Seq} 校验 {Code}"),
        string.Create(CultureInfo.InvariantCulture, $"Books {Entity} No. {Seq} code {Code}"));

    /// <summary>Reads a code as a person types it off paper: small letters, full-width characters, any blanks and hyphens, and
    /// the letters O, I and L for the digits that they look like. Null when it is no code.</summary>
    public static string? ReadCode(string? text)
    {
        var typed = Narrow(text).ToUpperInvariant().Where(letter => !char.IsWhiteSpace(letter) && !IsHyphen(letter))
            .Select(letter => letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }).ToArray();
        return typed.Length == Digits && typed.All(char.IsAsciiHexDigitUpper) ? string.Join('-', typed.Chunk(4).Select(four => new string(four))) : null;
    }

    /// <summary>Finds a whole mark in a line that was copied off a report, in either language; null where there is none.</summary>
    public static BooksMark? Find(string? text)
    {
        var found = Printed().Match(Narrow(text));
        return found.Success && long.TryParse(found.Groups["seq"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && ReadCode(found.Groups["code"].Value) is { } code
            ? new(found.Groups["entity"].Value, seq, code) : null;
    }

    private static string Narrow(string? text) =>
        text is null || TextPolicy.Clean(text, out var clean) != TextFault.None ? "" : clean.Normalize(NormalizationForm.FormKC);

    private static bool IsHyphen(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation;

    [GeneratedRegex(@"(?:账本|Books)\s+(?<entity>\S{1,32})\s+(?:序号|No\.)\s+(?<seq>\d{1,18})\s+(?:校验|code)\s+(?<code>[0-9A-Za-z]{4}(?:\s?\p{Pd}\s?[0-9A-Za-z]{4}){4})")]
    private static partial Regex Printed();
}

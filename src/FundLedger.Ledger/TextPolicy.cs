using System.Buffers;
using System.Globalization;
using System.Text;

namespace FundLedger.Ledger;

/// <summary>Why a text cannot be kept.</summary>
public enum TextFault
{
    None,

    /// <summary>A control character, line breaks and tabs among them.</summary>
    ControlCharacter,

    /// <summary>Half of a surrogate pair.</summary>
    LoneSurrogate,

    /// <summary>A code point that Unicode reserves as no character, such as U+FFFE.</summary>
    Noncharacter,
}

/// <summary>A character that a reader cannot see or that turns the direction of the line.</summary>
/// <param name="Position">Where it stands, counted in code points from 0.</param>
/// <param name="Character">The character.</param>
public readonly record struct OddCharacter(int Position, Rune Character);

/// <summary>What any text that people type or send may contain (reliability R35): one policy for every door.</summary>
public static class TextPolicy
{
    /// <summary>Brings the text to Unicode form NFC, or names the first fault. Invisible and right-to-left characters are
    /// kept, since names may need them; <see cref="OddCharacters"/> reports them.</summary>
    public static TextFault Clean(string raw, out string clean)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var fault = FaultOf(raw);
        clean = fault == TextFault.None ? raw.Normalize(NormalizationForm.FormC) : "";
        return fault;
    }

    /// <summary>The invisible and right-to-left characters of the text, in order.</summary>
    public static IReadOnlyList<OddCharacter> OddCharacters(string text) =>
        [.. text.EnumerateRunes()
            .Select((rune, position) => new OddCharacter(position, rune))
            .Where(odd => IsInvisible(odd.Character) || IsRightToLeft(odd.Character))];

    /// <summary>The text with every invisible character replaced by its code point, as in ⟨U+200B⟩, for the reader's eye.</summary>
    public static string Reveal(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => IsInvisible(rune) ? CodePoint(rune) : rune.ToString()));

    private static string CodePoint(Rune rune) => string.Create(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");

    private static TextFault FaultOf(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done) return TextFault.LoneSurrogate;
            if (Rune.IsControl(rune)) return TextFault.ControlCharacter;
            if (IsNoncharacter(rune)) return TextFault.Noncharacter;
            text = text[length..];
        }
        return TextFault.None;
    }

    private static bool IsNoncharacter(Rune rune) => rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || IsIgnorable(rune.Value);

    /// <summary>Characters that Unicode calls default-ignorable although their category is not Format.</summary>
    private static bool IsIgnorable(int value) => value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>The blocks that Unicode gives to scripts written from the right.</summary>
    private static bool IsRightToLeft(Rune rune) => rune.Value is
        (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
        or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}

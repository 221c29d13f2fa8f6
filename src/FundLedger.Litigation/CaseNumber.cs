using System.Globalization;
using System.Text.RegularExpressions;

namespace FundLedger.Litigation;

/// <summary>The number a court gave to a case 案号 (法〔2015〕137号, 法〔2018〕335号; domain.md D.8).</summary>
public sealed partial record CaseNumber
{
    private CaseNumber(string raw, string text) => (Raw, Text) = (raw, text);

    /// <summary>The text as it was given.</summary>
    public string Raw { get; }

    /// <summary>The text with full-width round brackets and without blanks; two writings of one number are equal here.</summary>
    public string Text { get; }

    /// <summary>Whether the number has the form in force since 2016-01-01. Otherwise it is kept as text only, and whoever
    /// enters it is to be warned: older numbers are real, but so are slips.</summary>
    public bool IsStandard => Type.Length > 0;

    /// <summary>The year of filing, 2016 or later; 0 when the form is not standard.</summary>
    public int Year { get; private init; }

    /// <summary>The court's code, such as 吉01 or 最高法知; empty when the form is not standard.</summary>
    public string Court { get; private init; } = "";

    /// <summary>The kind of procedure, such as 民初; empty when the form is not standard.</summary>
    public string Type { get; private init; } = "";

    /// <summary>The running number; 0 when the form is not standard.</summary>
    public int Serial { get; private init; }

    /// <summary>The part after 号, such as 之一; mostly empty.</summary>
    public string Sequel { get; private init; } = "";

    /// <summary>Reads any text; it never fails, see <see cref="IsStandard"/>.</summary>
    public static CaseNumber Read(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var number = new CaseNumber(raw, Normalise(raw));
        var match = Standard().Match(number.Text);
        if (!match.Success) return number;

        return number with
        {
            Year = Number(match, "year"),
            Court = match.Groups["court"].Value,
            Type = match.Groups["type"].Value,
            Serial = Number(match, "serial"),
            Sequel = match.Groups["sequel"].Value,
        };
    }

    public override string ToString() => Text;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string Normalise(string raw) => string.Concat(raw.Where(character => !char.IsWhiteSpace(character)).Select(Bracket));

    private static char Bracket(char character) => character switch
    {
        '(' or '[' or '〔' or '【' or '［' => '（',
        ')' or ']' or '〕' or '】' or '］' => '）',
        _ => character,
    };

    [GeneratedRegex("""
        \A（(?<year>20(?:1[6-9]|[2-9][0-9]))）
        (?<court>最高法知?|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵][0-9]{0,4})
        (?<type>[\u4e00-\u9fa5]{1,4})
        (?<serial>[0-9]{1,9})号
        (?<sequel>之[一二三四五六七八九十]+)?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Standard();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace FundLedger.Web.Uploads;

/// <summary>Numbers of a spreadsheet, taken from the digits in the file and never through binary arithmetic. A spreadsheet
/// program keeps fifteen digits: a fraction beyond them is its rounding noise, a whole number beyond them has lost digits.</summary>
internal static partial class XlsxNumber
{
    private const int Digits = 15;
    private static readonly DateOnly Day0Of1900 = new(1899, 12, 30);
    private static readonly DateOnly Day0Of1904 = new(1904, 1, 1);

    /// <summary>The number in plain digits, or null if it is none or is lost beyond fifteen digits of a whole number in scientific notation.</summary>
    public static string? Plain(string text)
    {
        if (Form().Match(text) is not { Success: true } match) return null;
        var (fraction, exponent) = (match.Groups["fraction"].Value, match.Groups["exponent"].Value);
        if (exponent.Length == 0 && fraction.Length == 0) return Signed(match, match.Groups["whole"].Value.TrimStart('0'), "");
        if (exponent.Length > 4) return null;
        var power = exponent.Length == 0 ? 0 : int.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Shifted(match, match.Groups["whole"].Value + fraction, match.Groups["whole"].Value.Length + power);
    }

    /// <summary>More digits than a spreadsheet program keeps.</summary>
    public static bool IsLong(string plain) => plain.Count(char.IsAsciiDigit) > Digits && !plain.Contains('.', StringComparison.Ordinal);

    /// <summary>The day of a number under a date format; null if it is none. The 29th of February 1900, which never was, is none.</summary>
    public static DateOnly? Day(string plain, bool from1904)
    {
        var whole = plain.Split('.')[0];
        if (!int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) || serial > 2_900_000) return null;
        if (from1904) return Day0Of1904.AddDays(serial);
        return serial > 60 ? Day0Of1900.AddDays(serial) : serial is >= 1 and < 60 ? Day0Of1900.AddDays(serial + 1) : null;
    }

    private static string? Shifted(Match match, string digits, int point)
    {
        var idle = digits.Length - digits.TrimStart('0').Length;
        (digits, point) = (Rounded(digits[idle..], out var carried), point - idle + (carried ? 1 : 0));
        digits = digits.TrimEnd('0');
        if (digits.Length == 0) return "0";
        if (point > Digits || point < -20) return null;
        if (point <= 0) return Signed(match, "", new string('0', -point) + digits);
        return digits.Length <= point ? Signed(match, digits.PadRight(point, '0'), "") : Signed(match, digits[..point], digits[point..]);
    }

    private static string Rounded(string digits, out bool carried)
    {
        carried = false;
        if (digits.Length <= Digits) return digits;
        var kept = long.Parse(digits.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture) + (digits[Digits] >= '5' ? 1 : 0);
        var text = kept.ToString(CultureInfo.InvariantCulture);
        carried = text.Length > Digits;
        return text;
    }

    private static string Signed(Match match, string whole, string fraction)
    {
        var text = (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction);
        return match.Groups["minus"].Success && text != "0" ? "-" + text : text;
    }

    [GeneratedRegex(@"^(?<minus>-)?(?<whole>[0-9]{1,40})(\.(?<fraction>[0-9]{1,40}))?([eE](?<exponent>[+\-]?[0-9]{1,3}))?$")]
    private static partial Regex Form();
}

using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace FundLedger.Web.Uploads;

/// <summary>Which styles of a spreadsheet show a number as a date.</summary>
internal static partial class XlsxStyles
{
    private static readonly SearchValues<char> DayLetters = SearchValues.Create("yYdDeE");
    private const int MostFormats = 5_000;
    private const int MostStyles = 70_000;

    public static IReadOnlyList<bool> Read(XlsxFile file)
    {
        var (own, styles, inCells) = (new Dictionary<int, bool>(), new List<bool>(), false);
        using var xml = file.Xml("xl/styles.xml");
        while (xml.Next())
        {
            if (xml.LocalName == "cellXfs" && xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement) inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && own.Count < MostFormats) own[Id(xml)] = IsDate(xml.GetAttribute("formatCode") ?? "");
            if (xml.LocalName == "xf" && inCells && styles.Count < MostStyles) styles.Add(own.GetValueOrDefault(Id(xml), IsDate(Id(xml))));
        }
        return styles;
    }

    /// <summary>Whether a format code shows a day: outside of quotations and brackets it has a year or a day.</summary>
    public static bool IsDate(string format) => Literals().Replace(format, "").AsSpan().ContainsAny(DayLetters) && !Scientific().IsMatch(format);

    // The formats of spreadsheet programs that stand in no file, those of Chinese editions among them.
    private static bool IsDate(int format) => format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    private static int Id(XmlReader xml) => int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|\\.|_.|\*.|General")]
    private static partial Regex Literals();

    [GeneratedRegex(@"[0#?]\.?[0#?]*[eE][+\-]")]
    private static partial Regex Scientific();
}

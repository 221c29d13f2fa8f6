using System.Net;
using System.Text.RegularExpressions;

namespace FundLedger.Tests.Web;

/// <summary>A page as its reader has it, without tags: tables row by row with bars between the cells.</summary>
internal static partial class PageText
{
    /// <summary>All text of the page's main part, blanks run together.</summary>
    public static string Body(string html) => Plain(html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)]);

    /// <summary>The rows of the table with the caption, each as <c>cell | cell</c>.</summary>
    public static IReadOnlyList<string> Table(string html, string caption) => Tables(html)
        .First(table => table.Caption == caption).Rows;

    /// <summary>Every table of the page with its caption, in order.</summary>
    public static IReadOnlyList<(string Caption, IReadOnlyList<string> Rows)> Tables(string html) =>
    [
        .. TableTag().Matches(html).Select(table => (
            Plain(CaptionTag().Match(table.Value).Groups[1].Value),
            (IReadOnlyList<string>)[.. RowTag().Matches(table.Value).Select(row => RowOf(row.Value))])),
    ];

    private static string RowOf(string row) =>
        Blanks().Replace(string.Join(" | ", CellTag().Matches(row).Select(cell => Plain(cell.Groups[1].Value))), " ").TrimEnd();

    public static string Plain(string html) => Blanks().Replace(WebUtility.HtmlDecode(AnyTag().Replace(html, " ")), " ").Trim();

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline)] private static partial Regex TableTag();
    [GeneratedRegex("<caption[^>]*>(.*?)</caption>", RegexOptions.Singleline)] private static partial Regex CaptionTag();
    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)] private static partial Regex RowTag();
    [GeneratedRegex("<t[hd](?:\\s[^>]*)?>(.*?)</t[hd]>", RegexOptions.Singleline)] private static partial Regex CellTag();
    [GeneratedRegex("<[^>]*>")] private static partial Regex AnyTag();
    [GeneratedRegex(@"\s+")] private static partial Regex Blanks();
}

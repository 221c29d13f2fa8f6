using System.Text.RegularExpressions;

namespace FundLedger.Web.Uploads;

/// <summary>The field :86: of a line: with subfields <c>?20</c>, with words between slashes such as <c>/NAME/</c>, or free.</summary>
internal static partial class SwiftDetails
{
    private static readonly string[] Purposes = ["REMI", "PREF", "TRTP"];

    /// <summary>The line with what the field adds to it.</summary>
    public static StatementLine Add(StatementLine line, SwiftField field)
    {
        var place = Place.Line(field.Line);
        var text = field.Value.Replace("\n", "", StringComparison.Ordinal);
        var (summary, name, account) = Subfields().IsMatch(text) ? Numbered(text) : text.StartsWith('/') ? Named(text) : (field.Value.Replace('\n', ' '), "", "");
        return line with
        {
            Summary = CellValue.Text(summary, place) ?? line.Summary,
            Counterparty = CellValue.Text(name, place),
            CounterpartyAccount = CellValue.Text(account, place),
        };
    }

    private static (string Summary, string Name, string Account) Numbered(string text)
    {
        var parts = Subfields().Matches(text).Select(match => (Code: match.Groups["code"].Value, Text: match.Groups["text"].Value)).ToList();
        string Of(params string[] codes) => string.Concat(parts.Where(part => codes.Contains(part.Code)).Select(part => part.Text)).Trim();
        string[] purpose = ["20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "60", "61", "62", "63"];
        return (Of(purpose) is { Length: > 0 } summary ? summary : Of("00"), Of("32", "33"), Of("31"));
    }

    private static (string Summary, string Name, string Account) Named(string text)
    {
        var parts = Words().Matches(text).ToLookup(match => match.Groups["word"].Value, match => match.Groups["text"].Value.Trim());
        var summary = string.Join(' ', Purposes.SelectMany(word => parts[word]));
        return (summary.Length > 0 ? summary : text, parts["NAME"].FirstOrDefault(""), parts["IBAN"].Concat(parts["ACCT"]).FirstOrDefault(""));
    }

    [GeneratedRegex(@"\?(?<code>[0-9]{2})(?<text>[^?]*)")]
    private static partial Regex Subfields();

    [GeneratedRegex(@"/(?<word>REMI|PREF|TRTP|NAME|IBAN|ACCT|EREF|BIC|ADDR|CSID|MARF)/(?<text>.*?)(?=/(?:REMI|PREF|TRTP|NAME|IBAN|ACCT|EREF|BIC|ADDR|CSID|MARF)/|$)")]
    private static partial Regex Words();
}

using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using FundLedger.Reports;

namespace FundLedger.Tests.Web;

/// <summary>What a face answers to a filter: rows of cells as machines write them, with nothing at a row's end, or why there are none.</summary>
/// <param name="Rows">Each row's cells between bars, before them the part that the row plays where the face says it.</param>
/// <param name="Refusals">The sentences of the refusal; one empty sentence where nothing is at the address.</param>
internal sealed record FaceAnswer(IReadOnlyList<string> Rows, IReadOnlyList<string> Refusals)
{
    public static FaceAnswer Of(IEnumerable<string> rows) => new([.. rows], []);
    public static FaceAnswer Refused(params IEnumerable<string> sentences) => new([], [.. sentences]);
    public static FaceAnswer NotThere => Refused("");
}

/// <summary>A column of a report, as the API tells of it.</summary>
/// <param name="Title">In the language that was asked for.</param>
internal sealed record FaceColumn(string Key, string Title, string Type, ZeroStyle Zero);

/// <summary>A finished report as the API gives it: the face that the others are held against.</summary>
internal sealed record FaceReport(IReadOnlyList<FaceColumn> Columns, IReadOnlyList<(string Kind, IReadOnlyList<string> Cells)> Rows);

/// <summary>Reads the same list off a page, the API, a CSV file and a workbook, each as its own readers would.</summary>
internal static partial class Faces
{
    /// <summary>A row's cells as one text.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(" | ", cells).TrimEnd(' ', '|');

    public static FaceReport Report(JsonNode json, ReportDefinition report, string language)
    {
        var zeros = report.Columns.ToDictionary(column => column.Key, column => column.Zero);
        FaceColumn[] columns =
        [
            .. json["columns"]!.AsArray().Select(column => new FaceColumn((string)column!["key"]!, (string)column[language]!, (string)column["type"]!,
                zeros.GetValueOrDefault((string)column["key"]!))),
        ];
        return new(columns,
        [
            .. json["rows"]!.AsArray().Select(row => ((string)row!["kind"]!, (IReadOnlyList<string>)[.. columns.Select(column => row["cells"]![column.Key]?.ToString() ?? "")])),
        ]);
    }

    /// <summary>The report's rows as a page shows them: kind and cells, instants to the second, and a zero like nothing where the column leaves zeros out.</summary>
    public static IEnumerable<string> AsOnPage(FaceReport report) => report.Rows.Select(row => Line(row.Kind == "section" ? [row.Kind, row.Cells[0]] : [row.Kind, .. row.Cells.Select((cell, i) => OnPage(cell, report.Columns[i]))]));

    /// <summary>The report's rows as files have them.</summary>
    public static IEnumerable<string> AsInFiles(FaceReport report) => report.Rows.Select(row => Line(row.Cells));

    /// <summary>The rows of the report that one page shows; what is repeated below them as the total of the whole is left out.</summary>
    public static IEnumerable<string> PageRows(string html, FaceReport report)
    {
        var table = ReportTable().Match(html);
        if (!table.Success) return [];
        List<string> rows = [.. RowTag().Matches(table.Groups[1].Value).Select(row => PageRow(row, report.Columns))];
        var length = Math.Max(20, 1000 / report.Columns.Count);
        if (NextOf(html) is not null && rows.Count > length) rows.RemoveAt(rows.Count - 1);
        return rows;
    }

    private static string PageRow(Match row, IReadOnlyList<FaceColumn> columns)
    {
        var kind = row.Groups[1].Value is { Length: > 0 } look ? look : "detail";
        return Line([kind, .. CellsOf(row.Groups[2].Value).Select((cell, i) => OnPage(cell, columns[i]))]);
    }

    /// <summary>The cells of a row of any page as plain text.</summary>
    public static IEnumerable<string> CellsOf(string row) => CellTag().Matches(row).Select(cell => WebUtility.HtmlDecode(AnyTag().Replace(cell.Groups[1].Value, "")).Trim());

    /// <summary>The rows of a page's list with a caption, without its heading.</summary>
    public static IEnumerable<string> ListRows(string html, string firstHeading) =>
        ListTable().Matches(html).Where(table => CellsOf(table.Groups[1].Value).First() == firstHeading).Take(1)
            .SelectMany(table => RowTag().Matches(table.Groups[2].Value)).Select(row => row.Groups[2].Value);

    /// <summary>Where the page says that its list goes on; null on the last.</summary>
    public static string? NextOf(string html) => NextTag().Match(html) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;

    /// <summary>Where the page offers the report as CSV.</summary>
    public static string CsvOf(string html) => WebUtility.HtmlDecode(CsvTag().Match(html).Groups[1].Value);

    /// <summary>The last day that counts, as the page's head says it.</summary>
    public static string DayOf(string html) => DayTag().Match(html).Groups[1].Value;

    /// <summary>What the page refuses.</summary>
    public static IReadOnlyList<string> RefusalsOn(string html)
    {
        var told = RefusedTag().Match(html);
        var sentences = told.Success ? ItemTag().Matches(told.Value) : RefusalTag().Matches(html);
        return [.. sentences.Select(sentence => WebUtility.HtmlDecode(sentence.Groups[1].Value).Trim())];
    }

    private static string OnPage(string text, FaceColumn column)
    {
        if (column.Type is "money" or "number" or "percent") return OnPage(text, column.Zero != ZeroStyle.Shown);
        return column.Type == "instant" && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var moment) && text.Contains('T', StringComparison.Ordinal)
            ? moment.ToOffset(CellText.ChinaOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>A figure as hundredths, with or without groups; a label stays.</summary>
    private static string OnPage(string text, bool leavesZeroOut)
    {
        var figure = text.TrimEnd('%');
        if (leavesZeroOut && figure is "" or "-") return "0";
        return decimal.TryParse(figure, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (number * 100).ToString("0", CultureInfo.InvariantCulture) : text;
    }

    /// <summary>The records of a CSV file by RFC 4180 without its heading, text without the guard against formulas.</summary>
    public static IEnumerable<string> CsvRows(string csv) => Records(csv.TrimStart('\uFEFF')).Skip(1).Select(Line);

    private static List<List<string>> Records(string csv)
    {
        List<List<string>> records = [[]];
        for (var at = 0; at < csv.Length;)
        {
            var field = csv[at] == '"' ? QuotedField().Match(csv, at) : BareField().Match(csv, at);
            records[^1].Add(csv[at] == '"' ? CsvText.Unguard(field.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal)) : field.Groups[1].Value);
            at += field.Length;
            if (field.Groups[2].Value == "\r\n") records.Add([]);
        }
        records.RemoveAt(records.Count - 1);
        return records;
    }

    /// <summary>The rows of a tab below the headings of the report.</summary>
    public static IEnumerable<string> TabRows(IXLWorksheet tab, FaceReport report)
    {
        var heading = tab.RowsUsed().First(row => report.Columns.Select((column, i) => row.Cell(i + 1).GetString() == column.Title).All(isSame => isSame)).RowNumber();
        for (var line = heading + 1; line <= tab.LastRowUsed().RowNumber(); line++)
            yield return Line(report.Columns.Select((column, i) => InFile(tab.Cell(line, i + 1), column)));
    }

    public static XLWorkbook Workbook(byte[] file) => new(new MemoryStream(file));

    /// <summary>What a spreadsheet shows without computing anything, as the API writes it.</summary>
    private static string InFile(IXLCell cell, FaceColumn column)
    {
        var value = cell.HasFormula ? cell.CachedValue : cell.Value;
        return value switch
        {
            double number when column.Type == "money" => Math.Round((decimal)number, 2).ToString("0.00", CultureInfo.InvariantCulture),
            double number when column.Type == "percent" => Math.Round((decimal)number * 100, 2).ToString("0.00", CultureInfo.InvariantCulture) + "%",
            double number => ((decimal)number).ToString("0.####", CultureInfo.InvariantCulture),
            DateTime time when column.Type == "instant" => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture) + "+08:00",
            DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }

    [GeneratedRegex(@"<table class=""tight[^""]*"">.*?<tbody>(.*?)</tbody>", RegexOptions.Singleline)] private static partial Regex ReportTable();
    [GeneratedRegex(@"<table class=""list"">.*?<thead>(.*?)</thead>\s*<tbody>(.*?)</tbody>", RegexOptions.Singleline)] private static partial Regex ListTable();
    [GeneratedRegex(@"<tr(?: class=""(\w*)"")?[^>]*>(.*?)</tr>", RegexOptions.Singleline)] private static partial Regex RowTag();
    [GeneratedRegex(@"<t[hd](?:\s[^>]*)?>(.*?)</t[hd]>", RegexOptions.Singleline)] private static partial Regex CellTag();
    [GeneratedRegex("<[^>]*>")] private static partial Regex AnyTag();
    [GeneratedRegex(@"<a href=""([^""]*)"" rel=""next"">")] private static partial Regex NextTag();
    [GeneratedRegex(@"<a class=""button"" href=""([^""]*format=csv[^""]*)"">")] private static partial Regex CsvTag();
    [GeneratedRegex(@"<input name=""asOf"" value=""([^""]*)""")] private static partial Regex DayTag();
    [GeneratedRegex(@"<div class=""told refused"" role=""alert"">.*?</div>", RegexOptions.Singleline)] private static partial Regex RefusedTag();
    [GeneratedRegex("<li>(.*?)</li>", RegexOptions.Singleline)] private static partial Regex ItemTag();
    [GeneratedRegex(@"<p class=""refusal"">(.*?)</p>", RegexOptions.Singleline)] private static partial Regex RefusalTag();
    [GeneratedRegex(@"\G""((?:[^""]|"""")*)""(,|\r\n|\z)")] private static partial Regex QuotedField();
    [GeneratedRegex(@"\G([^,""\r\n]*)(,|\r\n|\z)")] private static partial Regex BareField();
}

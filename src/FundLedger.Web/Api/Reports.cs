using System.Globalization;
using System.Text.Json;
using FundLedger.Reports;
using FundLedger.Web.Access;
using Microsoft.Net.Http.Headers;

namespace FundLedger.Web.Api;

/// <summary>Reports for programs: one sheet as JSON, CSV or Excel.</summary>
internal static class Reports
{
    private const int RowsPerFlush = 200;

    private static readonly (string Format, string Type)[] Formats =
    [
        ("json", "application/json"), ("csv", "text/csv"), ("xlsx", Downloads.ExcelType),
    ];

    public static IReadOnlyList<(int Status, string Type)> Answers { get; } = [.. Formats.Select(format => (StatusCodes.Status200OK, format.Type))];

    public static Task<IResult> CatalogueAsync(ApiCall call) => Task.FromResult(JsonAnswer.Of(json => json.WriteObject(() =>
        json.WriteArray("reports", ReportCatalogue.All, (_, report) => json.WriteObject(() =>
        {
            json.WriteString("name", report.Name);
            WriteTitle(json, report.Title);
            json.WriteString("desk", JsonNamingPolicy.CamelCase.ConvertName(report.Role.ToString()));
            json.WriteArray("parameters", ReportCatalogue.Standard.Concat(report.Parameters), WriteParameter);
        })))));

    public static async Task<IResult> OneAsync(ApiCall call)
    {
        if (FormatOf(call.Request) is not { } format) return Problem.Of(Fault.NotAcceptable, new("json, csv, xlsx", "json, csv, xlsx"));
        var (name, request) = (call.FromPath("name"), RequestOf(call));
        var outcome = await new ReportRunner(call.Books).StreamAsync(name, request, sheet => WriteAsync(call, name, sheet, format), call.Stop);
        return outcome.Rejections.Count > 0 ? Problem.Of(outcome.Rejections) : Results.Empty;
    }

    private static ReportRequest RequestOf(ApiCall call) => ReportRequest.For(call.Entity,
        call.Request.Query.Where(pair => pair.Key is not ("lang" or "format" or "entity")).Select(pair => (pair.Key, pair.Value.ToString())));

    /// <summary>By <c>?format=</c>, else by the first type of the Accept header that there is; null where there is none.</summary>
    private static string? FormatOf(HttpRequest request)
    {
        if (request.Query.TryGetValue("format", out var asked)) return Formats.Any(format => format.Format == asked) ? asked.ToString() : null;
        var accepted = request.GetTypedHeaders().Accept.OrderByDescending(type => type, MediaTypeHeaderValueComparer.QualityComparer).ToList();
        if (accepted.Count == 0) return Formats[0].Format;
        return accepted.SelectMany(type => Formats.Where(format => new MediaTypeHeaderValue(format.Type).IsSubsetOf(type))).FirstOrDefault().Format;
    }

    private static async Task WriteAsync(ApiCall call, string name, Sheet sheet, string format)
    {
        if (format != "json") await Exported.KeepAsync(call.Books, call.Context, call.Entity, $"{name}.{format}", Exported.ScopeOf(call.Request));
        call.Context.Response.ContentType = Formats.First(known => known.Format == format).Type + (format == "xlsx" ? "" : "; charset=utf-8");
        if (format != "json") call.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{FileName(call.Entity, name, sheet)}.{format}\"";
        var (output, culture) = (call.Context.Response.Body, CultureInfo.CurrentUICulture);
        await (format switch
        {
            "csv" => CsvWriter.WriteAsync(sheet, output, culture, call.Stop),
            "xlsx" => WorkbookWriter.WriteAsync(new Workbook(sheet.Title, call.Entity, MarkOf(sheet), "FundLedger", call.Books.Clock.GetUtcNow(), [sheet]), output, culture, call.Stop),
            _ => WriteJsonAsync(call, sheet),
        });
    }

    private static LocalText MarkOf(Sheet sheet) => sheet.Mark is { } mark ? LocalText.Of(mark.Text) : LocalText.Same("");

    /// <summary>A CSV file has no foot to print a mark in, so the name of the file has the posting and its code.</summary>
    private static string FileName(string entity, string report, Sheet sheet) =>
        sheet.Mark is { } mark ? string.Create(CultureInfo.InvariantCulture, $"{entity}-{report}-{mark.Seq}-{mark.Code}") : $"{entity}-{report}";

    private static async Task WriteJsonAsync(ApiCall call, Sheet sheet)
    {
        var output = call.Context.Response.BodyWriter;
        await using var json = new Utf8JsonWriter(output, JsonAnswer.Plain);
        json.WriteStartObject();
        WriteTitle(json, sheet.Title);
        json.WriteArray("notes", sheet.Notes, (_, note) => json.WriteStringValue(note.In(CultureInfo.CurrentUICulture)));
        if (sheet.Mark is not null) json.WriteString("mark", MarkOf(sheet).In(CultureInfo.CurrentUICulture));
        json.WriteArray("columns", sheet.Columns, (_, column) => json.WriteObject(() =>
        {
            json.WriteString("key", column.Key);
            WriteTitle(json, column.Title);
            json.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(column.Type.ToString()));
        }));
        json.WriteStartArray("rows");
        foreach (var (row, i) in sheet.Body().Select((row, i) => (row, i)))
        {
            WriteRow(json, sheet, row);
            if (i % RowsPerFlush != RowsPerFlush - 1) continue;
            await json.FlushAsync(call.Stop);
            await output.FlushAsync(call.Stop);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, Sheet sheet, Row row) => json.WriteObject(() =>
    {
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(row.Kind.ToString()));
        if (row.Name is not null) json.WriteString("name", row.Name);
        json.WriteStartObject("cells");
        foreach (var (column, i) in sheet.Columns.Select((column, i) => (column, i)))
            if (!row[i].IsEmpty) WriteCell(json, column.Key, row[i]);
        json.WriteEndObject();
    });

    private static void WriteCell(Utf8JsonWriter json, string key, Cell cell)
    {
        if (cell.Type == CellType.Number) json.WriteNumber(key, cell.Raw);
        else if (cell.Type == CellType.Text) json.WriteString(key, cell.Text.In(CultureInfo.CurrentUICulture));
        else json.WriteString(key, CellText.Plain(cell));
    }

    private static void WriteParameter(Utf8JsonWriter json, ReportParameter parameter) => json.WriteObject(() =>
    {
        json.WriteString("name", parameter.Name);
        json.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(parameter.Type.ToString()));
        WriteTitle(json, parameter.Title);
        json.WriteBoolean("required", parameter.Required);
        if (parameter.Default is not null) json.WriteString("default", parameter.Default);
        if (parameter.Choices.Count > 0) json.WriteArray("choices", parameter.Choices.Keys, (_, choice) => json.WriteStringValue(choice));
    });

    private static void WriteTitle(Utf8JsonWriter json, LocalText title)
    {
        json.WriteString("zh", title.Zh);
        json.WriteString("en", title.En);
    }
}

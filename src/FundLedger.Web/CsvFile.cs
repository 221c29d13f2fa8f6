using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Web.Uploads;

namespace FundLedger.Web;

/// <summary>A file of commands as CSV, as an office program saves it: a heading of field names, then a command a row. What
/// stands behind a blank in a heading is for people. Terms may be written as their codes or in Chinese, several codes are
/// parted by semicolons, and a row without a key gets one made of its content, so that a file sent twice counts once.</summary>
public static partial class CsvFile
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>Whether a file of this name is read as CSV.</summary>
    public static bool IsNamed(string file) => file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads every row, also behind one that cannot be read.</summary>
    public static IReadOnlyList<ImportLine> Read(byte[] bytes, string entity, CommandReading read)
    {
        try
        {
            return Read(Records(TextFile.Open(bytes)), entity, read);
        }
        catch (UploadRefusedException refused)
        {
            return [new(1, null, [refused.Rejection])];
        }
    }

    private static IReadOnlyList<ImportLine> Read(IReadOnlyList<CsvRecord> records, string entity, CommandReading read)
    {
        if (records.Count == 0) return [];
        if (records[0].Cells is not { } heading) return [new(records[0].Line, null, [Malformed(records[0].Fault!)])];
        string[] names = [.. heading.Select(cell => cell.Trim().Split(' ', '\u3000')[0])];
        return [.. records.Skip(1).Select(record => ReadRow(record, names, entity, read))];
    }

    /// <summary>A file to fill in: the heading and the catalogue's example, without signatures, which people give by signing in.</summary>
    public static string Template(Type type, CultureInfo language)
    {
        var example = JsonNode.Parse(Catalogue.Of(type).Example)!.AsObject();
        var columns = Catalogue.FieldsOf(type).Where(field => field.Name is not ("entity" or "key") && Signatures.OfField(field.Name) is null)
            .Select(field => (field.Name, Meaning: language.TwoLetterISOLanguageName == "en" ? field.Means.En : field.Means.Zh)).Prepend(("type", "")).ToList();
        return Line(columns.Select(column => $"{column.Item1} {column.Item2}".TrimEnd())) + Line(columns.Select(column => CellOf(example[column.Item1])));
    }

    /// <summary>A command without parts of its own fits a row.</summary>
    public static bool Fits(Type type) => Catalogue.FieldsOf(type).All(field => !field.IsListOfParts && field.Type != typeof(Command));

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(CsvText.Quote)) + "\r\n";

    private static string CellOf(JsonNode? value) => value is JsonArray list ? string.Join(';', list.Select(item => item!.ToString())) : value?.ToString() ?? "";

    private static ImportLine ReadRow(CsvRecord record, string[] names, string entity, CommandReading read)
    {
        if (record.Cells is not { } cells) return new(record.Line, null, [Malformed(record.Fault!)]);
        if (cells.Skip(names.Length).Any(cell => cell.Trim().Length > 0))
            return new(record.Line, null, [Malformed(new Phrase($"有 {cells.Count} 格，而标题只有 {names.Length} 格", $"it has {cells.Count} cells and the heading {names.Length}"))]);
        var row = names.Zip(cells, (name, cell) => (Name: name, Text: CsvText.Unguard(cell).Trim())).Where(cell => cell.Name.Length > 0 && cell.Text.Length > 0).ToList();
        var type = Catalogue.Find(row.Find(cell => cell.Name == "type").Text ?? "");
        var json = new JsonObject();
        foreach (var (name, text) in row) json[name] = ValueOf(type, name, text);
        if (!json.ContainsKey("key")) json["key"] = "csv-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json.ToJsonString())))[..24];
        var (command, rejections) = read(json.ToJsonString(), entity);
        return new(record.Line, command, rejections);
    }

    /// <summary>What a cell says for a field of a command or of a part, as JSON.</summary>
    internal static JsonNode ValueOf(Type? type, string name, string text)
    {
        if (type is null || Catalogue.FieldsOf(type).FirstOrDefault(field => field.Name == name) is not { } field) return text;
        if (field.Element is { } element)
            return new JsonArray([.. text.Split([';', '；', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => (JsonNode?)One(element, item))]);
        return One(field.Type, text);
    }

    private static JsonNode One(Type type, string text)
    {
        if (type.IsEnum) return Enum.GetValues(type).Cast<Enum>().Where(member => Terms.Of(member).Zh == text).Select(Catalogue.CodeOf).FirstOrDefault(text);
        if (type == typeof(int) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        if (type == typeof(bool)) return text is "true" or "是" ? true : text is "false" or "否" ? false : text;
        if (type == typeof(Money) && Grouped().IsMatch(text)) return text.Replace(",", "", StringComparison.Ordinal);
        if (type == typeof(DateOnly) && DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Seal.Day(day);
        return text;
    }

    /// <summary>The records of the file; the one that is not CSV is the last.</summary>
    private static IReadOnlyList<CsvRecord> Records(TextFile file)
    {
        using var reader = file.Reader();
        return [.. new CsvRecords(reader, ',').Read().Where(record => record.Cells is null || record.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))];
    }

    private static Rejection Malformed(Phrase why) => new(RejectionReason.MalformedCsv, why);

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?$")]
    private static partial Regex Grouped();
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports.Excel;
using FundLedger.Web.Uploads;

namespace FundLedger.Web;

/// <summary>A workbook of events, as <see cref="ImportTemplate"/> makes it: read with the guarded reader, in the order of days.</summary>
public static class ImportWorkbook
{
    private const string Aside = "#";

    /// <summary>Whether the bytes are those of a workbook, whatever the file is called.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => XlsxFile.IsZip(bytes);

    /// <summary>Reads every event of every sheet, also behind one that cannot be read, in the order in which they are recorded.</summary>
    public static IReadOnlyList<ImportLine> Read(byte[] bytes, string entity, CommandReading read, TimeProvider clock, CancellationToken stop)
    {
        try
        {
            return Read(Sheets(bytes, clock, stop), entity, read);
        }
        catch (UploadRefusedException refused)
        {
            return [new(1, null, [refused.Rejection])];
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return [new(1, null, [UploadLimits.Exceeded("读取秒数", "the seconds it takes to read", UploadLimits.Seconds).Rejection])];
        }
    }

    /// <summary>The sheets as they were read, with a last column that says what became of each row: what was refused, in red.</summary>
    public static byte[] Annotated(byte[] bytes, IReadOnlyList<(ImportLine Line, Outcome Outcome)> results, Func<Rejection, string> say, TimeProvider clock, CancellationToken stop)
    {
        using var workbook = new XLWorkbook();
        var told = results.ToLookup(result => (result.Line.Sheet, result.Line.Number), result => result.Outcome);
        foreach (var sheet in Sheets(bytes, clock, stop)) Annotate(workbook.AddWorksheet(sheet.Name), sheet, told, say);
        using var copy = new MemoryStream();
        workbook.SaveAs(copy);
        return copy.ToArray();
    }

    private static void Annotate(IXLWorksheet page, SheetRead sheet, ILookup<(string, int), Outcome> told, Func<Rejection, string> say)
    {
        var last = sheet.Columns.ToList().FindIndex(name => name == Aside) is var place && place >= 0 ? place : sheet.Columns.Count;
        page.Style.NumberFormat.SetFormat("@");
        foreach (var row in sheet.All)
            foreach (var (cell, column) in row.Cells.Select((cell, column) => (cell, column)).Where(each => each.column < last)) page.Cell(row.Line, column + 1).SetValue(cell);
        page.Cell(ImportTemplate.HeadingRow, last + 1).SetValue(Aside);
        page.Row(ImportTemplate.HeadingRow).Style.Font.SetBold();
        foreach (var row in sheet.Rows)
        {
            Rejection[] rejections = [.. told[(sheet.Name, row.Line)].SelectMany(outcome => outcome.Rejections)];
            if (rejections.Length == 0) continue;
            page.Cell(row.Line, last + 1).SetValue(string.Join(' ', rejections.Select(say)));
            page.Range(row.Line, 1, row.Line, last + 1).Style.Fill.SetBackgroundColor(XLColor.FromHtml("#FFD7D7"));
        }
        page.Columns().Width = 18;
        page.Column(last + 1).Width = 60;
        page.SheetView.Freeze(ImportTemplate.HeadingRow, 2);
    }

    private static IReadOnlyList<ImportLine> Read(IReadOnlyList<SheetRead> sheets, string entity, CommandReading read)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. sheets.SelectMany((sheet, place) => EventsOf(sheet).Select(one => (Place: place, One: one)))
            .OrderBy(each => each.One.Day, StringComparer.Ordinal).ThenBy(each => each.One.Order).ThenBy(each => each.Place).ThenBy(each => each.One.Line)
            .Select(each => Line(each.One, sheets[each.Place], entity, read, seen))];
    }

    private static ImportLine Line(EventRows one, SheetRead sheet, string entity, CommandReading read, Dictionary<string, int> seen)
    {
        if (!one.Json.ContainsKey("key")) one.Json["key"] = KeyOf(one.Json, seen);
        var (command, rejections) = read(one.Json.ToJsonString(), entity);
        return new(one.Line, one.Faults.Count > 0 ? null : command, [.. one.Faults, .. rejections]) { Sheet = sheet.Name };
    }

    // Two rows that say the same are two events; the same workbook sent again has the same keys.
    private static string KeyOf(JsonObject json, Dictionary<string, int> seen)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json.ToJsonString())))[..24];
        var times = seen[digest] = seen.GetValueOrDefault(digest) + 1;
        return times == 1 ? "row-" + digest : string.Create(CultureInfo.InvariantCulture, $"row-{digest}-{times}");
    }

    private static IEnumerable<EventRows> EventsOf(SheetRead sheet)
    {
        EventRows? open = null;
        foreach (var row in sheet.Rows)
        {
            var cells = sheet.Columns.Select((name, column) => (Name: name, Text: row[column])).Where(cell => cell.Text.Length > 0 && cell.Name.Length > 0 && cell.Name != Aside).ToList();
            if (row.IsBlank) continue;
            var begins = open is null || cells.Any(cell => !cell.Name.Contains('.', StringComparison.Ordinal) && cell.Name != ImportTemplate.OrderName);
            if (begins)
            {
                if (open is not null) yield return open;
                open = new EventRows(row.Line, sheet.Type);
            }
            open!.Take(cells);
            foreach (var (cell, column) in row.Cells.Select((cell, column) => (cell, column)).Where(each => each.cell.Trim().Length > 0 && (each.column >= sheet.Columns.Count || sheet.Columns[each.column].Length == 0)))
                open.Faults.Add(new(RejectionReason.UnknownField, Place.Letters(column) + row.Line.ToString(CultureInfo.InvariantCulture), Catalogue.Of(sheet.Type).Name));
        }
        if (open is not null) yield return open;
    }

    private static List<SheetRead> Sheets(byte[] bytes, TimeProvider clock, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(UploadLimits.Seconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        if (bytes.Length > UploadLimits.Bytes) throw UploadLimits.Exceeded("字节数", "its bytes", UploadLimits.Bytes);
        using var file = XlsxFile.Open(bytes, either.Token);
        List<SheetRead> sheets = [.. file.Sheets.Select(sheet => SheetRead.Of(sheet.Name, [.. file.Rows(sheet)])).OfType<SheetRead>()];
        // What nobody sees when the file is opened, or what lost digits, is not recorded.
        return file.Warnings is [var first, ..] ? throw new UploadRefusedException(RejectionReason.FileContentForbidden, first) : sheets;
    }

    /// <summary>A sheet of events.</summary>
    /// <param name="Columns">The names of its columns; empty for those that have none.</param>
    /// <param name="All">All its rows.</param>
    private sealed record SheetRead(string Name, Type Type, IReadOnlyList<string> Columns, IReadOnlyList<TableRow> All)
    {
        /// <summary>The rows behind the heading that are no example.</summary>
        public IEnumerable<TableRow> Rows => All.Where(row => row.Line > ImportTemplate.HeadingRow && row[0] is not (ImportTemplate.ExampleMark or "e.g."));

        /// <summary>Null for a sheet that is empty or set aside in A1, as the guide.</summary>
        /// <exception cref="UploadRefusedException">It names no event in A1.</exception>
        public static SheetRead? Of(string name, IReadOnlyList<TableRow> rows)
        {
            if (rows.All(row => row.IsBlank)) return null;
            var first = rows[0].Line == 1 ? rows[0][0] : "";
            if (first.StartsWith(Aside, StringComparison.Ordinal)) return null;
            if (Catalogue.Find(first) is not { } type)
                throw new UploadRefusedException(RejectionReason.ColumnsUnknown, new Phrase($"工作表“{name}”的 A1 不是业务代码", $"A1 of the sheet “{name}” is not the name of an event"));
            var heading = rows.FirstOrDefault(row => row.Line == ImportTemplate.HeadingRow).Cells ?? [];
            return new(name, type, [.. heading.Select(cell => cell.Trim().Split(' ', '\u3000')[0])], rows);
        }
    }

    /// <summary>The rows of one event.</summary>
    private sealed class EventRows(int line, Type type)
    {
        public int Line => line;
        public JsonObject Json { get; } = new() { ["type"] = Catalogue.Of(type).Name };
        public List<Rejection> Faults { get; } = [];
        public string Day { get; private set; } = "";
        public decimal Order { get; private set; }

        public void Take(IReadOnlyList<(string Name, string Text)> cells)
        {
            foreach (var (name, text) in cells.Where(cell => !cell.Name.Contains('.', StringComparison.Ordinal))) TakeOne(name, text);
            foreach (var list in cells.Where(cell => cell.Name.Contains('.', StringComparison.Ordinal)).GroupBy(cell => cell.Name.Split('.')[0])) TakePart(list.Key, [.. list]);
        }

        private void TakeOne(string name, string text)
        {
            if (name == ImportTemplate.OrderName)
            {
                if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var order)) Order = order;
                else Faults.Add(new(RejectionReason.BadValue, name, text, "1, 2, 3") { Field = name });
                return;
            }
            Json[name] = CsvFile.ValueOf(type, name, text);
            if (name == "date") Day = Json[name]!.ToString();
        }

        private void TakePart(string list, IReadOnlyList<(string Name, string Text)> cells)
        {
            var element = Catalogue.FieldsOf(type).FirstOrDefault(field => field.Name == list)?.Element;
            var part = new JsonObject();
            foreach (var (name, text) in cells) part[name[(list.Length + 1)..]] = CsvFile.ValueOf(element, name[(list.Length + 1)..], text);
            if (Json[list] is not JsonArray rows) Json[list] = rows = [];
            rows.Add(part);
        }
    }
}

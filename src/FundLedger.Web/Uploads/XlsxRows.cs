using System.Globalization;
using System.Text;
using System.Xml;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>The rows of one sheet while it is unpacked: values only, formulas refused with their cell.</summary>
internal sealed class XlsxRows(XlsxFile file, XlsxSheet sheet)
{
    private const int LastRow = 1_048_576;
    private readonly StringBuilder value = new();
    private readonly List<string> cells = [];
    private int line;
    private int column;
    private string type = "";
    private int style;

    public IEnumerable<TableRow> Read()
    {
        using var xml = file.Xml(sheet.Part);
        var count = 0;
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "col") WarnOfHiddenColumns(xml);
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            if (++count > UploadLimits.SheetRows) throw UploadLimits.Exceeded(new Phrase($"工作表“{sheet.Name}”的行数", $"the rows of the sheet “{sheet.Name}”"), UploadLimits.SheetRows);
            StartRow(xml);
            if (!xml.IsEmptyElement) ReadCells(xml);
            if (cells.Count > 0) yield return new(line, [.. cells]);
        }
    }

    private void StartRow(XmlReader xml)
    {
        var next = xml.GetAttribute("r") is { } text ? Whole(text) : line + 1;
        if (next <= line || next > LastRow) throw Damaged(xml, "行号", "its row numbers");
        line = next;
        column = -1;
        cells.Clear();
        if (xml.GetAttribute("hidden") is "1" or "true") file.Warn($"工作表“{sheet.Name}”第 {line} 行是隐藏的", $"row {line} of the sheet “{sheet.Name}” is hidden");
    }

    private void ReadCells(XmlReader xml)
    {
        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c") ReadCell(xml);
    }

    private void ReadCell(XmlReader xml)
    {
        column = xml.GetAttribute("r") is { } address ? ColumnOf(address, xml) : column + 1;
        (type, style) = (xml.GetAttribute("t") ?? "n", xml.GetAttribute("s") is { } text ? Whole(text) : 0);
        value.Clear();
        if (!xml.IsEmptyElement) ReadValue(xml);
        if (value.Length > 0) Keep(Said(value.ToString()));
    }

    private void ReadValue(XmlReader xml)
    {
        var (depth, wanted) = (xml.Depth, false);
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "f") throw new UploadRefusedException(RejectionReason.FormulaCell, Here);
            if (xml.NodeType == XmlNodeType.Element) wanted = xml.LocalName is "v" or "t" && !xml.IsEmptyElement;
            else if (xml.NodeType == XmlNodeType.EndElement) wanted = false;
            else if (wanted && XlsxTexts.IsText(xml)) xml.AppendText(value, () => Here.Said);
        }
    }

    private Spot Here => Place.Cell(sheet.Name, line, Math.Max(column, 0));

    private void Keep(string text)
    {
        if (text.Length == 0) return;
        if (column >= UploadLimits.Columns) throw UploadLimits.Exceeded(new Phrase($"{Here.Zh}：列数", $"{Here.En}: the columns"), UploadLimits.Columns);
        while (cells.Count < column) cells.Add("");
        if (cells.Count != column) throw new UploadRefusedException(RejectionReason.FileDamaged, new Phrase($"{Here.Zh}重复或顺序颠倒", $"{Here.En} stands twice or out of order"));
        cells.Add(text);
    }

    private string Said(string raw) => type switch
    {
        "s" => Whole(raw) is var place && place < file.Shared.Count ? file.Shared[place] : throw new UploadRefusedException(RejectionReason.FileDamaged, Here),
        "inlineStr" or "str" => raw,
        "b" => raw == "1" ? "TRUE" : "FALSE",
        "d" => raw.Split('T')[0],
        "n" => Number(raw.Trim()),
        _ => throw CellValue.Bad(Here, raw, new Phrase("值（是错误值）", "a value: it is an error")),
    };

    private string Number(string raw)
    {
        if (XlsxNumber.Plain(raw) is not { } plain)
            throw CellValue.Bad(Here, raw, new Phrase("完整的数字（科学计数法已丢失位数，请把该列设为文本）", "a whole number: digits were lost in scientific notation, so make the column text"));
        if (style < file.Dates.Count && file.Dates[style])
            return XlsxNumber.Day(plain, file.From1904) is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : throw CellValue.Bad(Here, raw, new Phrase("日期", "a date"));
        if (XlsxNumber.IsLong(plain)) file.Warn($"{Here.Zh}是超过 15 位的数字，末位可能已丢失", $"{Here.En} is a number of more than 15 digits, whose last ones may be lost");
        return plain;
    }

    private void WarnOfHiddenColumns(XmlReader xml)
    {
        if (xml.GetAttribute("hidden") is not ("1" or "true")) return;
        var (first, last) = (Whole(xml.GetAttribute("min") ?? "1"), Whole(xml.GetAttribute("max") ?? "1"));
        if (first is < 1 or > UploadLimits.Columns || last < first) return;
        var (from, to) = (Place.Letters(first - 1), Place.Letters(Math.Min(last, UploadLimits.Columns) - 1));
        file.Warn($"工作表“{sheet.Name}”的 {from} 至 {to} 列是隐藏的", $"columns {from} to {to} of the sheet “{sheet.Name}” are hidden");
    }

    private int ColumnOf(string address, XmlReader xml)
    {
        var place = 0;
        var letters = address.TakeWhile(char.IsAsciiLetterUpper).Take(4).Count();
        foreach (var letter in address.Take(letters)) place = place * 26 + (letter - 'A' + 1);
        if (letters is 0 or > 3 || Whole(address[letters..]) != line || place - 1 <= column) throw Damaged(xml, $"单元格地址 {line}", $"a cell's address in row {line}");
        return place - 1;
    }

    private static int Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : throw new UploadRefusedException(RejectionReason.FileDamaged, new Phrase("序号不是整数", "an index is no whole number"));

    private UploadRefusedException Damaged(XmlReader xml, string zh, string en) =>
        new(RejectionReason.FileDamaged, new Phrase($"工作表“{sheet.Name}”XML 第 {xml.Line()} 行：{zh}", $"the sheet “{sheet.Name}”, XML line {xml.Line()}: {en}"));
}

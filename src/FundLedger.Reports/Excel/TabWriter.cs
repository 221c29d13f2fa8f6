using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace FundLedger.Reports.Excel;

/// <summary>Writes one tab of a workbook, row by row, onto its entry of the package. Memory does not grow with the rows.</summary>
internal sealed class TabWriter : IDisposable
{
    private const int MostLinks = 60_000;
    private const int LineHeight = 14;
    private const int MostHeight = 409;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XmlWriterSettings Settings = new() { Encoding = new System.Text.UTF8Encoding(false), CloseOutput = false };

    private readonly Stream entry;
    private readonly Layout layout;
    private readonly SheetMap map;
    private readonly SheetMaps maps;
    private readonly CultureInfo culture;
    private readonly XElement worksheet;
    private readonly XmlWriter xml;
    private readonly string[] letters;
    private readonly int[] widths;
    private readonly Uri? site;
    private readonly List<(string Cell, string Target)> links = [];
    private readonly OutsideLinks outside = new();
    private readonly int part;

    public TabWriter(Stream entry, Layout layout, XElement worksheet, SheetMap map, SheetMaps maps, CultureInfo culture, Uri? site)
    {
        this.site = site;
        (this.entry, this.layout, this.worksheet, this.map, this.maps, this.culture) = (entry, layout, worksheet, map, maps, culture);
        part = map.Part;
        letters = [.. map.Sheet.Columns.Select((_, i) => SheetMap.Letters(i))];
        widths = [.. map.Sheet.Columns.Select(Widths.Of)];
        xml = XmlWriter.Create(entry, Settings);
    }

    /// <summary>All that stands above the rows: view, widths, title, notes and headings.</summary>
    public void Begin()
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Main);
        Copy("sheetPr", "sheetViews", "sheetFormatPr");
        WriteColumns();
        xml.WriteStartElement("sheetData", Main);
        WriteTop(1, map.Sheet.Title.In(culture), Layout.TitleStyle, 26);
        for (var i = 0; i < map.Sheet.Notes.Count; i++)
            WriteTop(i + 2, map.Sheet.Notes[i].In(culture), Layout.NoteStyle, Layout.RowHeight);
        WriteHeadings();
    }

    private void WriteColumns()
    {
        xml.WriteStartElement("cols", Main);
        foreach (var column in worksheet.Elements(XName.Get("cols", Main)).Elements()
                     .Where(column => (int)column.Attribute("min")! <= letters.Length).OrderBy(column => (int)column.Attribute("min")!))
        {
            if ((int)column.Attribute("max")! > letters.Length) column.SetAttributeValue("max", letters.Length);
            column.WriteTo(xml);
        }
        xml.WriteEndElement();
    }

    private void WriteTop(int line, string text, int style, int height)
    {
        StartRow(line, height);
        WriteText("A", line, layout.Style(style), text);
        xml.WriteEndElement();
    }

    private void WriteHeadings()
    {
        var titles = map.Sheet.Columns.Select(column => column.Title.In(culture)).ToList();
        var lines = titles.Select((title, i) => Widths.Lines(title, widths[i])).DefaultIfEmpty(1).Max();
        StartRow(map.HeaderLine, HeightOf(lines) + 4);
        for (var i = 0; i < titles.Count; i++)
            WriteText(letters[i], map.HeaderLine, layout.Style(Layout.HeadingStyle), titles[i]);
        xml.WriteEndElement();
    }

    private void StartRow(int line, int height)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", line.ToString(CultureInfo.InvariantCulture));
        if (height == Layout.RowHeight) return;
        xml.WriteAttributeString("ht", height.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("customHeight", "1");
    }

    private static int HeightOf(int lines) => Math.Min(MostHeight, Layout.RowHeight + LineHeight * (lines - 1));

    /// <summary>Writes the row that the map has placed last.</summary>
    public void Write(Row row)
    {
        StartRow(map.Line, HeightOf(row.Kind == RowKind.Section ? 1 : LinesOf(row)));
        for (var i = 0; i < letters.Length; i++) WriteCell(row, i);
        xml.WriteEndElement();
    }

    private int LinesOf(Row row)
    {
        var lines = 1;
        for (var i = 0; i < letters.Length; i++)
            if (row[i].Type == CellType.Text && map.Sheet.Columns[i].Type != CellType.Code)
                lines = Math.Max(lines, Widths.Lines(row[i].Text.In(culture), widths[i]));
        return lines;
    }

    private void WriteCell(Row row, int column)
    {
        var cell = row[column];
        var link = LinkOf(row, column);
        var style = layout.Style(row.Kind, Looks.Of(cell, map.Sheet.Columns[column], link));
        if (link is not null) links.Add((letters[column] + map.Line.ToString(CultureInfo.InvariantCulture), link));

        var formula = Formula(cell, column);
        if (CellXml.IsNumber(cell)) WriteValue(letters[column], map.Line, style, null, formula, CellXml.Number(cell));
        else if (formula is not null) WriteValue(letters[column], map.Line, style, "str", formula, CellXml.Text(Text(cell)));
        else WriteText(letters[column], map.Line, style, Text(cell));
    }

    /// <summary>Where the cell leads: to a sheet of the workbook or, where the site's address is known, a text to its page.</summary>
    private string? LinkOf(Row row, int column)
    {
        var cell = row[column];
        if (Looks.IsInWorkbook(cell.Link)) return links.Count < MostLinks ? cell.Link : null;
        if (site is null || links.Count >= MostLinks || cell.Type != CellType.Text || map.Sheet.LinkOf(row, column) is not ['/', ..] path) return null;
        return new Uri(site, path).AbsoluteUri;
    }

    private string? Formula(Cell cell, int column)
    {
        if (cell.Formula is { } own) return maps.Resolve(own, map);
        return map.Sheet.Columns[column].Total && cell.IsSummable ? map.Sum(column) : null;
    }

    private string Text(Cell cell) => cell.Type == CellType.Text ? cell.Text.In(culture) : CellText.Plain(cell);

    private void WriteValue(string column, int line, string style, string? type, string? formula, string value)
    {
        StartCell(column, line, style, type);
        if (formula is not null) xml.WriteElementString("f", Main, formula);
        xml.WriteElementString("v", Main, value);
        xml.WriteEndElement();
    }

    // Every text that is not a formula's result goes through here, and comes out as a string whatever it looks like.
    private void WriteText(string column, int line, string style, string text)
    {
        StartCell(column, line, style, text.Length == 0 ? null : "inlineStr");
        if (text.Length > 0)
        {
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.AsSpan().ContainsAny('\n', '\t'))
                xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(CellXml.Text(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void StartCell(string column, int line, string style, string? type)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", string.Create(CultureInfo.InvariantCulture, $"{column}{line}"));
        xml.WriteAttributeString("s", style);
        if (type is not null) xml.WriteAttributeString("t", type);
    }

    /// <summary>All that stands below the rows: protection, filter, colours of checks, links and page set-up.</summary>
    public void End()
    {
        xml.WriteEndElement();
        Copy("sheetProtection");
        WriteFilter();
        Copy("conditionalFormatting");
        WriteLinks();
        Copy("printOptions", "pageMargins", "pageSetup", "headerFooter");
        xml.WriteEndDocument();
    }

    private void WriteFilter()
    {
        if (!map.Sheet.Filtered) return;
        var range = string.Create(CultureInfo.InvariantCulture, $"A{map.HeaderLine}:{letters[^1]}{map.LastFilteredLine(part)}");
        xml.WriteStartElement("autoFilter", Main);
        xml.WriteAttributeString("ref", range);
        xml.WriteEndElement();
    }

    private void WriteLinks()
    {
        if (links.Count == 0) return;
        xml.WriteStartElement("hyperlinks", Main);
        foreach (var (cell, target) in links)
        {
            xml.WriteStartElement("hyperlink", Main);
            xml.WriteAttributeString("ref", cell);
            if (Looks.IsInWorkbook(target)) xml.WriteAttributeString("location", TabNames.Quoted(TabNames.Of(target[1..], 0)) + "!A1");
            else xml.WriteAttributeString("id", Package.RelationSpace, outside.Id(target));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>The addresses outside the workbook that the tab leads to, each once, by their order.</summary>
    public OutsideLinks Outside => outside;

    private void Copy(params string[] names)
    {
        foreach (var element in names.SelectMany(name => worksheet.Elements(XName.Get(name, Main)))) element.WriteTo(xml);
    }

    public void Dispose()
    {
        xml.Dispose();
        entry.Dispose();
    }
}

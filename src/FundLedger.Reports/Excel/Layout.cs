using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using ClosedXML.Excel;

namespace FundLedger.Reports.Excel;

/// <summary>How a workbook looks: its styles, and for each sheet all but the rows. It is laid out by ClosedXML as a small
/// workbook without values, whose parts are then taken over; values never pass through it (reliability F3, F4).</summary>
internal sealed class Layout
{
    public const int HeadingStyle = 0;
    public const int TitleStyle = 1;
    public const int NoteStyle = 2;

    /// <summary>The height of a body row of one line, in points.</summary>
    public const int RowHeight = 17;
    private const int LastExcelRow = 1_048_576;
    private const string Font = "宋体";
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly RowKind[] Kinds = Enum.GetValues<RowKind>();
    private static readonly Look[] AllLooks = Enum.GetValues<Look>();

    private readonly Dictionary<string, byte[]> parts;
    private readonly string[] styles;

    private Layout(Dictionary<string, byte[]> parts)
    {
        this.parts = parts;
        styles = [.. Xml(SheetPart(0)).Descendants(Main + "c").Select(cell => cell.Attribute("s")?.Value ?? "0")];
    }

    /// <summary>The layout of a workbook for readers of the given culture.</summary>
    public static Layout Of(Workbook workbook, CultureInfo culture)
    {
        using var closed = new XLWorkbook();
        closed.Style.Font.SetFontName(Font).Font.SetFontSize(10);
        foreach (var (name, text) in workbook.Properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            closed.CustomProperties.Add(name, text);

        AddStyles(closed.AddWorksheet("0"));
        for (var i = 0; i < workbook.Sheets.Count; i++)
            AddSheet(closed.AddWorksheet((i + 1).ToString(CultureInfo.InvariantCulture)), workbook, workbook.Sheets[i], culture);

        using var saved = new MemoryStream();
        closed.SaveAs(saved);
        return new Layout(Unpack(saved));
    }

    /// <summary>The style of a body cell.</summary>
    public string Style(RowKind kind, Look look) => styles[NoteStyle + 1 + (int)kind * AllLooks.Length + (int)look];

    /// <summary>One of the styles above the body: heading, title or note.</summary>
    public string Style(int top) => styles[top];

    /// <summary>A part of the package that is taken over as it is; null if there is none.</summary>
    public byte[]? Part(string name) => parts.GetValueOrDefault(name);

    /// <summary>The worksheet without rows of the sheet in the given place, counted from 0.</summary>
    public XElement Worksheet(int sheet) => Xml(SheetPart(sheet + 1));

    private static string SheetPart(int index) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{index + 1}.xml");

    private XElement Xml(string part) => XElement.Load(new MemoryStream(parts[part]));

    private static Dictionary<string, byte[]> Unpack(Stream saved)
    {
        using var zip = new ZipArchive(saved, ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(entry => entry.FullName, Bytes, StringComparer.Ordinal);
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    private static void AddStyles(IXLWorksheet sheet)
    {
        var column = 0;
        StyleHeading(sheet.Cell(1, ++column).Style);
        sheet.Cell(1, ++column).Style.Font.SetBold().Font.SetFontSize(14).Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        sheet.Cell(1, ++column).Style.Font.SetFontColor(XLColor.FromHtml("#404040"));
        foreach (var kind in Kinds)
            foreach (var look in AllLooks)
                StyleBody(sheet.Cell(1, ++column).Style, kind, look);
    }

    private static void StyleHeading(IXLStyle style)
    {
        Border(style);
        style.Font.SetBold().Fill.SetBackgroundColor(XLColor.FromHtml("#DDEBF7"));
        style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Center)
            .Alignment.SetVertical(XLAlignmentVerticalValues.Center).Alignment.SetWrapText();
    }

    private static void StyleBody(IXLStyle style, RowKind kind, Look look)
    {
        Border(style);
        style.Alignment.SetVertical(XLAlignmentVerticalValues.Center).Alignment.SetHorizontal(Side(look));
        if (look == Look.Text) style.Alignment.SetWrapText(kind != RowKind.Section);
        else style.Alignment.SetShrinkToFit();
        if (look == Look.Link) style.Font.SetUnderline().Font.SetFontColor(XLColor.FromHtml("#0563C1"));
        if (Looks.Format(look) is { Length: > 0 } format) style.NumberFormat.SetFormat(format);
        if (kind != RowKind.Detail) style.Font.SetBold();
        if (kind is RowKind.Section or RowKind.Total) style.Fill.SetBackgroundColor(XLColor.FromHtml("#F2F2F2"));
        if (kind == RowKind.Total) style.Border.SetBottomBorder(XLBorderStyleValues.Double);
    }

    private static void Border(IXLStyle style) =>
        style.Border.SetOutsideBorder(XLBorderStyleValues.Thin).Border.SetOutsideBorderColor(XLColor.FromHtml("#A6A6A6"));

    private static XLAlignmentHorizontalValues Side(Look look) => look switch
    {
        Look.Text or Look.Code or Look.Link => XLAlignmentHorizontalValues.Left,
        Look.Date or Look.Instant or Look.Check => XLAlignmentHorizontalValues.Center,
        _ => XLAlignmentHorizontalValues.Right,
    };

    private static void AddSheet(IXLWorksheet tab, Workbook workbook, Sheet sheet, CultureInfo culture)
    {
        var header = sheet.Notes.Count + 2;
        for (var i = 0; i < sheet.Columns.Count; i++)
            tab.Column(i + 1).Width = Widths.Of(sheet.Columns[i]);
        tab.RowHeight = RowHeight;
        tab.SheetView.Freeze(header, sheet.FrozenColumns);
        if (sheet.Filtered) tab.Range(header, 1, header, sheet.Columns.Count).SetAutoFilter();
        if (sheet.Protected) tab.Protect();
        ColourChecks(tab, sheet, header + 1);
        SetPage(tab.PageSetup, workbook, sheet, culture);
    }

    private static void ColourChecks(IXLWorksheet tab, Sheet sheet, int firstLine)
    {
        for (var i = 0; i < sheet.Columns.Count; i++)
        {
            if (sheet.Columns[i].Type != CellType.Check) continue;
            var cells = tab.Range(firstLine, i + 1, LastExcelRow, i + 1);
            Colour(cells.AddConditionalFormat().WhenEquals("\"PASS\""), "#C6EFCE", "#006100");
            Colour(cells.AddConditionalFormat().WhenEquals("\"FAIL\""), "#FFC7CE", "#9C0006");
        }
    }

    private static void Colour(IXLStyle style, string ground, string letters)
    {
        style.Fill.SetBackgroundColor(XLColor.FromHtml(ground));
        style.Font.SetFontColor(XLColor.FromHtml(letters));
    }

    private static void SetPage(IXLPageSetup page, Workbook workbook, Sheet sheet, CultureInfo culture)
    {
        page.PaperSize = XLPaperSize.A4Paper;
        page.PageOrientation = XLPageOrientation.Landscape;
        page.FitToPages(1, 0);
        page.CenterHorizontally = true;
        page.Margins.SetLeft(0.4).SetRight(0.4).SetTop(0.75).SetBottom(0.7).SetHeader(0.35).SetFooter(0.35);
        page.Header.Left.AddText(Literal(sheet.Title.In(culture)));
        page.Header.Right.AddText(Literal(workbook.Entity));
        page.Footer.Left.AddText(Literal(workbook.Mark.In(culture), 100));
        page.Footer.Center.AddText(new LocalText("第 &P 页 / 共 &N 页", "Page &P of &N").In(culture));
        page.Footer.Right.AddText(Literal(workbook.Title.In(culture)));
    }

    // Excel takes 255 characters for the three parts of a header together, and & for the start of a code.
    private static string Literal(string text, int most = 60) => (text.Length <= most ? text : text[..most]).Replace("&", "&&", StringComparison.Ordinal);
}

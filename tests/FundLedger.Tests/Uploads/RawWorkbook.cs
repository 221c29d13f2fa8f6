using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace FundLedger.Tests.Uploads;

/// <summary>A spreadsheet file written by hand, part by part, so that a test can make any part wrong.</summary>
internal sealed class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public Dictionary<string, string> Parts { get; } = new(StringComparer.Ordinal)
    {
        ["[Content_Types].xml"] = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
        ["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="{Relation}"><sheets><sheet name="明细" sheetId="1" r:id="rId1"/></sheets></workbook>""",
        ["xl/_rels/workbook.xml.rels"] = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>""",
        ["xl/styles.xml"] = $"""<styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>""",
    };

    /// <summary>A workbook whose one sheet holds these rows; a cell is XML if it starts with an angle bracket, else text.</summary>
    public static RawWorkbook Of(params string[][] rows)
    {
        var data = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
            data.Append(CultureInfo.InvariantCulture, $"<row r=\"{i + 1}\">").AppendJoin("", rows[i].Select((cell, column) => Cell(cell, i + 1, column))).Append("</row>");
        return WithData(data.ToString());
    }

    public static RawWorkbook WithData(string rows) => new() { Parts = { ["xl/worksheets/sheet1.xml"] = $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""" } };

    public RawWorkbook Replace(string part, string from, string to)
    {
        Parts[part].ShouldContain(from);
        Parts[part] = Parts[part].Replace(from, to, StringComparison.Ordinal);
        return this;
    }

    public RawWorkbook With(string part, string text)
    {
        Parts[part] = text;
        return this;
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in Parts) Add(zip, name, text);
        return bytes.ToArray();
    }

    public static void Add(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A number as its digits stand in the file.</summary>
    public static string Number(string digits, int style = 0) => string.Create(CultureInfo.InvariantCulture, $"<c s=\"{style}\"><v>{digits}</v></c>");

    private static string Cell(string cell, int row, int column)
    {
        if (cell.Length == 0) return "";
        var address = string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + column)}{row}");
        return cell[0] == '<' ? $"<c r=\"{address}\"{cell[2..]}" : $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>";
    }
}

using System.Text.RegularExpressions;
using System.Xml;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>What a spreadsheet file may be made of.</summary>
internal static partial class XlsxParts
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static readonly string[] ForbiddenTypes = ["macro", "vba", "activex", "oleobject", "externallink", "control", "dialogsheet", "connections", "querytable", "webextension"];

    /// <summary>Refuses a part that a plain table does not need: programs, embedded files, links to other files.</summary>
    public static void RefuseUnknown(string name)
    {
        if (name.Length > 100 || name.Contains("..", StringComparison.Ordinal) || !Known().IsMatch(name))
            throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase($"部件 {Clean(name)}", $"the part {Clean(name)}"));
    }

    public static void RefuseForbiddenTypes(XlsxFile file)
    {
        var isWorkbook = false;
        using var xml = file.Xml("[Content_Types].xml");
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type) continue;
            if (ForbiddenTypes.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase)))
                throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase($"类型 {Clean(type)}", $"the type {Clean(type)}"));
            isWorkbook |= type == MainType;
        }
        if (!isWorkbook) throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase("不是 .xlsx 工作簿", "it is no .xlsx workbook"));
    }

    /// <summary>The parts that the workbook names, by their ids.</summary>
    public static Dictionary<string, string> Targets(XlsxFile file)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = file.Xml("xl/_rels/workbook.xml.rels");
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            if (xml.GetAttribute("TargetMode") == "External")
                throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase("指向其他文件的链接", "a link to another file"));
            var target = xml.GetAttribute("Target") ?? "";
            targets[xml.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        }
        return targets;
    }

    private static string Clean(string name) => new([.. name.Where(letter => letter is > ' ' and < (char)0x7F).Take(60)]);

    [GeneratedRegex(@"^(\[Content_Types\]\.xml|_rels/\.rels|docProps/[\w.]+|docMetadata/[\w.]+|customXml/([\w.]+|_rels/[\w.]+)|xl/(workbook|styles|sharedStrings|calcChain|metadata|cellimages)\.xml"
        + @"|xl/_rels/[\w.]+|xl/theme/[\w.]+|xl/theme/_rels/[\w.]+|xl/worksheets/[\w.\-]+\.xml|xl/worksheets/_rels/[\w.\-]+|xl/(comments|persons|threadedComments|tables|media|printerSettings|richData)/?[\w.]+"
        + @"|xl/drawings/[\w.]+|xl/drawings/_rels/[\w.]+|package/services/metadata/core-properties/[\w.]+)$")]
    private static partial Regex Known();
}

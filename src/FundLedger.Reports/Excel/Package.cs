using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace FundLedger.Reports.Excel;

/// <summary>The parts of a workbook file that say what it is: types, relations, properties and the list of tabs. Ids and
/// times are fixed, so that the same workbook gives the same bytes.</summary>
internal sealed class Package(ZipArchive zip)
{
    private const string Types = "application/vnd.openxmlformats-officedocument.";
    private const string PackageTypes = "application/vnd.openxmlformats-package.";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/";
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Relation = Office + "relationships";

    /// <summary>The namespace of references to relations.</summary>
    public const string RelationSpace = Office + "relationships";

    private readonly List<Tab> tabs = [];

    private sealed record Tab(int Order, string File, string Name, int HeaderLine, string? FilterRange);

    /// <summary>Opens the next part of the package for writing.</summary>
    public Stream Open(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }

    /// <summary>Notes a tab for the list of tabs; the tabs of one sheet come in their order.</summary>
    /// <param name="order">The place of its sheet.</param>
    /// <param name="file">The file name of its part.</param>
    /// <param name="map">The sheet's map, all rows of the part placed.</param>
    /// <param name="part">Which part of the sheet it is.</param>
    public void List(int order, string file, SheetMap map, int part)
    {
        var name = map.TabName(part);
        if (tabs.Any(tab => string.Equals(tab.Name, name, StringComparison.OrdinalIgnoreCase)))
            throw new InvalidOperationException($"Two tabs would be called {name}.");

        var range = string.Create(CultureInfo.InvariantCulture,
            $"{TabNames.Quoted(name)}!$A${map.HeaderLine}:${SheetMap.Letters(map.Sheet.Columns.Count - 1)}${map.LastFilteredLine(part)}");
        tabs.Add(new Tab(order, file, name, map.HeaderLine, map.Sheet.Filtered ? range : null));
    }

    /// <summary>Writes where the links of a tab lead, if any leads out of the workbook.</summary>
    public void Relate(string file, OutsideLinks outside)
    {
        var links = outside.All.Select(link => new XElement(Relations + "Relationship", new XAttribute("Id", link.Id), new XAttribute("Type", RelationSpace + "/hyperlink"),
            new XAttribute("Target", link.Address), new XAttribute("TargetMode", "External"))).ToList();
        if (links.Count > 0) Write($"xl/worksheets/_rels/{file}.rels", new XElement(Relations + "Relationships", links));
    }

    /// <summary>What comes first in the file: types, relations, properties and styles. Worksheets are the type of any
    /// part not named, because nobody knows yet how many there will be.</summary>
    public void Begin(Workbook workbook, Layout layout, CultureInfo culture)
    {
        Write("[Content_Types].xml", ContentTypes(layout));
        Write("_rels/.rels", RootRelations(layout));
        Write("docProps/app.xml", Application());
        Write("docProps/core.xml", Core(workbook, culture));
        Copy("docProps/custom.xml", layout);
        Copy("xl/styles.xml", layout);
        Copy("xl/theme/theme1.xml", layout);
    }

    /// <summary>What comes last: the list of tabs and where they are.</summary>
    public void End()
    {
        var inOrder = tabs.OrderBy(tab => tab.Order).ToList();
        Write("xl/workbook.xml", TabList(inOrder));
        Write("xl/_rels/workbook.xml.rels", TabRelations(inOrder));
    }

    private void Copy(string name, Layout layout)
    {
        if (layout.Part(name) is not { } bytes) return;
        using var part = Open(name);
        part.Write(bytes);
    }

    private void Write(string name, XElement root)
    {
        using var part = Open(name);
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), root).Save(part, SaveOptions.DisableFormatting);
    }

    private static XElement ContentTypes(Layout layout)
    {
        XNamespace ns = "http://schemas.openxmlformats.org/package/2006/content-types";
        XElement Default(string extension, string type) =>
            new(ns + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
        XElement Override(string part, string type) =>
            new(ns + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", type));
        return new XElement(ns + "Types",
            Default("rels", PackageTypes + "relationships+xml"),
            Default("xml", Types + "spreadsheetml.worksheet+xml"),
            Override("docProps/app.xml", Types + "extended-properties+xml"),
            Override("docProps/core.xml", PackageTypes + "core-properties+xml"),
            HasCustom(layout) ? Override("docProps/custom.xml", Types + "custom-properties+xml") : null,
            Override("xl/styles.xml", Types + "spreadsheetml.styles+xml"),
            Override("xl/theme/theme1.xml", Types + "theme+xml"),
            Override("xl/workbook.xml", Types + "spreadsheetml.sheet.main+xml"));
    }

    private static bool HasCustom(Layout layout) => layout.Part("docProps/custom.xml") is not null;

    private static XElement RootRelations(Layout layout) => new(Relations + "Relationships",
        Related("rId1", Office + "relationships/officeDocument", "xl/workbook.xml"),
        Related("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        Related("rId3", Office + "relationships/extended-properties", "docProps/app.xml"),
        HasCustom(layout) ? Related("rId4", Office + "relationships/custom-properties", "docProps/custom.xml") : null);

    private static XElement Related(string id, string type, string target) => new(Relations + "Relationship",
        new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target));

    private static XElement Application()
    {
        XNamespace ns = Office + "extended-properties";
        return new XElement(ns + "Properties", new XElement(ns + "Application", "FundLedger"));
    }

    private static XElement Core(Workbook workbook, CultureInfo culture)
    {
        XNamespace ns = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var time = workbook.MadeAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        XElement Time(string name) => new(terms + name, new XAttribute(xsi + "type", "dcterms:W3CDTF"), time);
        return new XElement(ns + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", workbook.Title.In(culture)),
            new XElement(dc + "creator", workbook.Author),
            Time("created"), Time("modified"));
    }

    // Spreadsheets are asked to compute all on opening: an auditor must see live checks, not our word for them.
    private static XElement TabList(List<Tab> tabs) => new(Main + "workbook", new XAttribute(XNamespace.Xmlns + "r", Relation),
        new XElement(Main + "bookViews", new XElement(Main + "workbookView", new XAttribute("activeTab", 0))),
        new XElement(Main + "sheets", tabs.Select((tab, i) => new XElement(Main + "sheet",
            new XAttribute("name", tab.Name), new XAttribute("sheetId", i + 1), new XAttribute(Relation + "id", RelationId(i))))),
        new XElement(Main + "definedNames", tabs.SelectMany(Names)),
        new XElement(Main + "calcPr", new XAttribute("calcId", 191029), new XAttribute("fullCalcOnLoad", 1)));

    private static IEnumerable<XElement> Names(Tab tab, int index)
    {
        if (tab.FilterRange is { } range)
            yield return Name("_xlnm._FilterDatabase", index, range, new XAttribute("hidden", 1));
        yield return Name("_xlnm.Print_Titles", index,
            string.Create(CultureInfo.InvariantCulture, $"{TabNames.Quoted(tab.Name)}!${tab.HeaderLine}:${tab.HeaderLine}"));
    }

    private static XElement Name(string name, int tab, string address, params object[] more) =>
        new(Main + "definedName", new XAttribute("name", name), new XAttribute("localSheetId", tab), more, address);

    private static XElement TabRelations(List<Tab> tabs) => new(Relations + "Relationships",
        Related("rId1", Office + "relationships/styles", "styles.xml"),
        Related("rId2", Office + "relationships/theme", "theme/theme1.xml"),
        tabs.Select((tab, i) => Related(RelationId(i), Office + "relationships/worksheet", "worksheets/" + tab.File)));

    private static string RelationId(int tab) => string.Create(CultureInfo.InvariantCulture, $"rId{tab + 3}");
}

using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>Statements in the ISO 20022 form camt.053, of any version. An entry of several payments is one line, because the
/// account moved once.</summary>
internal sealed partial class Camt053(TextFile file, CancellationToken stop)
{
    private readonly List<StatementFile> statements = [];
    private readonly List<string> path = [];
    private readonly StringBuilder text = new();
    private CamtStatement? statement;
    private int count;

    /// <summary>Whether a text begins like XML.</summary>
    public static bool Fits(TextFile file)
    {
        using var reader = file.Reader();
        var start = new char[200];
        return new string(start, 0, reader.ReadBlock(start, 0, start.Length)).TrimStart().StartsWith('<');
    }

    public IReadOnlyList<StatementFile> Read()
    {
        try
        {
            using var xml = GuardedXml.Open(file.Reader(), stop);
            while (xml.Next()) Take(xml);
        }
        catch (XmlException fault)
        {
            throw GuardedXml.Damaged("camt.053", fault);
        }
        if (statements.Count == 0) throw new UploadRefusedException(RejectionReason.StatementUnclear, Place.Line(1), new Phrase("没有对账单（Stmt）", "there is no statement (Stmt)"));
        return statements;
    }

    private void Take(XmlReader xml)
    {
        if (xml.NodeType == XmlNodeType.Element)
        {
            if (path.Count == 0) RefuseOther(xml);
            path.Add(xml.LocalName);
            text.Clear();
            Start(xml);
            if (xml.IsEmptyElement) path.RemoveAt(path.Count - 1);
        }
        else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) xml.AppendText(text, () => Place.Line(xml.Line()).Said);
        else if (xml.NodeType == XmlNodeType.EndElement) End(xml);
    }

    private static void RefuseOther(XmlReader xml)
    {
        if (xml.LocalName != "Document" || !Version().IsMatch(xml.NamespaceURI))
            throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase("不是 camt.053 的 XML", "XML that is not camt.053"));
    }

    private void Start(XmlReader xml)
    {
        if (path.Count == 3 && xml.LocalName == "Stmt") statement = new CamtStatement(xml.Line());
        if (statement is null) return;
        if (path.Count == 4 && xml.LocalName == "Ntry")
        {
            if (++count > UploadLimits.Rows) throw UploadLimits.Exceeded("明细行数", "its lines", UploadLimits.Rows);
            statement.StartEntry(xml.Line());
        }
        if (path.Count == 4 && xml.LocalName == "Bal") statement.StartBalance(xml.Line());
        if (path.Count == 6 && xml.LocalName == "TxDtls") statement.CountPayment();
        if (path.Count == 5 && xml.LocalName == "Amt") CellValue.Yuan(xml.GetAttribute("Ccy") ?? "", Place.Line(xml.Line()));
    }

    private void End(XmlReader xml)
    {
        if (statement is not null && text.Length > 0) statement.Take(string.Join('/', path.Skip(3)), text.ToString().Trim(), xml.Line());
        text.Clear();
        if (path.Count == 4 && path[^1] == "Ntry") statement?.EndEntry();
        if (path.Count == 4 && path[^1] == "Bal") statement?.EndBalance();
        if (path.Count == 3 && statement is not null)
        {
            statements.Add(statement.ToFile(file.EncodingName));
            statement = null;
        }
        path.RemoveAt(path.Count - 1);
    }

    [GeneratedRegex(@"^urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.[0-9]{2}$")]
    private static partial Regex Version();
}

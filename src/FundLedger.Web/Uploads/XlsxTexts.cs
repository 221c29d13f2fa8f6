using System.Text;
using System.Xml;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>The texts that the cells of a spreadsheet share, without the readings that stand above Chinese characters.</summary>
internal sealed class XlsxTexts(XlsxFile file)
{
    private readonly StringBuilder text = new();

    public IReadOnlyList<string> Read()
    {
        var (texts, letters, isReading) = (new List<string>(), 0L, false);
        using var xml = file.Xml("xl/sharedStrings.xml");
        while (xml.Next())
        {
            if (xml.LocalName == "rPh" && xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement) isReading = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.LocalName == "si" && (xml.NodeType == XmlNodeType.EndElement || xml is { NodeType: XmlNodeType.Element, IsEmptyElement: true })) Keep(texts, ref letters);
            else if (!isReading && IsText(xml)) xml.AppendText(text, () => new Phrase($"第 {texts.Count + 1} 个共享文字", $"shared text {texts.Count + 1}"));
        }
        return texts;
    }

    public static bool IsText(XmlReader xml) => xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    private void Keep(List<string> texts, ref long letters)
    {
        letters += text.Length;
        if (letters > UploadLimits.SharedCharacters) throw UploadLimits.Exceeded("共享文字的字数", "the characters of its shared texts", UploadLimits.SharedCharacters);
        if (texts.Count == UploadLimits.SharedTexts) throw UploadLimits.Exceeded("共享文字的个数", "its shared texts", UploadLimits.SharedTexts);
        texts.Add(text.ToString());
        text.Clear();
    }
}

using System.Buffers;
using System.Text;
using System.Xml;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>XML that somebody sent: no document type, no entity of its own, nothing fetched, no tag or nesting beyond the limits
/// (reliability R31).</summary>
internal static class GuardedXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public static XmlReader Open(TextReader text, CancellationToken stop) => XmlReader.Create(new BetweenTags(text, stop), Settings);

    /// <summary>Moves on and refuses what is nested too deep; false at the end.</summary>
    public static bool Next(this XmlReader xml)
    {
        if (!xml.Read()) return false;
        return xml.Depth <= UploadLimits.Depth ? true : throw UploadLimits.Exceeded("XML 元素的层数", "the depth of its XML", UploadLimits.Depth);
    }

    /// <summary>Appends the text node under the reader, up to the length of a cell.</summary>
    public static void AppendText(this XmlReader xml, StringBuilder text, Func<Phrase> place)
    {
        var letters = ArrayPool<char>.Shared.Rent(512);
        try
        {
            for (var count = xml.ReadValueChunk(letters, 0, letters.Length); count > 0; count = xml.ReadValueChunk(letters, 0, letters.Length))
            {
                if (text.Length + count > UploadLimits.CellCharacters)
                    throw UploadLimits.Exceeded(new Phrase($"{place().Zh}的字数", $"the characters of {place().En}"), UploadLimits.CellCharacters);
                text.Append(letters, 0, count);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    /// <summary>The line on which the reader stands, from 1.</summary>
    public static int Line(this XmlReader xml) => xml is IXmlLineInfo place ? place.LineNumber : 0;

    /// <summary>Whatever the parser says about a document that is not well-formed.</summary>
    public static UploadRefusedException Damaged(string part, XmlException fault) => fault.Message.Contains("DTD", StringComparison.Ordinal)
        ? new(RejectionReason.FileContentForbidden, new Phrase($"{part} 第 {fault.LineNumber} 行的文档类型声明（DTD）", $"a document type declaration in {part}, line {fault.LineNumber}"))
        : new(RejectionReason.FileDamaged, new Phrase($"{part} 第 {fault.LineNumber} 行的 XML", $"the XML of {part}, line {fault.LineNumber}"));

    /// <summary>Refuses a tag or text so long that the parser would have to keep it in memory.</summary>
    private sealed class BetweenTags(TextReader text, CancellationToken stop) : TextReader
    {
        private int since;

        public override int Read(char[] buffer, int index, int count)
        {
            stop.ThrowIfCancellationRequested();
            var read = text.Read(buffer, index, Math.Min(count, 16 << 10));
            var rest = buffer.AsSpan(index, read);
            for (var tag = rest.IndexOf('<'); tag >= 0; tag = rest.IndexOf('<'))
            {
                Count(tag);
                since = 0;
                rest = rest[(tag + 1)..];
            }
            Count(rest.Length);
            return read;
        }

        private void Count(int letters)
        {
            since += letters;
            if (since > UploadLimits.TagCharacters) throw UploadLimits.Exceeded("XML 标记之间的字数", "the characters between two tags of its XML", UploadLimits.TagCharacters);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) text.Dispose();
            base.Dispose(disposing);
        }
    }
}

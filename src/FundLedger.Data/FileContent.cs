using System.Buffers.Binary;
using System.Text;
using System.Xml;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>What a file is by its content, whatever its name says. Only kinds that people hand in as papers are taken; what
/// could run, hide another file or grow when it is opened is not (reliability R30 to R32).</summary>
public static class FileContent
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Ofd = "application/ofd";
    public const string Xml = "application/xml";
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Text = "text/plain";

    private const int Block = 1 << 16;
    private const int ArchiveEnd = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int PngChunkFrame = 12;

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Big = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    private static readonly byte[] PngMark = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[][] Acting = ["/JavaScript"u8.ToArray(), "/Launch"u8.ToArray(), "/Encrypt"u8.ToArray()];

    private static readonly Dictionary<string, string[]> Endings = new()
    {
        [Pdf] = [".pdf"], [Jpeg] = [".jpg", ".jpeg"], [Png] = [".png"], [Ofd] = [".ofd"], [Xml] = [".xml"], [Xlsx] = [".xlsx"],
        [Text] = [".csv", ".txt", ".tsv", ".sta", ".940", ".mt940"],
    };

    /// <summary>The endings that names may have.</summary>
    public static IReadOnlyList<string> NameEndings { get; } = [.. Endings.Values.SelectMany(some => some)];

    /// <summary>The media type of the content, or why it is not taken. The stream can be read again and is read from its beginning.</summary>
    public static (string? MediaType, Rejection? Refusal) Judge(string name, Stream content)
    {
        var found = Find(content);
        content.Position = 0;
        if (found.Fault is { } fault) return (null, new(RejectionReason.FileNotAllowed, name, fault));
        var dot = name.LastIndexOf('.');
        var ending = dot < 0 ? "" : name[dot..].ToLowerInvariant();
        return Endings[found.Type!].Contains(ending) ? (found.Type, null) : (null, new(RejectionReason.FileRenamed, name, found.Type!, string.Join(' ', Endings[found.Type!])));
    }

    private static FoundContent Find(Stream content)
    {
        var head = Bytes(content, 0, 8);
        if (head.Length == 0) return FoundContent.Not("空文件", "it is empty");
        if (head.AsSpan().StartsWith("PK\u0003\u0004"u8)) return ArchiveContent.Find(content);
        if (EndsAsArchive(content)) return FoundContent.Not("其中另藏压缩包", "an archive is hidden in it");
        if (head.AsSpan().StartsWith("%PDF-"u8)) return OfPdf(content);
        if (head.AsSpan().StartsWith(PngMark)) return IsWholePng(content) ? FoundContent.Is(Png) : FoundContent.Broken;
        if (head is [0xFF, 0xD8, 0xFF, ..]) return Bytes(content, content.Length - 2, 2) is [0xFF, 0xD9] ? FoundContent.Is(Jpeg) : FoundContent.Broken;
        return OfText(content);
    }

    /// <summary>Some programs look for an archive at the end of a file, whatever it begins with.</summary>
    private static bool EndsAsArchive(Stream content)
    {
        var start = Math.Max(0, content.Length - ArchiveEnd - LongestComment);
        var tail = Bytes(content, start, (int)(content.Length - start)).AsSpan();
        for (var at = tail.Length - ArchiveEnd; at >= 0; at--)
            if (tail[at..].StartsWith("PK\u0005\u0006"u8) && at + ArchiveEnd + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + ArchiveEnd - 2)..]) == tail.Length) return true;
        return false;
    }

    private static FoundContent OfPdf(Stream content)
    {
        var start = Math.Max(0, content.Length - 1024);
        if (Bytes(content, start, (int)(content.Length - start)).AsSpan().LastIndexOf("%%EOF"u8) < 0) return FoundContent.Broken;
        return Holds(content, Acting) ? FoundContent.Not("PDF 含脚本、启动动作或加密", "the PDF holds a script, starts a program or is encrypted") : FoundContent.Is(Pdf);
    }

    private static bool Holds(Stream content, byte[][] words)
    {
        var longest = words.Max(word => word.Length);
        for (long at = 0; at < content.Length; at += Block)
        {
            var block = Bytes(content, at, Block + longest).AsSpan();
            foreach (var word in words)
                if (block.IndexOf(word) >= 0) return true;
        }
        return false;
    }

    private static bool IsWholePng(Stream content)
    {
        long at = PngMark.Length;
        while (at + PngChunkFrame <= content.Length)
        {
            var chunk = Bytes(content, at, 8);
            at += PngChunkFrame + BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (chunk.AsSpan(4).SequenceEqual("IEND"u8)) return at == content.Length;
        }
        return false;
    }

    private static FoundContent OfText(Stream content)
    {
        var first = FirstLetter(content);
        if (first is null) return FoundContent.Not("不是 PDF、JPEG、PNG、OFD、XML、xlsx 或文本", "it is neither PDF, JPEG, PNG, OFD, XML, xlsx nor text");
        return first == '<' ? OfXml(content) : FoundContent.Is(Text);
    }

    /// <summary>The first character that is not blank, if all of the file is text in one of its encodings.</summary>
    private static char? FirstLetter(Stream content) => Bytes(content, 0, 3) switch
    {
        [0xFF, 0xFE, ..] => FirstLetter(content, Utf16),
        [0xFE, 0xFF, ..] => FirstLetter(content, Utf16Big),
        _ => FirstLetter(content, Utf8) ?? FirstLetter(content, Gb18030),
    };

    private static char? FirstLetter(Stream content, Encoding encoding)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var (letters, first) = (new char[4096], (char?)null);
        try
        {
            for (int read; (read = reader.Read(letters)) > 0;)
                foreach (var letter in letters.AsSpan(0, read))
                {
                    if (char.IsControl(letter) && letter is not ('\t' or '\r' or '\n')) return null;
                    if (first is null && !char.IsWhiteSpace(letter)) first = letter;
                }
            return first;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static FoundContent OfXml(Stream content)
    {
        content.Position = 0;
        try
        {
            using var xml = SafeXml.Read(content);
            if (xml.MoveToContent() != XmlNodeType.Element || !IsKnown(xml.LocalName, xml.NamespaceURI))
                return FoundContent.Not("不是电子发票或银行对账单的 XML", "its XML is neither an e-invoice nor a bank statement");
            while (xml.Read()) SafeXml.DemandDepth(xml);
            return FoundContent.Is(Xml);
        }
        catch (XmlException)
        {
            return FoundContent.Broken;
        }
    }

    private static bool IsKnown(string root, string space) =>
        root.Equals("EInvoice", StringComparison.OrdinalIgnoreCase) || (root == "Document" && space.Contains(":camt.053.", StringComparison.Ordinal));

    private static byte[] Bytes(Stream content, long from, int count)
    {
        if (from < 0) return [];
        content.Position = from;
        var bytes = new byte[Math.Min(count, Math.Max(0, content.Length - from))];
        content.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>A media type, or why there is none.</summary>
internal readonly record struct FoundContent(string? Type, Phrase? Fault)
{
    public static FoundContent Is(string type) => new(type, null);
    public static FoundContent Not(string zh, string en) => new(null, new Phrase(zh, en));
    public static FoundContent Broken => Not("文件残缺，或其后另有内容", "it is broken, or something stands behind its end");
}

/// <summary>XML from outside: no document types, no other files, no depths (reliability R31).</summary>
public static class SafeXml
{
    private const int Deepest = 64;
    private const int MostCharacters = 20_000_000;

    public static XmlReader Read(Stream content) => XmlReader.Create(content, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, IgnoreComments = true, IgnoreProcessingInstructions = true,
        CloseInput = false,
    });

    /// <exception cref="XmlException">The element lies too deep.</exception>
    public static void DemandDepth(XmlReader xml)
    {
        if (xml.Depth > Deepest) throw new XmlException($"Elements lie deeper than {Deepest}.");
    }
}

using System.IO.Compression;
using System.Text;
using System.Xml;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>A sheet of a spreadsheet file.</summary>
/// <param name="Name">As on its tab.</param>
/// <param name="Part">Where it lies in the file.</param>
/// <param name="Hidden">People who open the file do not see it.</param>
internal sealed record XlsxSheet(string Name, string Part, bool Hidden);

/// <summary>A spreadsheet file that somebody sent, opened with care: only known parts, counted while they are unpacked, nothing
/// computed, nothing fetched (reliability R30 to R32).</summary>
internal sealed class XlsxFile : IDisposable
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly UTF8Encoding StrictUtf8 = new(true, throwOnInvalidBytes: true);
    private static readonly byte[] DirectoryMark = [0x50, 0x4B, 0x01, 0x02];

    private readonly ZipArchive zip;
    private readonly CancellationToken stop;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Phrase> warnings = [];
    private readonly Unpacked unpacked = new();

    private XlsxFile(ZipArchive zip, CancellationToken stop) => (this.zip, this.stop) = (zip, stop);

    public IReadOnlyList<XlsxSheet> Sheets { get; private set; } = [];

    /// <summary>Hidden sheets, rows and columns, and numbers that may have lost digits; it grows while rows are read.</summary>
    public IReadOnlyList<Phrase> Warnings => warnings;

    /// <summary>Days are counted from 1904.</summary>
    public bool From1904 { get; private set; }

    public IReadOnlyList<string> Shared { get; private set; } = [];

    /// <summary>For each style of cells whether it shows a date.</summary>
    public IReadOnlyList<bool> Dates { get; private set; } = [];

    /// <summary>Whether the bytes begin like a ZIP file.</summary>
    public static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8);

    /// <exception cref="UploadRefusedException">The file is damaged, too large or holds what is not taken.</exception>
    public static XlsxFile Open(byte[] bytes, CancellationToken stop)
    {
        RefuseManyParts(bytes);
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read, leaveOpen: false, StrictUtf8);
            var file = new XlsxFile(zip, stop);
            file.TakeParts(bytes.Length);
            file.ReadWorkbook();
            return file;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            zip?.Dispose();
            throw Damaged();
        }
        catch
        {
            zip?.Dispose();
            throw;
        }
    }

    public void Warn(string zh, string en)
    {
        if (warnings.Count < 50) warnings.Add(new(zh, en));
    }

    /// <summary>The rows of a sheet, read one by one.</summary>
    public IEnumerable<TableRow> Rows(XlsxSheet sheet)
    {
        using var rows = new XlsxRows(this, sheet).Read().GetEnumerator();
        while (true)
        {
            TableRow row;
            try
            {
                stop.ThrowIfCancellationRequested();
                if (!rows.MoveNext()) yield break;
                row = rows.Current;
            }
            catch (XmlException fault)
            {
                throw GuardedXml.Damaged(sheet.Part, fault);
            }
            catch (Exception fault) when (IsDamage(fault))
            {
                throw Damaged();
            }
            yield return row;
        }
    }

    /// <summary>A part as guarded XML.</summary>
    public XmlReader Xml(string part)
    {
        if (!parts.TryGetValue(part, out var entry)) throw new UploadRefusedException(RejectionReason.FileDamaged, new Phrase($"缺少 {part}", $"{part} is missing"));
        return GuardedXml.Open(new StreamReader(unpacked.Count(entry.Open()), StrictUtf8, detectEncodingFromByteOrderMarks: false, 8 << 10), stop);
    }

    public bool Has(string part) => parts.ContainsKey(part);

    public void Dispose() => zip.Dispose();

    private static bool IsDamage(Exception fault) => fault is InvalidDataException or EndOfStreamException or DecoderFallbackException or ArgumentException or NotSupportedException or IOException;

    private static UploadRefusedException Damaged() => new(RejectionReason.FileDamaged, new Phrase("压缩包无法解开", "it cannot be unpacked"));

    private static void RefuseManyParts(ReadOnlySpan<byte> bytes)
    {
        for (var count = 0; bytes.IndexOf(DirectoryMark) is var place && place >= 0; bytes = bytes[(place + DirectoryMark.Length)..])
            if (++count > UploadLimits.Parts) throw UploadLimits.Exceeded("压缩包内的部件数", "the parts in it", UploadLimits.Parts);
    }

    private void TakeParts(long packed)
    {
        var (sum, compressed) = (0L, 0L);
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/') && entry.Length == 0) continue;
            XlsxParts.RefuseUnknown(entry.FullName);
            if (entry.IsEncrypted) throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase("加密的部件", "an encrypted part"));
            if (!parts.TryAdd(entry.FullName, entry)) throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase($"同名部件 {entry.FullName}", $"two parts called {entry.FullName}"));
            (sum, compressed) = (sum + entry.Length, compressed + entry.CompressedLength);
        }
        if (sum > UploadLimits.UnpackedBytes) throw UploadLimits.Exceeded("解压后的字节数", "its bytes unpacked", UploadLimits.UnpackedBytes);
        if (compressed > packed || sum > UploadLimits.Ratio * Math.Max(packed, 1)) throw UploadLimits.Exceeded("压缩比", "its ratio of packing", UploadLimits.Ratio);
    }

    private void ReadWorkbook()
    {
        try
        {
            XlsxParts.RefuseForbiddenTypes(this);
            var targets = XlsxParts.Targets(this);
            Sheets = ReadSheets(targets);
            Shared = Has("xl/sharedStrings.xml") ? new XlsxTexts(this).Read() : [];
            Dates = Has("xl/styles.xml") ? XlsxStyles.Read(this) : [];
        }
        catch (XmlException fault)
        {
            throw GuardedXml.Damaged("xl", fault);
        }
        foreach (var hidden in Sheets.Where(sheet => sheet.Hidden)) Warn($"工作表“{hidden.Name}”是隐藏的", $"the sheet “{hidden.Name}” is hidden");
    }

    private List<XlsxSheet> ReadSheets(Dictionary<string, string> targets)
    {
        var sheets = new List<XlsxSheet>();
        using var xml = Xml("xl/workbook.xml");
        while (xml.Next())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") From1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet") continue;
            if (targets.GetValueOrDefault(xml.GetAttribute("id", Relation) ?? "") is not { } part || !Has(part))
                throw new UploadRefusedException(RejectionReason.FileDamaged, new Phrase("工作表缺失", "a sheet is missing"));
            sheets.Add(new(CellValue.Text(xml.GetAttribute("name") ?? "", Place.Line(xml.Line())) ?? "_", part, xml.GetAttribute("state") is "hidden" or "veryHidden"));
        }
        if (sheets.Count == 0) throw new UploadRefusedException(RejectionReason.FileDamaged, new Phrase("没有工作表", "it has no sheet"));
        return sheets;
    }

    /// <summary>What all parts together have unpacked to so far; what a part declares is not believed.</summary>
    private sealed class Unpacked
    {
        private long bytes;

        public Stream Count(Stream stream) => new Counted(stream, this);

        private void Add(int count)
        {
            bytes += count;
            if (bytes > UploadLimits.UnpackedBytes) throw UploadLimits.Exceeded("解压后的字节数", "its bytes unpacked", UploadLimits.UnpackedBytes);
        }

        private sealed class Counted(Stream stream, Unpacked all) : Stream
        {
            public override bool CanRead => true;
            public override bool CanSeek => false;
            public override bool CanWrite => false;
            public override long Length => throw new NotSupportedException();
            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

            public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

            public override int Read(Span<byte> buffer)
            {
                var read = stream.Read(buffer);
                all.Add(read);
                return read;
            }

            public override void Flush()
            {
            }

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
            public override void SetLength(long value) => throw new NotSupportedException();
            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            protected override void Dispose(bool disposing)
            {
                if (disposing) stream.Dispose();
                base.Dispose(disposing);
            }
        }
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace FundLedger.Data;

/// <summary>The papers that are archives inside: OFD and xlsx. Every entry is unpacked once, counted while it is read, so
/// that nothing is believed of what the archive says of itself (reliability R30, R32).</summary>
internal static class ArchiveContent
{
    private const int MostEntries = 200;
    private const long MostUnpacked = 100L << 20;
    private const int MostRatio = 200;
    private const int EndRecord = 22;

    private static readonly string[] PartsOfOfd = [".xml", ".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".jb2", ".ttf", ".otf", ".ttc", ".cff", ".esl", ".dat", ".xbrl", ".xsd"];
    private static readonly string[] ActingParts = ["vbaproject", "macrosheets/", "dialogsheets/", "activex/", "embeddings/", "ctrlprops/"];

    public static FoundContent Find(Stream content)
    {
        if (!EndsWithItsRecord(content)) return FoundContent.Broken;
        content.Position = 0;
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return Fault(archive, content.Length) ?? TypeOf(archive);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            return FoundContent.Broken;
        }
    }

    /// <summary>The archive ends where the file ends: no comment in which another file could begin.</summary>
    private static bool EndsWithItsRecord(Stream content)
    {
        if (content.Length < EndRecord) return false;
        content.Position = content.Length - EndRecord;
        var end = new byte[EndRecord];
        content.ReadExactly(end);
        return BinaryPrimitives.ReadUInt32LittleEndian(end) == 0x06054B50;
    }

    private static FoundContent? Fault(ZipArchive archive, long packed)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (archive.Entries.Count > MostEntries) return FoundContent.Not("压缩包内文件过多", "the archive holds too many files");
        if (archive.Entries.Sum(entry => entry.Length) is > MostUnpacked || archive.Entries.Sum(entry => entry.Length) > packed * MostRatio)
            return FoundContent.Not("解压后过大", "it grows too much when it is unpacked");
        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted) return FoundContent.Not("压缩包已加密", "the archive is encrypted");
            if (!IsClean(entry.FullName) || !names.Add(entry.FullName)) return FoundContent.Not("压缩包内文件名不合规", "a name inside the archive is unclean or stands there twice");
        }
        return archive.Entries.All(IsWhole) ? null : FoundContent.Broken;
    }

    private static bool IsClean(string name) => name.Length is > 0 and <= 200 && name[0] != '/' && !name.Contains("..", StringComparison.Ordinal) && name.IndexOfAny(['\\', ':']) < 0 && !name.Any(char.IsControl);

    private static bool IsWhole(ZipArchiveEntry entry)
    {
        using var unpacked = entry.Open();
        var (block, total, crc) = (new byte[1 << 16], 0L, new Crc32());
        for (int read; (read = unpacked.Read(block)) > 0;)
        {
            total += read;
            if (total > entry.Length) return false;
            crc.Add(block.AsSpan(0, read));
        }
        return total == entry.Length && crc.Value == entry.Crc32;
    }

    private static FoundContent TypeOf(ZipArchive archive)
    {
        if (archive.GetEntry("OFD.xml") is { } ofd && RootOf(ofd) == "OFD")
            return archive.Entries.All(IsPartOfOfd) ? FoundContent.Is(FileContent.Ofd) : FoundContent.Not("OFD 内含不允许的文件", "the OFD holds a file that is not part of such a document");
        if (archive.GetEntry("[Content_Types].xml") is not { } types || archive.GetEntry("xl/workbook.xml") is not { } book || RootOf(book) != "workbook")
            return FoundContent.Not("压缩包既不是 OFD 也不是 xlsx", "the archive is neither an OFD nor an xlsx document");
        var acts = archive.Entries.Any(entry => ActingParts.Any(part => entry.FullName.Contains(part, StringComparison.OrdinalIgnoreCase))) || NamesMacros(types);
        return acts ? FoundContent.Not("工作簿含宏、控件或嵌入对象", "the workbook holds macros, controls or embedded objects") : FoundContent.Is(FileContent.Xlsx);
    }

    private static bool IsPartOfOfd(ZipArchiveEntry entry) =>
        entry.FullName.EndsWith('/') || PartsOfOfd.Contains(Path.GetExtension(entry.FullName).ToLowerInvariant());

    private static string RootOf(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var xml = SafeXml.Read(content);
        return xml.MoveToContent() == XmlNodeType.Element ? xml.LocalName : "";
    }

    private static bool NamesMacros(ZipArchiveEntry types)
    {
        using var content = types.Open();
        using var xml = SafeXml.Read(content);
        while (xml.Read())
            if (xml.GetAttribute("ContentType") is { } type && (type.Contains("macro", StringComparison.OrdinalIgnoreCase) || type.Contains("vba", StringComparison.OrdinalIgnoreCase))) return true;
        return false;
    }

    /// <summary>The checksum of the entries of an archive, which the unpacking does not compare.</summary>
    private sealed class Crc32
    {
        private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Step((uint)i))];
        private uint state = uint.MaxValue;

        public uint Value => ~state;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            foreach (var each in bytes) state = Table[(state ^ each) & 0xFF] ^ (state >> 8);
        }

        private static uint Step(uint value)
        {
            for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            return value;
        }
    }
}

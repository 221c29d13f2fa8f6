using System.Globalization;
using System.Security.Cryptography;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>Proves that every file is what was handed in: all parts are there, their digest is the file's, and name, type
/// and size are those that were sealed with the commands that cite it. Destroyed files have no parts.</summary>
internal static class FileVerification
{
    /// <summary>Says how many files it read.</summary>
    public static async Task<long> RunAsync(Session books, string entity, List<Finding> findings)
    {
        var files = new List<object?[]>();
        await foreach (var row in books.RowsAsync("""
            SELECT sha256, name, media_type, size_bytes, part_count FROM file_object WHERE entity = @entity ORDER BY sha256
            """, new { entity })) files.Add(row);
        var destroyed = (await books.ListAsync<string>("""
            SELECT item.sha256 AS sha256
            FROM destruction_item item
            JOIN destruction_act act ON act.entity = item.entity AND act.destruction = item.destruction AND act.act = 'EXECUTED'
            WHERE item.entity = @entity
            """, new { entity })).ToHashSet();
        foreach (var file in files) findings.AddRange(await FaultsAsync(books, entity, file, destroyed));
        findings.AddRange(await SaidOtherwiseAsync(books, entity));
        findings.AddRange(await StraysAsync(books, entity));
        return files.Count;
    }

    private static async Task<IReadOnlyList<Finding>> FaultsAsync(Session books, string entity, object?[] file, HashSet<string> destroyed)
    {
        var sha256 = file[0]?.ToString() ?? "";
        var (size, parts) = (file[3] as long? ?? -1, file[4] as long? ?? -1);
        var stored = await PartsAsync(books, entity, sha256);
        if (destroyed.Contains(sha256)) return stored.Count == 0 ? [] : [Told(new("已销毁的文件仍有内容", "A destroyed file still has its bytes"))];
        var missing = Enumerable.Range(1, (int)Math.Clamp(parts, 0, int.MaxValue)).Select(part => (long)part).Except(stored.Numbers).ToList();
        if (missing.Count > 0) return [Told(new($"文件缺少第 {Joined(missing)} 部分", $"Parts of a file are missing: {Joined(missing)}"))];
        return stored.Digest == sha256 && stored.Size == size && stored.Count == parts ? [] : [Told(new("文件内容与其摘要不符", "The content of a file does not match its digest"))];

        Finding Told(Phrase what) => new(entity, $"{file[1]} {sha256}", 0, what);
    }

    private static string Joined(List<long> parts) => string.Join(", ", parts.Take(20).Select(part => part.ToString(CultureInfo.InvariantCulture)));

    private static async Task<StoredParts> PartsAsync(Session books, string entity, string sha256)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (numbers, size) = (new List<long>(), 0L);
        await foreach (var row in books.RowsAsync("SELECT part, content FROM file_part WHERE entity = @entity AND sha256 = @sha256 ORDER BY part", new { entity, sha256 }))
        {
            numbers.Add(row[0] as long? ?? -1);
            if (row[1] is not byte[] content) continue;
            digest.AppendData(content);
            size += content.Length;
        }
        return new(numbers, size, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }

    private static async Task<IReadOnlyList<Finding>> SaidOtherwiseAsync(Session books, string entity)
    {
        var findings = new List<Finding>();
        await foreach (var row in books.RowsAsync("""
            SELECT evidence.sha256, evidence.name, evidence.command_ordinal
            FROM evidence
            LEFT JOIN file_object kept ON kept.entity = evidence.entity AND kept.sha256 = evidence.sha256
            WHERE evidence.entity = @entity
              AND (kept.sha256 IS NULL OR kept.name <> evidence.name OR kept.media_type <> evidence.media_type OR kept.size_bytes <> evidence.size_bytes)
            ORDER BY evidence.command_ordinal, evidence.row_no
            """, new { entity }))
            findings.Add(new(entity, $"{row[1]} {row[0]}", row[2] as long? ?? 0, new("文件的名称、类型或大小与登记时不同，或文件已不在", "The name, type or size of a file is not what was sealed, or the file is gone")));
        return findings;
    }

    private static async Task<IReadOnlyList<Finding>> StraysAsync(Session books, string entity)
    {
        var findings = new List<Finding>();
        await foreach (var row in books.RowsAsync("""
            SELECT part.sha256, MIN(part.part) AS first_part
            FROM file_part part
            WHERE part.entity = @entity AND NOT EXISTS (SELECT 1 FROM file_object kept WHERE kept.entity = part.entity AND kept.sha256 = part.sha256)
            GROUP BY part.sha256
            """, new { entity }))
            findings.Add(new(entity, row[0]?.ToString() ?? "", 0, new("内容没有文件", "Bytes without a file")));
        return findings;
    }

    private sealed record StoredParts(IReadOnlyList<long> Numbers, long Size, string Digest)
    {
        public int Count => Numbers.Count;
    }
}

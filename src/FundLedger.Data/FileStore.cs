using System.Security.Cryptography;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>A file as it is known to the books.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of its bytes in lower-case hex.</summary>
    public string Sha256 { get; set; } = "";
    /// <summary>The name it was first handed in with, without folders.</summary>
    public string Name { get; set; } = "";
    public string MediaType { get; set; } = "";
    public long SizeBytes { get; set; }
    public string StoredBy { get; set; } = "";
    public DateTime StoredAt { get; set; }
    public long PartCount { get; set; }
    /// <summary>The list by which its bytes were destroyed; empty while they are kept.</summary>
    public string Destruction { get; set; } = "";

    public bool IsDestroyed => Destruction.Length > 0;
}

/// <summary>What became of a file that was handed in: the file, or why it is not taken.</summary>
public sealed record Filed(StoredFile? File, Rejection? Refusal);

/// <summary>A file that may be kept: what it is, and its bytes.</summary>
public sealed record Paper(StoredFile File, Stream Content);

/// <summary>The bytes of a file are not those that were stored.</summary>
public sealed class FileDamagedException(string sha256) : Exception($"文件 {sha256} 的内容与其摘要不符 / The content of the file {sha256} does not match its digest.")
{
    public string Sha256 => sha256;
}

/// <summary>Files in the books, known by SHA-256 and kept in parts of 8,000 bytes, so that a backup of the books holds them
/// too. Nothing is held whole in memory; the digest is computed before, while writing and again whenever a file is read.</summary>
public sealed class FileStore(Database database)
{
    /// <summary>The most bytes of a file (reliability R30).</summary>
    public const long MostBytes = 10L << 20;

    private const int PartBytes = 8_000;
    private const int LongestName = 200;

    /// <summary>Stores a file, or finds it there: the same bytes are kept once, under the first name.</summary>
    /// <param name="content">Can be read twice; its length is known.</param>
    public async Task<Filed> PutAsync(string entity, string name, Stream content, string by, CancellationToken stop)
    {
        var (paper, refusal) = await JudgeAsync(name, content, by, stop);
        if (paper is null) return new(null, refusal);
        return await database.WriteAsync(entity, async books =>
        {
            var filed = await KeepAsync(books, entity, paper, stop);
            return new Work<Filed>(filed, filed.Refusal is null);
        }, stop);
    }

    /// <summary>Says what a file is, or why it is not taken; changes nothing.</summary>
    /// <inheritdoc cref="PutAsync"/>
    public async Task<(Paper? Paper, Rejection? Refusal)> JudgeAsync(string name, Stream content, string by, CancellationToken stop)
    {
        if (content.Length > MostBytes) return (null, new(RejectionReason.FileTooLarge, name, MostBytes >> 20));
        if (TextPolicy.Clean(name[(name.LastIndexOfAny(['/', '\\']) + 1)..], out var clean) is not TextFault.None and var fault) return (null, new(RejectionReason.BadText, "file", fault));
        if (clean.Length > LongestName) return (null, new(RejectionReason.TextTooLong, "file", LongestName));
        var (mediaType, refusal) = FileContent.Judge(clean, content);
        if (refusal is not null) return (null, refusal);

        content.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
        return (new(new() { Sha256 = sha256, Name = clean, MediaType = mediaType!, SizeBytes = content.Length, StoredBy = by, StoredAt = Now(), PartCount = (content.Length + PartBytes - 1) / PartBytes }, content), null);
    }

    /// <summary>Keeps a file in the transaction of what cites it, or finds it there.</summary>
    internal static async Task<Filed> KeepAsync(Session books, string entity, Paper paper, CancellationToken stop)
    {
        if (await FindAsync(books, entity, paper.File.Sha256) is { } known)
            return known.IsDestroyed ? new(null, new(RejectionReason.FileDestroyed, known.Sha256, known.Destruction)) : new(known, null);
        await InsertAsync(books, entity, paper.File);
        await InsertPartsAsync(books, entity, paper.File, paper.Content, stop);
        return new(paper.File, null);
    }

    /// <summary>What is known of a file, or null.</summary>
    public Task<StoredFile?> FindAsync(string entity, string sha256, CancellationToken stop) => database.ReadAsync(books => FindAsync(books, entity, sha256), stop);

    /// <summary>What is known of the file, or null.</summary>
    public static Task<StoredFile?> FindAsync(Session books, string entity, string sha256) => books.OneOrNoneAsync<StoredFile>("""
        SELECT file_object.sha256, file_object.name, file_object.media_type, file_object.size_bytes, file_object.stored_by, file_object.stored_at, file_object.part_count,
               COALESCE((SELECT MAX(item.destruction)
                         FROM destruction_item item
                         JOIN destruction_act act ON act.entity = item.entity AND act.destruction = item.destruction AND act.act = 'EXECUTED'
                         WHERE item.entity = file_object.entity AND item.sha256 = file_object.sha256), '') AS destruction
        FROM file_object
        WHERE file_object.entity = @entity AND file_object.sha256 = @sha256
        """, new { entity, sha256 });

    /// <summary>Writes the bytes of a file, after all of them were proved to be those that were stored.</summary>
    /// <exception cref="FileDamagedException">They are not; nothing was written.</exception>
    public Task CopyAsync(string entity, string sha256, Stream target, CancellationToken stop) => database.ReadAsync(async books =>
    {
        await CopyAsync(books, entity, sha256, target, stop);
        return 0;
    }, stop);

    /// <inheritdoc cref="CopyAsync(string, string, Stream, CancellationToken)"/>
    public static async Task CopyAsync(Session books, string entity, string sha256, Stream target, CancellationToken stop)
    {
        if (await DigestAsync(books, entity, sha256) != sha256) throw new FileDamagedException(sha256);
        await foreach (var part in PartsAsync(books, entity, sha256)) await target.WriteAsync(part, stop);
    }

    /// <summary>Takes away the bytes of the files of a list that was carried out; what was said of them stays.</summary>
    internal static Task<int> EraseAsync(Session books, string entity, string destruction) => books.ExecuteAsync("""
        DELETE FROM file_part
        WHERE entity = @entity AND sha256 IN (SELECT item.sha256 FROM destruction_item item WHERE item.entity = @entity AND item.destruction = @destruction)
        """, new { entity, destruction });

    /// <summary>SHA-256 of the bytes that are stored, in lower-case hex.</summary>
    internal static async Task<string> DigestAsync(Session books, string entity, string sha256)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var part in PartsAsync(books, entity, sha256)) digest.AppendData(part);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    private static async IAsyncEnumerable<byte[]> PartsAsync(Session books, string entity, string sha256)
    {
        await foreach (var row in books.RowsAsync("""
            SELECT content FROM file_part WHERE entity = @entity AND sha256 = @sha256 ORDER BY part
            """, new { entity, sha256 }))
            yield return row[0] as byte[] ?? [];
    }

    private static Task<int> InsertAsync(Session books, string entity, StoredFile file) => books.ExecuteAsync("""
        INSERT INTO file_object (entity, sha256, name, media_type, size_bytes, part_count, stored_by, stored_at)
        VALUES (@entity, @Sha256, @Name, @MediaType, @SizeBytes, @PartCount, @StoredBy, @StoredAt)
        """, new { entity, file.Sha256, file.Name, file.MediaType, file.SizeBytes, file.PartCount, file.StoredBy, file.StoredAt });

    private static async Task InsertPartsAsync(Session books, string entity, StoredFile file, Stream content, CancellationToken stop)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        content.Position = 0;
        for (var part = 1; part <= file.PartCount; part++)
        {
            var bytes = new byte[Math.Min(PartBytes, file.SizeBytes - (long)(part - 1) * PartBytes)];
            await content.ReadExactlyAsync(bytes, stop);
            digest.AppendData(bytes);
            await books.ExecuteHotAsync("INSERT INTO file_part (entity, sha256, part, content) VALUES (@entity, @sha256, @part, @content)",
                ["entity", "sha256", "part", "content"], [entity, file.Sha256, part, bytes]);
        }
        if (Convert.ToHexStringLower(digest.GetHashAndReset()) != file.Sha256) throw new FileDamagedException(file.Sha256);
    }

    private DateTime Now()
    {
        var utc = database.Clock.GetUtcNow().UtcDateTime;
        return new DateTime(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }
}

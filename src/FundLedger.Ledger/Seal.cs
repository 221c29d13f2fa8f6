using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FundLedger.Ledger;

/// <summary>The canonical record that a seal is taken over: fields in a fixed order, each a tag (N none, I integer in
/// ASCII decimal, T text in UTF-8, B bytes, L the length of a list), a 4-byte big-endian length and the bytes
/// (reliability.md 6.2). No two different records give the same bytes.</summary>
public sealed class SealRecord
{
    private readonly ArrayBufferWriter<byte> bytes = new();

    public SealRecord Integer(long value) => Field('I', Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));
    public SealRecord Text(string? value) => value is null ? Field('N', []) : Field('T', Encoding.UTF8.GetBytes(value));
    public SealRecord Bytes(ReadOnlySpan<byte> value) => Field('B', value);
    public SealRecord List(int count) => Field('L', Encoding.ASCII.GetBytes(count.ToString(CultureInfo.InvariantCulture)));

    public ReadOnlySpan<byte> Written => bytes.WrittenSpan;

    /// <summary>A stored value: whole numbers as I, text as T, nothing as N. Anything else has no place in a sealed column.</summary>
    public SealRecord Value(object? value) => value switch
    {
        null or DBNull => Text(null),
        long whole => Integer(whole),
        string text => Text(text),
        _ => throw new ArgumentException($"A sealed column holds a {value.GetType().Name}.", nameof(value)),
    };

    private SealRecord Field(char tag, ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[5];
        head[0] = (byte)tag;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], value.Length);
        bytes.Write(head);
        bytes.Write(value);
        return this;
    }
}

/// <summary>The chain over the vouchers of one entity: each seal covers the one before and every stored field of its
/// voucher, so that a change, a gap or a swap shows, and where.</summary>
public static class Seal
{
    /// <summary>The format of the record; old formats are verified by their own code for ever.</summary>
    public const string Format = "FL1";

    /// <summary>What stands before the first voucher: it ties the chain to this installation and this entity.</summary>
    public static string Genesis(string installation, string installedAt, string entity, string openedAt) =>
        Hash("FL1-genesis", "", new SealRecord().Text("SHA-256").Text(installation).Text(installedAt).Text(entity).Text(openedAt));

    /// <summary>The seal of a voucher, in lower-case hex, over the values of its columns exactly as they are stored:
    /// <see cref="VoucherColumns.Header"/> first, then each line's <see cref="VoucherColumns.Line"/>.</summary>
    /// <exception cref="ArgumentException">A value is neither a whole number nor text.</exception>
    public static string Of(string previous, IReadOnlyList<object?> header, IReadOnlyList<IReadOnlyList<object?>> lines)
    {
        var record = new SealRecord();
        foreach (var value in header) record.Value(value);
        record.List(lines.Count);
        foreach (var value in lines.SelectMany(line => line)) record.Value(value);
        return Hash("FL1-voucher", previous, record);
    }

    /// <summary>A value of a kind that a sealed column may hold.</summary>
    public static bool CanHold(object? value) => value is null or DBNull or long or string;

    /// <summary>SHA-256 over a label, the seal before and a record, in lower-case hex.</summary>
    public static string Hash(string label, string previous, SealRecord record)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.ASCII.GetBytes(label));
        sha.AppendData(Convert.FromHexString(previous));
        sha.AppendData(record.Written);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    /// <summary>The first 20 hex digits in groups of four, as printed on reports: 80 bits (reliability.md 6.4).</summary>
    public static string PrintedCode(string seal) => string.Join('-', seal[..20].ToUpperInvariant().Chunk(4).Select(four => new string(four)));

    public static string KindCode(VoucherKind kind) => kind switch { VoucherKind.Opening => "OPENING", VoucherKind.Closing => "CLOSING", _ => "NORMAL" };
    public static string SideCode(Side side) => side == Side.Debit ? "D" : "C";
    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    public static string Instant(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}

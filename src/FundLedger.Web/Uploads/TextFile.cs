using System.Buffers;
using System.Text;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>The bytes of a file as text: by its byte order mark, else strictly as UTF-8, else strictly as GB18030, the encoding
/// in which office programs in China save. Bytes that are no text are refused with their position; nothing is ever replaced by
/// U+FFFD (reliability R33).</summary>
public sealed class TextFile
{
    private const int Chunk = 32 << 10;
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly (byte[] Mark, Encoding Encoding, string Name)[] Marked =
    [
        ([0xEF, 0xBB, 0xBF], new UTF8Encoding(false, throwOnInvalidBytes: true), "UTF-8 (BOM)"),
        ([0xFF, 0xFE], new UnicodeEncoding(false, false, throwOnInvalidBytes: true), "UTF-16 LE"),
        ([0xFE, 0xFF], new UnicodeEncoding(true, false, throwOnInvalidBytes: true), "UTF-16 BE"),
    ];

    private static readonly (byte[] Mark, Encoding Encoding, string Name)[] Unmarked = [([], Marked[0].Encoding, "UTF-8"), ([], Gb18030, "GB18030")];

    // What GB18030-2005 kept in the private use area has characters of its own since the edition of 2022; .NET still decodes as in 2005.
    private const string Private2005 = "\uE78D\uE78E\uE78F\uE790\uE791\uE792\uE793\uE794\uE795\uE796\uE81E\uE826\uE82B\uE82C\uE832\uE843\uE854\uE864";
    private const string Public2022 = "\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19\u9FB4\u9FB5\u9FB6\u9FB7\u9FB8\u9FB9\u9FBA\u9FBB";

    private readonly byte[] bytes;
    private readonly int start;
    private readonly Encoding encoding;

    private TextFile(byte[] bytes, int start, Encoding encoding, string name) => (this.bytes, this.start, this.encoding, EncodingName) = (bytes, start, encoding, name);

    /// <summary>The encoding by the name people know: <c>UTF-8</c>, <c>UTF-8 (BOM)</c>, <c>UTF-16 LE</c>, <c>GB18030</c>.</summary>
    public string EncodingName { get; }

    /// <summary>Recognises the encoding and makes sure that all of the bytes are text in it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">The text, or null where it is refused.</param>
    /// <returns>Why it is refused, or null.</returns>
    public static Rejection? TryOpen(byte[] bytes, out TextFile? file)
    {
        try
        {
            file = Open(bytes);
            return null;
        }
        catch (UploadRefusedException refused)
        {
            file = null;
            return refused.Rejection;
        }
    }

    /// <summary>A reader from the start of the text; there may be several one after the other.</summary>
    public TextReader Reader()
    {
        var plain = new StreamReader(new MemoryStream(bytes, start, bytes.Length - start, writable: false), encoding, detectEncodingFromByteOrderMarks: false, Chunk);
        return encoding == Gb18030 ? new Of2022(plain) : plain;
    }

    /// <summary>The whole text.</summary>
    public string Text()
    {
        using var reader = Reader();
        return reader.ReadToEnd();
    }

    internal static TextFile Open(byte[] bytes)
    {
        if (bytes.Length > UploadLimits.Bytes) throw UploadLimits.Exceeded("字节数", "its bytes", UploadLimits.Bytes);
        var marked = Marked.FirstOrDefault(each => bytes.AsSpan().StartsWith(each.Mark));
        var candidates = marked.Encoding is null ? Unmarked : [marked];
        Rejection? furthest = null;
        var reached = -1L;
        foreach (var (mark, encoding, name) in candidates)
        {
            if (Fault(bytes, mark.Length, encoding) is not { } fault) return new(bytes, mark.Length, encoding, name);
            if (fault.Reached > reached) (reached, furthest) = fault;
        }
        throw new UploadRefusedException(furthest!);
    }

    private static (long Reached, Rejection Rejection)? Fault(byte[] bytes, int start, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var letters = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(Chunk));
        try
        {
            for (var at = start; at < bytes.Length; at += Chunk)
            {
                var length = Math.Min(Chunk, bytes.Length - at);
                var count = decoder.GetChars(bytes, at, length, letters, 0, flush: at + length == bytes.Length);
                if (letters.AsSpan(0, count).ContainsAny('\0', '\uFFFD')) return Unwanted(bytes, at, letters.AsSpan(0, count), encoding);
            }
            return null;
        }
        catch (DecoderFallbackException invalid)
        {
            var position = PositionOf(bytes, start, encoding);
            return (position, NoText(position, $"0x{Convert.ToHexString(invalid.BytesUnknown ?? [])}"));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    /// <summary>The first byte that is no text: the whole of what stands before it can be decoded.</summary>
    private static int PositionOf(byte[] bytes, int start, Encoding encoding)
    {
        var (good, bad) = (start, bytes.Length);
        while (good < bad)
        {
            var middle = good + (bad - good + 1) / 2;
            if (Decodes(bytes, start, middle, encoding)) good = middle;
            else bad = middle - 1;
        }
        var whole = good;
        while (whole > start && whole > good - 4 && !Decodes(bytes, start, whole, encoding, flush: true)) whole--;
        return Math.Min(whole, bytes.Length - 1);
    }

    private static bool Decodes(byte[] bytes, int start, int end, Encoding encoding, bool flush = false)
    {
        var letters = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(Chunk));
        try
        {
            var decoder = encoding.GetDecoder();
            for (var at = start; at < end; at += Chunk) decoder.GetChars(bytes, at, Math.Min(Chunk, end - at), letters, 0, flush && at + Chunk >= end);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    // Text that can be decoded up to a character that nobody wants tells more than bytes in another encoding.
    private static (long Reached, Rejection Rejection) Unwanted(byte[] bytes, int chunk, ReadOnlySpan<char> letters, Encoding encoding)
    {
        var place = letters.IndexOfAny('\0', '\uFFFD');
        var position = Math.Min(bytes.Length - 1, chunk + encoding.GetByteCount(letters[..place]));
        return (position + (long)bytes.Length, NoText(position, letters[place] == '\0' ? "NUL" : "U+FFFD"));
    }

    private static Rejection NoText(int position, string what) => new(RejectionReason.FileNotText, position + 1, what);

    /// <summary>Gives the characters of GB18030-2022 for what the edition of 2005 decodes into the private use area.</summary>
    private sealed class Of2022(TextReader plain) : TextReader
    {
        private static readonly SearchValues<char> Moved = SearchValues.Create(Private2005);

        public override int Peek() => plain.Peek() is var letter && letter < 0 ? letter : New((char)letter);

        public override int Read() => plain.Read() is var letter && letter < 0 ? letter : New((char)letter);

        public override int Read(char[] buffer, int index, int count)
        {
            var read = plain.Read(buffer, index, count);
            var rest = buffer.AsSpan(index, read);
            for (var at = rest.IndexOfAny(Moved); at >= 0; at = rest.IndexOfAny(Moved))
            {
                rest[at] = New(rest[at]);
                rest = rest[(at + 1)..];
            }
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) plain.Dispose();
            base.Dispose(disposing);
        }

        private static char New(char letter) => Private2005.IndexOf(letter, StringComparison.Ordinal) is var place && place < 0 ? letter : Public2022[place];
    }
}

using System.Text;
using FundLedger.Ledger;
using Microsoft.Net.Http.Headers;

namespace FundLedger.Web.Api;

/// <summary>Takes a request's body as text: the type must be said, the bytes must be UTF-8.</summary>
internal static class Bodies
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The faults of the body's announcement; null if it may be read. A type that a page of another site could send
    /// without asking first, such as text/plain, is not among those taken.</summary>
    public static IResult? RefuseType(HttpRequest request, IReadOnlyList<string> types)
    {
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Value is { } name
            && types.Contains(name.ToLowerInvariant()) && (type.Charset.Length == 0 || type.Encoding?.CodePage == Encoding.UTF8.CodePage)) return null;
        return Problem.Of(Fault.UnsupportedMediaType, new Phrase($"可用：{string.Join(", ", types)}（UTF-8）", $"Taken: {string.Join(", ", types)} (UTF-8)"));
    }

    /// <summary>All bytes; more than the address takes end in status 413.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }

    /// <summary>The text without a byte order mark, or null where the bytes are not UTF-8.</summary>
    public static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static Rejection NotUtf8 { get; } = new(RejectionReason.MalformedJson, "UTF-8");
}

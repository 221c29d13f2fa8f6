using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace FundLedger.Web.Access;

/// <summary>What somebody had typed into a form when the site had to ask him who he is: it travels through the sign-in in the page
/// itself, protected, so that nothing is kept on the server and nothing typed is lost. Files cannot come along.</summary>
/// <param name="Address">Where it was sent; empty for what could not be kept, of which only that is told.</param>
public sealed record HeldForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    public const int MostBytes = 256 << 10;
    private const long MostRead = 12 << 20;
    private const string Token = "__RequestVerificationToken";
    private static readonly FormOptions Reading = new() { MultipartBodyLengthLimit = MostRead, ValueLengthLimit = MostBytes };

    /// <summary>Stands for a form that is too large or cannot be read: whoever sent it is told so, and does it again.</summary>
    public static HeldForm Lost { get; } = new("", [], false);

    public bool IsLost => Address.Length == 0;

    /// <summary>The form of a request; null where it was none, or one with passwords, which are typed again.</summary>
    public static async Task<HeldForm?> OfAsync(HttpRequest request)
    {
        if (!request.HasFormContentType || Gate.HasSecrets(request.Path)) return null;
        if (request.ContentLength is null or > MostRead) return Lost;
        try
        {
            return Of(request, await request.ReadFormAsync(Reading, request.HttpContext.RequestAborted));
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return Lost;
        }
    }

    private static HeldForm Of(HttpRequest request, IFormCollection form)
    {
        var fields = form.Where(part => part.Key != Token).SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value ?? "")).ToList();
        return fields.Sum(field => field.Key.Length + field.Value.Length) > MostBytes ? Lost : new(request.PathBase + request.Path + request.QueryString, fields, form.Files.Count > 0);
    }
}

/// <summary>Protects held forms and reads them back.</summary>
public sealed class HeldForms(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("FundLedger.HeldForm").ToTimeLimitedDataProtector();

    public string Write(HeldForm form) => protector.Protect(JsonSerializer.Serialize(form), Kept);

    /// <summary>The form, or null if the text is none of ours or too old.</summary>
    public HeldForm? Read(StringValues text)
    {
        if (StringValues.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<HeldForm>(protector.Unprotect(text.ToString()));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}

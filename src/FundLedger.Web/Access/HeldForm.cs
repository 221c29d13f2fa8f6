using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Primitives;

namespace FundLedger.Web.Access;

/// <summary>What somebody had typed into a form when the site had to ask him who he is: it travels through the sign-in in the page
/// itself, protected, so that nothing is kept on the server and nothing typed is lost. Files cannot come along.</summary>
public sealed record HeldForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    public const int MostBytes = 256 << 10;
    private const string Token = "__RequestVerificationToken";

    /// <summary>The form of a request, or null where it has none that can be held.</summary>
    public static async Task<HeldForm?> OfAsync(HttpRequest request)
    {
        if (!request.HasFormContentType || request.ContentLength is null or > 12 << 20) return null;
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var fields = form.Where(part => part.Key != Token).SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value ?? "")).ToList();
        return fields.Sum(field => field.Key.Length + field.Value.Length) > MostBytes ? null : new(request.PathBase + request.Path + request.QueryString, fields, form.Files.Count > 0);
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

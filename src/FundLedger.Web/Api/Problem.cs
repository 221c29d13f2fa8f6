using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FundLedger.Ledger;

namespace FundLedger.Web.Api;

/// <summary>The one shape of every error (RFC 9457): <c>application/problem+json</c> with the refusal's name as its type,
/// a title and a detail in the reader's language, and all refusals in both.</summary>
internal sealed partial class Problem : IResult
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly string name;
    private readonly Phrase title;
    private readonly Phrase? detail;
    private Action<Utf8JsonWriter>? more;

    private Problem(string name, int status, Phrase title, Phrase? detail, IReadOnlyList<Rejection> rejections)
    {
        this.name = name;
        this.title = title;
        this.detail = detail;
        Status = status;
        Rejections = rejections;
    }

    public int Status { get; }
    public IReadOnlyList<Rejection> Rejections { get; }

    /// <summary>The same with members beside the common ones.</summary>
    public Problem With(Action<Utf8JsonWriter> members) => new(name, Status, title, detail, Rejections) { more = members };

    /// <summary>The first refusal decides type and status.</summary>
    /// <param name="status">Another status than the table's, as for a thing that the address itself names.</param>
    public static Problem Of(IReadOnlyList<Rejection> rejections, int? status = null)
    {
        var first = rejections[0];
        return new(first.Name, status ?? Statuses.Of(first.Reason), TitleOf(first.Reason), new Phrase(first.Zh, first.En), rejections);
    }

    public static Problem Of(Rejection rejection, int? status = null) => Of([rejection], status);

    public static Problem Of(Fault fault, Phrase? detail = null) =>
        new(NameOf(fault), fault.Entry().Status, fault.Entry().Title, detail, []);

    /// <summary>Of a thing that the address names and that does not exist.</summary>
    public static Problem NotThere(RejectionReason reason, string code) => Of(new Rejection(reason, code), StatusCodes.Status404NotFound);

    public static string NameOf(Fault fault) => char.ToLowerInvariant(fault.ToString()[0]) + fault.ToString()[1..];

    /// <summary>The refusal's sentence without the facts of one case, so that it is the same for every problem of the type.</summary>
    public static Phrase TitleOf(RejectionReason reason) => Titles.GetOrAdd(reason, Title);

    private static readonly ConcurrentDictionary<RejectionReason, Phrase> Titles = new();

    private static Phrase Title(RejectionReason reason)
    {
        var says = Rejection.Sentence(reason);
        return new(Facts().Replace(says.Zh, "…"), Facts().Replace(says.En, "…"));
    }

    public Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/problem+json; charset=utf-8";
        if (name is "storageBusy" or "storageFull")
            context.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsync(JsonAnswer.Text(json => Write(json, context)), Encoding.UTF8, context.RequestAborted);
    }

    private void Write(Utf8JsonWriter json, HttpContext context) => json.WriteObject(() =>
    {
        json.WriteString("type", "/problems/" + name);
        json.WriteString("title", InLanguage(title));
        json.WriteNumber("status", Status);
        if (detail is not null) json.WriteString("detail", InLanguage(detail));
        json.WriteString("rejection", name);
        if (Rejections.Count > 0) json.WriteString("field", Rejections[0].Field);
        json.WriteArray("rejections", Rejections, WriteRejection);
        more?.Invoke(json);
        json.WriteString("traceId", context.TraceIdentifier);
    });

    public static void WriteRejection(Utf8JsonWriter json, Rejection rejection) => json.WriteObject(() =>
    {
        json.WriteString("name", rejection.Name);
        json.WriteString("field", rejection.Field);
        json.WriteString("zh", rejection.Zh);
        json.WriteString("en", rejection.En);
    });

    public static string InLanguage(Phrase phrase) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? phrase.En : phrase.Zh;

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Facts();
}

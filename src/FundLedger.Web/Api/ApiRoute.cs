using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Web.Access;

namespace FundLedger.Web.Api;

/// <summary>Something an address takes behind its question mark.</summary>
/// <param name="Form">The JSON Schema of its value.</param>
internal sealed record ApiParameter(string Name, Phrase Means, string Form, bool IsRequired = false)
{
    public const string Code = """{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"}""";
    public const string Text = """{"type":"string","maxLength":100}""";
    public const string Flag = """{"type":"boolean"}""";
    public const string Day = """{"type":"string","format":"date"}""";
    public const string Amount = """{"type":"string","pattern":"^-?\\d{1,13}(\\.\\d{1,2})?$"}""";
    public const string Month = """{"type":"string","pattern":"^\\d{4}-\\d{2}$"}""";
}

/// <summary>A body that an address takes.</summary>
/// <param name="Schema">The name of its schema in the API's description, or null for plain text.</param>
/// <param name="MostBytes">Above this it is refused with 413.</param>
internal sealed record ApiBody(IReadOnlyList<string> Types, string? Schema, long MostBytes);

/// <summary>An address of the API. From this table come the routing, the strictness and the API's own description.</summary>
internal sealed record ApiRoute(string Method, string Path, Phrase Means, Func<ApiCall, Task<IResult>> Handle)
{
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];
    public ApiBody? Body { get; init; }
    /// <summary>What a good answer is: status and media types.</summary>
    public IReadOnlyList<(int Status, string Type)> Answers { get; init; } = [(200, "application/json")];
    /// <summary>The address does not ask for an entity that exists.</summary>
    public bool TakesNewEntity { get; init; }
    /// <summary>The address takes further parameters that it judges itself.</summary>
    public bool TakesAnyParameter { get; init; }

    /// <summary>What whoever asks must be permitted, in the entity that the address names.</summary>
    public Permission Permission { get; init; } = Permission.ReadBooks;

    /// <summary>Open to whoever asks, signed in or not.</summary>
    public bool IsOpen { get; init; }

    public bool IsOfEntity => Path.Contains("{entity}", StringComparison.Ordinal);
}

/// <summary>One request to an address of the API.</summary>
internal sealed class ApiCall
{
    public ApiCall(HttpContext context, ApiRoute route)
    {
        Context = context;
        Query = new Query(context, route.TakesAnyParameter ? context.Request.Query.Keys : route.Parameters.Select(parameter => parameter.Name));
    }

    public HttpContext Context { get; }
    public Query Query { get; }
    public HttpRequest Request => Context.Request;
    public SignedIn Who => new(Context.User);
    public Actor Actor => Who.ActorAt(Context);
    public CancellationToken Stop => Context.RequestAborted;
    public Database Books => Context.RequestServices.GetRequiredService<Database>();
    public Journal Journal => Context.RequestServices.GetRequiredService<Journal>();

    /// <summary>The day of business in Shanghai, wherever the machine stands.</summary>
    public DateOnly Today() => DateOnly.FromDateTime(Books.Clock.GetUtcNow().ToOffset(CellText.ChinaOffset).DateTime);

    /// <summary>The entity that the address names.</summary>
    public string Entity => FromPath("entity");

    public string FromPath(string name) => (string)Context.GetRouteValue(name)!;

    public Task<T> ReadAsync<T>(Func<Session, Task<T>> read) => Books.ReadAsync(read, Stop);
}

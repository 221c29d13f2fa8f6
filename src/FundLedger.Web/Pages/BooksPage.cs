using System.Globalization;
using System.Reflection;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace FundLedger.Web.Pages;

/// <summary>A page that shows the books. Which entity, which day and which language are read from the address or, where it
/// does not say, from the reader's last choice, which a cookie keeps.</summary>
public abstract class BooksPage(Database books) : PageModel
{
    public const string EntityName = "entity", DayName = "asOf", LanguageName = "lang";
    private const string EntityCookie = "fl-entity", DayCookie = "fl-asof";

    /// <summary>Null on pages that are shown without books: the empty overview, the errors.</summary>
    public Standpoint? Standpoint { get; private set; }

    /// <summary>Where the reader stands; only pages that <see cref="WorksWithoutBooks"/> may be without it.</summary>
    public Standpoint Here => Standpoint ?? throw new InvalidOperationException("There is no entity yet.");

    public virtual bool WorksWithoutBooks => false;

    /// <summary>Who is signed in.</summary>
    public SignedIn Me => new(HttpContext.User);

    /// <summary>Whoever is signed in, as one who acts.</summary>
    protected Actor Actor => Me.ActorAt(HttpContext);

    public CultureInfo Language => CultureInfo.CurrentUICulture;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        KeepLanguage();
        if (HasBlankPart) context.Result = NotFound();
        else if (await StandAsync() is { } answer) context.Result = answer;
        else if (await DenyAsync(context.HandlerMethod) is { } denial) context.Result = denial;
        else await next();
    }

    // A part of the address that is only spaces names nothing, and would come to a handler as null.
    private bool HasBlankPart => RouteData.Values.Values.Any(part => part is string text && string.IsNullOrWhiteSpace(text));

    /// <summary>Reads over one state of the books, for as long as the reader waits.</summary>
    protected Task<T> ReadAsync<T>(Func<Session, Task<T>> read) => books.ReadAsync(read, HttpContext.RequestAborted);

    /// <summary>A sentence of the product in the reader's language.</summary>
    public string Say(Phrase phrase) => Language.TwoLetterISOLanguageName == "en" ? phrase.En : phrase.Zh;

    /// <summary>The address of this page with some of its query changed; null takes a part away, as does an empty part of old.</summary>
    public string Address(params IEnumerable<(string Name, string? Value)> changes)
    {
        var changed = changes.ToDictionary(change => change.Name, change => change.Value, StringComparer.Ordinal);
        var query = Request.Query.Where(part => !changed.ContainsKey(part.Key) && part.Value.ToString().Length > 0)
            .Select(part => KeyValuePair.Create(part.Key, (string?)part.Value.ToString()))
            .Concat(changed.Where(change => change.Value is not null));
        return Request.PathBase + Request.Path + QueryString.Create(query);
    }

    /// <summary>Where somebody wanted to go, as a header may say it; the beginning where that is not on this site.</summary>
    protected string Address(string? back) => Url.IsLocalUrl(back) && !back!.StartsWith('~') ? string.Concat(back.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString()))) : "/";

    // What changes something says so beside itself: the permission to read a page is not enough.
    private async Task<IActionResult?> DenyAsync(HandlerMethodDescriptor? handler)
    {
        if (handler is null || AccessHost.IsSafe(Request.Method)) return null;
        var asked = handler.MethodInfo.GetCustomAttribute<AsksAttribute>()?.Permission;
        if (asked is null && !handler.MethodInfo.IsDefined(typeof(AsksNothingAttribute)))
            throw new InvalidOperationException($"{handler.MethodInfo.Name} of {Request.Path} does not say who may do it.");
        if (asked is { } permission && !(Standpoint is { } here && permission != Permission.Own ? Me.May(permission, here.Code) : Me.May(permission)))
        {
            await Gate.DeniedAsync(books, HttpContext, Me);
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        return handler.MethodInfo.IsDefined(typeof(ProvesAttribute)) ? AskForProof() : null;
    }

    /// <summary>Null if the reader has proved lately who he is; else he is asked, and what he typed waits.</summary>
    protected IActionResult? AskForProof()
    {
        if (books.Clock.GetUtcNow() - Me.ProvedAt <= ProvesAttribute.Fresh) return null;
        Gate.SendTo(HttpContext, Gate.ConfirmPath);
        return new EmptyResult();
    }

    private async Task<IActionResult?> StandAsync()
    {
        if (!Me.IsSignedIn) return null;
        var askedDay = Request.Query[DayName].ToString();
        var day = Kept(DayName, DayCookie);
        if (day is not null && !Standpoint.TryDay(day, out _))
        {
            if (askedDay.Length > 0) return Unreadable(DayName, askedDay);
            day = null;
        }

        Standpoint = await FindAsync(Kept(EntityName, EntityCookie), day);
        if (Standpoint is null && Request.Query.ContainsKey(EntityName)) return NotFound();
        if (Standpoint is null) Standpoint = await FindAsync(null, day);
        if (Standpoint is null) return WorksWithoutBooks ? null : LocalRedirect("/");
        if (Request.Query.ContainsKey(EntityName)) Keep(EntityCookie, Here.Code);
        if (Request.Query.ContainsKey(DayName)) Keep(DayCookie, Here.IsLatest ? null : Seal.Day(Here.Day));
        return null;
    }

    /// <summary>The page for errors then says which value of the address it is, and what it should be.</summary>
    private BadRequestResult Unreadable(string name, string text)
    {
        HttpContext.Items[ErrorModel.Reason] = ReportRunner.Unreadable(name, text);
        return BadRequest();
    }

    private Task<Standpoint?> FindAsync(string? entity, string? day) => ReadAsync(session => Standpoint.ReadAsync(
        session, entity, day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Today(), MayRead));

    private bool MayRead(string entity) => Me.May(Permission.ReadBooks, entity)
        && (HttpContext.GetEndpoint()?.Metadata.GetMetadata<PermitsAttribute>() is not { Permission: not Permission.Own } asked || Me.May(asked.Permission, entity));

    /// <summary>A file that was sent, whole.</summary>
    protected async Task<byte[]> BytesAsync(IFormFile file)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        return bytes.ToArray();
    }

    /// <summary>An instant by the clock of Shanghai, to the second.</summary>
    public static string Moment(DateTime utc) =>
        new DateTimeOffset(utc, TimeSpan.Zero).ToOffset(CellText.ChinaOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The reader may hand in events here; whoever only reads is shown no way to it.</summary>
    public bool MaySubmit => Me.May(Permission.Submit, Here.Code);

    /// <summary>The day of business in Shanghai.</summary>
    public DateOnly Today() => DateOnly.FromDateTime(books.Clock.GetUtcNow().ToOffset(CellText.ChinaOffset).DateTime);

    /// <summary>What the address says or, where it says nothing, the cookie; an empty part of the address takes the choice back.</summary>
    private string? Kept(string name, string cookie)
    {
        var text = Request.Query.ContainsKey(name) ? Request.Query[name].ToString() : Request.Cookies[cookie];
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private void Keep(string cookie, string? chosen)
    {
        if (chosen is null) Response.Cookies.Delete(cookie, Choice);
        else Response.Cookies.Append(cookie, chosen, Choice);
    }

    private void KeepLanguage()
    {
        if (!Request.Query.ContainsKey(LanguageName)) return;
        Response.Cookies.Append(Site.LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Language)), Choice);
    }

    private static CookieOptions Choice => new() { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true };
}

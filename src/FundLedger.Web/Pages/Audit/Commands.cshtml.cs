using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Audit;

/// <summary>Searches the recorded commands by person, time, object, text and type; a page follows the last of the page before.</summary>
[Permits(Permission.ReadAudit)]
public sealed class CommandsModel(Database books) : BooksPage(books)
{
    public const int PageLength = 50;
    private const int LongestText = 100;
    private readonly Database books = books;

    [BindProperty(SupportsGet = true)] public string? Person { get; set; }
    [BindProperty(SupportsGet = true)] public string? As { get; set; }
    [BindProperty(SupportsGet = true)] public string? From { get; set; }
    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty(SupportsGet = true)] public string? About { get; set; }
    [BindProperty(SupportsGet = true)] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public string? Type { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public IReadOnlyList<CommandCard> Found { get; private set; } = [];

    /// <summary>What goes behind <c>after=</c> in the address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    /// <summary>The fields whose days cannot be read.</summary>
    public IReadOnlyList<string> BadDays { get; private set; } = [];

    public async Task OnGetAsync()
    {
        if (Search() is not { } search) return;
        var found = await ReadAsync(session => CommandTrail.SearchAsync(session, Here.Code, search, PageLength + 1));
        Found = [.. found.Take(PageLength)];
        if (found.Count > PageLength) Next = Found[^1].Ordinal.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>All that match, as CSV, written while it is read.</summary>
    public async Task<IActionResult> OnGetCsvAsync()
    {
        if (Search() is not { } search) return BadRequest();
        await Exported.KeepAsync(books, HttpContext, Here.Code, Exported.Commands, Exported.ScopeOf(Request));
        var mark = BooksMark.Of(Here.Code, Here.Entity.LastSeq, Here.Entity.VoucherSeal);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"{Here.Code}-commands-{mark.Seq}-{mark.Code}.csv\"");
        await ReadAsync(async session =>
        {
            await CsvWriter.WriteAsync(CommandSheet.Empty, CommandSheet.RowsAsync(CommandTrail.AllAsync(session, Here.Code, search)), Response.Body, Language, HttpContext.RequestAborted);
            return true;
        });
        return new EmptyResult();
    }

    /// <summary>What kind of event a command is, or its bare type where the catalogue has it no more.</summary>
    public string EventOf(string type) => Catalogue.Find(type) is { } known ? Say(new Phrase(Catalogue.Of(known).Zh, Catalogue.Of(known).En)) : type;

    /// <summary>The types by the name that people know them by.</summary>
    public IEnumerable<(string Type, string Title)> Types => Catalogue.All.Select(entry => (entry.Command.Name, Say(new Phrase(entry.Command.Zh, entry.Command.En)))).OrderBy(entry => entry.Item2, StringComparer.Ordinal);

    private CommandSearch? Search()
    {
        var (from, to) = (DayOf("from", From, DateOnly.MinValue), DayOf("to", To, DateOnly.MaxValue));
        return BadDays.Count > 0 ? null : new CommandSearch
        {
            Person = Asked(Person), As = CommandSearch.Signatures.Contains(Asked(As)) ? Asked(As) : "", From = from, To = to, About = Asked(About), Text = Asked(Text), Type = Asked(Type),
            Before = long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : long.MaxValue,
        };
    }

    private DateOnly DayOf(string field, string? typed, DateOnly otherwise)
    {
        if (Asked(typed).Length == 0) return otherwise;
        if (Standpoint.TryDay(Asked(typed), out var day)) return day;
        BadDays = [.. BadDays, field];
        return otherwise;
    }

    private static string Asked(string? text) =>
        string.IsNullOrWhiteSpace(text) || TextPolicy.Clean(text.Trim(), out var clean) != TextFault.None ? "" : clean.Length <= LongestText ? clean : clean[..LongestText];
}

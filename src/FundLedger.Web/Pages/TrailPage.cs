using System.Globalization;
using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages;

/// <summary>The trail searched by person, time, kind of act and text, latest first, a page at a time, and as CSV.</summary>
public abstract class TrailPage(Database books) : BooksPage(books)
{
    private const int PageSize = 100, MostRows = 50_000;
    private readonly Database books = books;

    [BindProperty(SupportsGet = true)] public string? Person { get; set; }
    [BindProperty(SupportsGet = true)] public string? Act { get; set; }
    [BindProperty(SupportsGet = true)] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public string? From { get; set; }
    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty(SupportsGet = true)] public long After { get; set; }

    public IReadOnlyList<TrailRow> Rows { get; private set; } = [];

    /// <summary>The last row shown, behind which more follow; 0 at the end.</summary>
    public long Next { get; private set; }

    /// <summary>Whose trail it is; empty for the installation's own.</summary>
    protected abstract string Chain { get; }

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        if (SearchOf() is not { } search)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        var found = await ReadAsync(session => Trail.SearchAsync(session, search, format == "csv" ? MostRows : PageSize + 1));
        if (format == "csv") await Exported.KeepAsync(books, HttpContext, Chain, Exported.TrailRows, Exported.ScopeOf(Request));
        if (format == "csv") return File(CsvOf(found), "text/csv; charset=utf-8", $"trail-{(Chain.Length > 0 ? Chain : "access")}.csv");
        (Rows, Next) = ([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Ordinal : 0);
        return Page();
    }

    /// <summary>A day that was asked for cannot be read.</summary>
    public static bool IsBadDay(string? day) => !string.IsNullOrEmpty(day) && !Pages.Standpoint.TryDay(day, out _);

    private TrailSearch? SearchOf()
    {
        var (from, to) = (First, Last);
        if (!string.IsNullOrEmpty(From) && !Pages.Standpoint.TryDay(From, out from)) return null;
        if (!string.IsNullOrEmpty(To) && !Pages.Standpoint.TryDay(To, out to)) return null;
        return new(Chain, (Person ?? "").Trim(), (Act ?? "").Trim(), (Text ?? "").Trim(), StartOf(from < First ? First : from), StartOf((to > Last ? Last : to).AddDays(1)), After);
    }

    /// <summary>No trail is older or younger.</summary>
    private static readonly DateOnly First = new(2000, 1, 1), Last = new(9000, 12, 31);

    // A day of business begins in Shanghai.
    private static DateTime StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), CellText.ChinaOffset).UtcDateTime;

    private byte[] CsvOf(IReadOnlyList<TrailRow> rows)
    {
        string[] headings = Language.TwoLetterISOLanguageName == "en"
            ? ["No.", "Time", "Person", "Login", "Session", "Address", "Act", "Object", "Result", "Detail"]
            : ["序号", "时间", "人员", "账号", "会话", "地址", "操作", "对象", "结果", "说明"];
        var lines = rows.Select(row => new[] { row.Ordinal.ToString(CultureInfo.InvariantCulture), Moment(row.ActedAt), row.Person, row.Login, row.Session, row.Address, row.Action, row.Object, row.Result, row.Detail });
        return [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(string.Concat(lines.Prepend(headings).Select(line => string.Join(',', line.Select(CsvText.Quote)) + "\r\n")))];
    }
}

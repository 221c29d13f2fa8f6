using FundLedger.Reports;

namespace FundLedger.Web.Pages.Reports;

/// <summary>The part of a report that one page shows: some rows in order and the last total, whichever page it is on.</summary>
/// <param name="Sheet">The report without its rows.</param>
/// <param name="From">How many rows go before.</param>
/// <param name="Rows">The rows shown.</param>
/// <param name="Total">The report's last row where it is a total and not among those shown.</param>
/// <param name="HasMore">Whether rows follow.</param>
/// <param name="IsCut">Whether reading stopped before the end, so that the total is not known here.</param>
public sealed record Window(Sheet Sheet, int From, IReadOnlyList<Row> Rows, Row? Total, bool HasMore, bool IsCut)
{
    /// <summary>So many cells keep a page light.</summary>
    public const int Cells = 1000;

    /// <summary>A page reads no further than this behind what it shows; Excel and CSV have no end.</summary>
    public const int MostRead = 20_000;

    /// <summary>How many rows a page of this report has.</summary>
    public static int LengthFor(Sheet sheet) => Math.Max(20, Cells / sheet.Columns.Count);

    public static Window Of(Sheet sheet, int from)
    {
        var length = LengthFor(sheet);
        var rows = new List<Row>(length);
        var read = 0;
        Row? last = null;
        foreach (var row in sheet.Body())
        {
            if (read >= from + length + MostRead) return new(sheet, from, rows, null, true, true);
            if (read >= from && rows.Count < length) rows.Add(row);
            last = row;
            read++;
        }
        var hasMore = read > from + rows.Count;
        return new(sheet, from, rows, hasMore && last is { Kind: RowKind.Total } ? last : null, hasMore, false);
    }
}

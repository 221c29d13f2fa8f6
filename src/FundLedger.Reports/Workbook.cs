namespace FundLedger.Reports;

/// <summary>Finished reports that go into one Excel file, with what the file says about itself. The same workbook gives
/// the same bytes on the same platform, so its hash can be kept in the audit trail.</summary>
/// <param name="Title">Document title; also in the page header.</param>
/// <param name="Entity">The accounting entity, in the page header.</param>
/// <param name="Mark">Whose books, up to which posting, with its code: in the page footer (see <see cref="Ledger.BooksMark"/>).</param>
/// <param name="Author">Who made the file.</param>
/// <param name="MadeAt">When, for the document properties.</param>
/// <param name="Sheets">The sheets in the order of their tabs; names are unique without regard to case.</param>
public sealed record Workbook(
    LocalText Title, string Entity, LocalText Mark, string Author, DateTimeOffset MadeAt, IReadOnlyList<Sheet> Sheets)
{
    /// <summary>The rows after which a sheet goes on in the next tab. Excel takes 1,048,576 with title and headings.</summary>
    public int RowsPerTab { get; init; } = 1_000_000;

    /// <summary>The address of the web application, so that the paths of cells become links; null for none.</summary>
    public Uri? Site { get; init; }

    /// <summary>Further document properties by name: as-of date, posting sequence, data digest.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}

using System.Text.RegularExpressions;

namespace FundLedger.Reports;

/// <summary>The references that a cell's formula may hold in braces, so that a report can name cells before anyone knows
/// their addresses. Columns are named by key, rows by <see cref="Row.Name"/>, sheets by <see cref="Sheet.Name"/>.
/// <list type="table">
/// <item><term><c>{debit}</c></term><description>column debit in the formula's own row</description></item>
/// <item><term><c>{debit@*}</c></term><description>column debit, every row of this sheet between header and total</description></item>
/// <item><term><c>{debit@total}</c></term><description>column debit in the last total row of this sheet</description></item>
/// <item><term><c>{debit@cash}</c></term><description>column debit in the row of this sheet named cash</description></item>
/// <item><term><c>{科目余额表!debit@*}</c></term><description>the same, on another sheet</description></item>
/// </list>
/// All rows of a column include subtotals and the formula's own row, if it stands among them; a sum is better taken from
/// the total row. A sheet that goes on in further tabs gives a list of ranges, which SUM takes and SUMIFS does not.</summary>
public static partial class References
{
    /// <summary>The row name of the last total row of a sheet.</summary>
    public const string Total = "total";

    /// <summary>The row name that stands for all rows between header and total.</summary>
    public const string AllRows = "*";

    /// <summary>The formula with every reference replaced by what the caller answers for (sheet, column, row); sheet
    /// and row are null where the reference leaves them out.</summary>
    public static string Resolve(string formula, Func<string?, string, string?, string> address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Reference().Replace(formula, found => address(Part(found, "sheet"), found.Groups["column"].Value, Part(found, "row")));
    }

    private static string? Part(Match found, string name) => found.Groups[name] is { Success: true } group ? group.Value : null;

    [GeneratedRegex(@"\{(?:(?<sheet>[^{}!]+)!)?(?<column>[^{}!@]+)(?:@(?<row>[^{}]+))?\}")]
    private static partial Regex Reference();
}

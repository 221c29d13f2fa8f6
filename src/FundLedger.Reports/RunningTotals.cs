using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>The exact sums of a sheet's detail rows, taken while the rows go by.</summary>
internal sealed class RunningTotals(Sheet sheet)
{
    private static readonly LocalText Label = new("合计", "Total");

    private readonly long[] sums = new long[sheet.Columns.Count];
    private bool delivered;

    /// <summary>Whether a total row is due: a column asks for one and the rows brought none.</summary>
    public bool Wanted => !delivered && sheet.Columns.Any(column => column.Total);

    public void Add(Row row)
    {
        if (row.Kind == RowKind.Total) delivered = true;
        if (row.Kind != RowKind.Detail) return;

        for (var i = 0; i < sums.Length; i++)
            if (sheet.Columns[i].Total && row[i].IsSummable) sums[i] = checked(sums[i] + row[i].Raw);
    }

    public Row ToRow()
    {
        var cells = new Cell[sums.Length];
        for (var i = 0; i < sums.Length; i++)
            if (sheet.Columns[i].Total)
                cells[i] = sheet.Columns[i].Type == CellType.Money ? Cell.Of(new Money(sums[i])) : Cell.Of(sums[i]);
        if (!sheet.Columns[0].Total) cells[0] = Cell.Of(Label);
        return new Row(RowKind.Total, cells);
    }
}

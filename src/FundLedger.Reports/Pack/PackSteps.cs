namespace FundLedger.Reports.Pack;

/// <summary>Counts the steps and rows of a pack while it is made, and tells whoever waits.</summary>
internal sealed class PackSteps(IProgress<PackProgress>? progress)
{
    private const int RowsBetween = 1_000;

    /// <summary>Each report is read and written; checks, digest and check sheet come once.</summary>
    private const int Steps = PackSheets.Most * 2 + 3;

    private LocalText step;
    private int begun;
    private long rows;

    /// <summary>The next step begins; the one before is over.</summary>
    public void Begin(LocalText what)
    {
        (step, begun) = (what, Math.Min(begun + 1, Steps));
        Tell();
    }

    public void Row()
    {
        rows++;
        if (rows % RowsBetween == 0) Tell();
    }

    /// <summary>The sheet, which tells when it is written and counts its rows.</summary>
    public Sheet Written(Sheet sheet) => sheet with { Rows = Counted(sheet) };

    private IEnumerable<Row> Counted(Sheet sheet)
    {
        Begin(new($"写出 {sheet.Name}", $"writing {sheet.Name}"));
        foreach (var row in sheet.Rows)
        {
            Row();
            yield return row;
        }
    }

    private void Tell() => progress?.Report(new(step, begun - 1, Steps, rows));
}

using FundLedger.Ledger;
using FundLedger.Reports;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

/// <summary>A spreadsheet program computes every formula again and comes to what the file already said.</summary>
public sealed class RecalculationTests : IDisposable
{
    private readonly SpreadsheetProgram program = new();

    [Fact]
    public async Task LibreOffice_computes_every_cell_to_the_value_already_written()
    {
        var file = await WrittenAsync(SampleWorkbook.Make(vouchers: 2_000, rowsPerTab: 900));

        var (written, computed) = (ReadBack(file), ReadBack(await program.ComputedAsync(file)));

        computed.Keys.ShouldBe(written.Keys);
        foreach (var tab in written.Keys)
            computed[tab].SelectMany(Filled).ShouldBe(written[tab].SelectMany(Filled), tab);
    }

    [Fact]
    public async Task LibreOffice_corrects_amounts_and_checks_that_lie()
    {
        var sheet = new Sheet("检查", new("检查", "Checks"),
            [
                new("left", new("左", "Left"), CellType.Money),
                new("right", new("右", "Right"), CellType.Money),
                new("result", new("结果", "Result"), CellType.Check),
            ],
            [
                Row.Detail(Cell.Of(new Money(30)), Cell.Of(new Money(30)), Cell.Check(true, "{left}-{right}")),
                Row.Detail(Cell.Of(new Money(30)), Cell.Of(new Money(30)).With("{left}+0.01"), Cell.Check(true, "{left}-{right}")),
            ]);

        Page(await program.ComputedAsync(await WrittenAsync(Of(sheet))), "检查").ShouldEndWith("0.3 | 0.3 | PASS\n0.3 | 0.31 | FAIL");
    }

    private static IEnumerable<object> Filled(object?[] line) =>
        line.OfType<object>().Select(value => value is double number ? Math.Round(number, 2) : value);

    public void Dispose() => program.Dispose();
}

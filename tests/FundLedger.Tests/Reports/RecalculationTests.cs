using System.Diagnostics;
using FundLedger.Ledger;
using FundLedger.Reports;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

/// <summary>A spreadsheet program computes every formula again and comes to what the file already said.</summary>
public sealed class RecalculationTests : IDisposable
{
    // Left to itself, LibreOffice believes the numbers that a file brings along.
    private const string AlwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-");

    [Fact]
    public async Task LibreOffice_computes_every_cell_to_the_value_already_written()
    {
        var file = await WrittenAsync(SampleWorkbook.Make(vouchers: 2_000, rowsPerTab: 900));

        var (written, computed) = (ReadBack(file), ReadBack(await ComputedAsync(file)));

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

        Page(await ComputedAsync(await WrittenAsync(Of(sheet))), "检查").ShouldEndWith("0.3 | 0.3 | PASS\n0.3 | 0.31 | FAIL");
    }

    private async Task<byte[]> ComputedAsync(byte[] file)
    {
        if (SpreadsheetProgram() is not { } program)
        {
            Assert.Skip("LibreOffice is not on this machine");
            return [];
        }

        var stop = TestContext.Current.CancellationToken;
        var source = Path.Combine(folder.FullName, "written.xlsx");
        await File.WriteAllBytesAsync(source, file, stop);
        var settings = Directory.CreateDirectory(Path.Combine(folder.FullName, "profile", "user"));
        await File.WriteAllTextAsync(Path.Combine(settings.FullName, "registrymodifications.xcu"), AlwaysRecalculate, stop);
        var start = new ProcessStartInfo(program,
        [
            "--headless", "-env:UserInstallation=" + new Uri(settings.Parent!.FullName).AbsoluteUri,
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", Path.Combine(folder.FullName, "computed"), source,
        ]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = folder.FullName;
        using var run = Process.Start(start)!;
        await run.WaitForExitAsync(stop);
        return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "computed", "written.xlsx"), stop);
    }

    private static string? SpreadsheetProgram() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(place => new[] { "soffice", "soffice.exe" }.Select(name => Path.Combine(place, name))).FirstOrDefault(File.Exists);

    private static IEnumerable<object> Filled(object?[] line) =>
        line.OfType<object>().Select(value => value is double number ? Math.Round(number, 2) : value);

    public void Dispose() => folder.Delete(recursive: true);
}

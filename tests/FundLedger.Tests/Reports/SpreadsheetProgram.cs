using System.Diagnostics;

namespace FundLedger.Tests.Reports;

/// <summary>LibreOffice as a second opinion on our workbooks, in a profile of its own.</summary>
public sealed class SpreadsheetProgram : IDisposable
{
    // Left to itself, LibreOffice believes the numbers that a file brings along.
    private const string AlwaysRecalculate = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">
          <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-");
    private int files;

    /// <summary>The file with every formula computed again; the test is skipped where the program is not.</summary>
    public async Task<byte[]> ComputedAsync(byte[] file)
    {
        if (Find() is not { } program)
        {
            Assert.Skip("LibreOffice is not on this machine");
            return [];
        }

        var stop = TestContext.Current.CancellationToken;
        var source = Path.Combine(folder.FullName, $"written-{++files}.xlsx");
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
        return await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "computed", Path.GetFileName(source)), stop);
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(place => new[] { "soffice", "soffice.exe" }.Select(name => Path.Combine(place, name))).FirstOrDefault(File.Exists);

    public void Dispose() => folder.Delete(recursive: true);
}

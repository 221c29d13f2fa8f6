using System.Globalization;
using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Data;

public sealed class EnginesAgreeTests(SqlServerLane lane, SqliteLane embedded) : LaneTests(lane), IClassFixture<SqlServerLane>, IClassFixture<SqliteLane>
{
    private static readonly string[] Queries =
    [
        $"SELECT {string.Join(", ", VoucherColumns.HeaderNames.Except(["posted_at"]))} FROM voucher ORDER BY entity, seq",
        $"SELECT {string.Join(", ", VoucherColumns.LineNames)} FROM voucher_line ORDER BY entity, seq, line_no",
        "SELECT * FROM period_balance ORDER BY entity, account, fund, case_code, advance, party, order_code, bank, slot",
        "SELECT * FROM fund_balance ORDER BY entity, fund, account, bank, slot",
        "SELECT entity, ordinal, command_key, type, fingerprint, recorded_by FROM command ORDER BY entity, ordinal",
    ];

    /// <summary>The reports that any books can be asked for without more than a day; those of the hour of posting are no property of the engine.</summary>
    private static readonly string[] Reports =
        [.. ReportCatalogue.All.Where(report => !report.Parameters.Any(parameter => parameter.Required)).Select(report => report.Name).Except(["audit-tests", "audit-findings"])];

    [Fact]
    public async Task The_worked_years_leave_the_same_rows_and_reports_on_both()
    {
        var onServer = await PlayAsync(Lane.Books);
        var inFile = await PlayAsync(embedded.Books);

        onServer.Count.ShouldBeGreaterThan(800);
        onServer.ShouldBe(inFile);
        Reports.Length.ShouldBeGreaterThan(20);
        foreach (var (entity, day) in new[] { ("220000", "2024-12-31"), ("220100", "2025-12-31") })
            foreach (var report in Reports)
                (await ReportAsync(Lane.Books, report, entity, day)).ShouldBe(await ReportAsync(embedded.Books, report, entity, day), $"{report} of {entity}");
    }

    private static async Task<string> ReportAsync(Database books, string name, string entity, string day)
    {
        using var text = new MemoryStream();
        await new ReportRunner(books).StreamAsync(name, ReportRequest.For(entity, ("asOf", day)), sheet => CsvWriter.WriteAsync(sheet, text, CultureInfo.GetCultureInfo("zh-CN"), Stop), Stop);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Database books)
    {
        var journal = new Journal(books);
        foreach (var (file, entity) in new[] { ("db/seed/scenario-1.jsonl", "220000"), ("tests/books/scenario-2.jsonl", "220100") })
            foreach (var line in await File.ReadAllLinesAsync(RepoFiles.PathOf(file), Stop))
            {
                if (!line.StartsWith('{')) continue;
                var (command, rejections) = CommandReader.Read(line, entity);
                rejections.ShouldBeEmpty(line);
                (await journal.RecordAsync(command!, Stop)).Rejections.ShouldBeEmpty(line);
            }
        return await books.ReadAsync(ReadRowsAsync, Stop);
    }

    /// <summary>Every value with its type, so that a 1 and a "1" are different.</summary>
    private static async Task<IReadOnlyList<string>> ReadRowsAsync(Session session)
    {
        var rows = new List<string>();
        foreach (var sql in Queries)
            await foreach (var row in session.RowsAsync(sql)) rows.Add(string.Join('|', row.Select(value => $"{value?.GetType().Name} {value}")));
        return rows;
    }
}

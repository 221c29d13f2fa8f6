using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
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

    [Fact]
    public async Task The_worked_year_leaves_the_same_rows_on_both()
    {
        var onServer = await PlayAsync(Lane.Books);
        var inFile = await PlayAsync(embedded.Books);

        onServer.Count.ShouldBeGreaterThan(400);
        onServer.ShouldBe(inFile);
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Database books)
    {
        var journal = new Journal(books);
        foreach (var line in await File.ReadAllLinesAsync(RepoFiles.PathOf("db/seed/scenario-1.jsonl"), Stop))
            (await journal.RecordAsync(CommandReader.Read(line).Command!, Stop)).IsRecorded.ShouldBeTrue(line);
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

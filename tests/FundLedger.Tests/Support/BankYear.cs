using System.Globalization;
using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Reports;

namespace FundLedger.Tests.Support;

/// <summary>The worked year with the statements of its two bank accounts taken in, and its lines matched as scenario-1.md §13
/// lists them.</summary>
public sealed class BankYear : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-bankyear-");

    private static readonly (string Line, string Vouchers)[] Matches =
    [
        ("BK1-0001", "01-0001"), ("BK1-0002", "01-0002"), ("BK1-0003", "03-0001"), ("BK1-0004", "03-0002"), ("BK1-0005", "03-0003"), ("BK1-0006", "04-0002"),
        ("BK1-0007", "05-0001"), ("BK1-0008", "08-0001"), ("BK1-0009", "09-0001"), ("BK1-0010", "09-0002"), ("BK1-0011", "10-0001"), ("BK1-0012", "10-0002"),
        ("BK1-0013", "11-0002"), ("BK1-0014", "11-0005"), ("BK1-0015", "12-0003 12-0004 12-0005"),
    ];

    public Database Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), WorkedYears.Clock);
        await WorkedYears.PlayAsync(Database, WorkedYears.Commands(WorkedYears.Scenario));
        await SendAsync(Statement("BK1", "201420.37", "1084509.60"));
        await SendAsync(Statement("BK2", "612000.00", "747321.83"));
        await SendAsync(Matched("BK1", Matches.Select(match => (match.Line, match.Vouchers.Split(' ').Select(number => "记-2024-" + number)))));
        await SendAsync(Matched("BK2", await OfBk2Async()));
    }

    /// <summary>Records a command and returns its answer.</summary>
    public async Task<string> SendAsync(JsonObject command)
    {
        var (read, rejections) = CommandReader.Read(command.ToJsonString(), WorkedYears.Entity);
        Assert.True(read is not null, string.Join('\n', rejections));
        var outcome = await new Journal(Database).RecordAsync(read, CancellationToken.None);
        Assert.True(outcome.IsRecorded, string.Join('\n', outcome.Rejections));
        return outcome.Answer;
    }

    private static JsonObject Statement(string bank, string opening, string closing) => new()
    {
        ["type"] = "bankStatementImported", ["key"] = "ST-" + bank, ["date"] = "2025-01-03", ["by"] = "陈会计", ["statement"] = $"ST-{bank}-2024", ["bank"] = bank,
        ["from"] = "2024-01-01", ["to"] = "2024-12-31", ["opening"] = opening, ["closing"] = closing,
        ["lines"] = new JsonArray([.. RepoFiles.Read($"db/seed/scenario-1-bank-{bank}.csv").TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Line)]),
    };

    // 账户,流水号,交易日期,摘要,对方,支出(借),收入(贷),余额
    private static JsonObject Line(string row)
    {
        var cells = row.Split(',');
        var line = new JsonObject { ["serial"] = cells[1], ["date"] = cells[2], ["summary"] = cells[3], ["balance"] = cells[7] };
        if (cells[4].Length > 0) line["counterparty"] = cells[4];
        line[cells[5].Length > 0 ? "paid" : "received"] = cells[5].Length > 0 ? cells[5] : cells[6];
        return line;
    }

    private static JsonObject Matched(string bank, IEnumerable<(string Line, IEnumerable<string> Vouchers)> groups) => new()
    {
        ["type"] = "bankLinesMatched", ["key"] = "MA-" + bank, ["date"] = "2025-01-03", ["by"] = "陈会计", ["bank"] = bank,
        ["groups"] = new JsonArray([.. groups.Select(group => new JsonObject { ["lines"] = new JsonArray(group.Line), ["vouchers"] = new JsonArray([.. group.Vouchers.Select(number => JsonValue.Create(number))]) })]),
    };

    /// <summary>All three lines of BK2 have one voucher each, of the same day or amount.</summary>
    private async Task<IEnumerable<(string, IEnumerable<string>)>> OfBk2Async()
    {
        var vouchers = await Database.ReadAsync(books => books.ListAsync<string>("""
            SELECT voucher_no FROM v_bank_entry WHERE entity = '220000' AND bank = 'BK2' ORDER BY seq
            """), CancellationToken.None);
        return vouchers.Select((number, i) => (string.Create(CultureInfo.InvariantCulture, $"BK2-{i + 1:0000}"), (IEnumerable<string>)[number]));
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

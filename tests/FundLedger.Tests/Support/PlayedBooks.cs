using System.Globalization;
using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using Microsoft.Data.Sqlite;

namespace FundLedger.Tests.Support;

/// <summary>Books in a scratch file into which a test plays commands and from which it reads pages. Opening them is cheap:
/// the file is a copy of one that was prepared once.</summary>
internal sealed class PlayedBooks : IAsyncDisposable
{
    public const string Entity = "220000";

    private readonly DirectoryInfo folder;
    private readonly Journal journal;

    private PlayedBooks(DirectoryInfo folder, Database database)
    {
        this.folder = folder;
        Database = database;
        journal = new Journal(database);
    }

    public Database Database { get; }

    /// <summary>The file itself, for those who change it behind the books' back.</summary>
    public string File => Path.Combine(folder.FullName, "books.db");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A migrated file in which nothing was recorded.</summary>
    public static Task<PlayedBooks> EmptyAsync() => CopyAsync(PreparedBooks.Empty);

    /// <summary>The entity 220000 of 2024, an administrative unit, with the registers of <see cref="PreparedBooks.Registers"/>.</summary>
    public static Task<PlayedBooks> OpenedAsync() => CopyAsync(PreparedBooks.Opened);

    /// <summary>The same with money in every fund: ADV 800,000.00, RWD 120,000.00, a quota of 300,000.00 for LEG and
    /// damages of 400,000.00 for the case C1, and the advance A1 of 36,666.67 asked for, all in January.</summary>
    public static Task<PlayedBooks> FundedAsync() => CopyAsync(PreparedBooks.Funded);

    /// <summary>The funded books of a public institution 事业单位.</summary>
    public static Task<PlayedBooks> InstitutionAsync() => CopyAsync(PreparedBooks.Institution);

    private static async Task<PlayedBooks> CopyAsync(Lazy<Task<byte[]>> prepared) => await OfAsync(await prepared.Value);

    /// <summary>Books as a file had them.</summary>
    public static async Task<PlayedBooks> OfAsync(byte[] bytes)
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-books-");
        var file = Path.Combine(folder.FullName, "books.db");
        await System.IO.File.WriteAllBytesAsync(file, bytes, Stop);
        return new PlayedBooks(folder, Database.Sqlite(file, TimeProvider.System));
    }

    /// <summary>Records every command of the texts; fails on the first that is refused.</summary>
    public async Task<PlayedBooks> PlayAsync(params string[] texts)
    {
        foreach (var json in texts.SelectMany(Notation.Json))
        {
            var outcome = await TryJsonAsync(json, Entity);
            outcome.Rejections.ShouldBeEmpty(json);
        }
        return this;
    }

    /// <summary>Sends one command and returns what became of it.</summary>
    public Task<Outcome> TryAsync(string line, string? sentTo = Entity) => TryJsonAsync(line.StartsWith('{') ? line : Notation.Json(line).Single(), sentTo);

    /// <summary>Records a command that did not come as a text.</summary>
    public Task<Outcome> TryAsync(Command command) => journal.RecordAsync(command, Stop);

    private async Task<Outcome> TryJsonAsync(string json, string? sentTo)
    {
        var (command, rejections) = CommandReader.Read(json, sentTo);
        return command is null ? Outcome.Refused(rejections) : await journal.RecordAsync(command, Stop);
    }

    /// <summary>Hands in a file and returns its SHA-256.</summary>
    public async Task<string> FileAsync(string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        var filed = await new FileStore(Database).PutAsync(Entity, name, content, "陈会计", Stop);
        filed.Refusal.ShouldBeNull(name);
        return filed.File!.Sha256;
    }

    /// <summary>The vouchers that a command made, as a page of the books: number, day and summary, then a line for each
    /// entry with fund, case, advance, order, party, bank, payee and source in brackets.</summary>
    public Task<string> PageAsync(string key) => PageAsync("command_key = @key", key);

    /// <summary>The same of all vouchers of a month, written 2024-12.</summary>
    public Task<string> MonthAsync(string month) => PageAsync("period = @key", int.Parse(month.Remove(4, 1), CultureInfo.InvariantCulture));

    private Task<string> PageAsync(string which, object key) => Database.ReadAsync(async books =>
    {
        var page = new StringBuilder();
        foreach (var seq in await books.ListAsync<long>($"SELECT seq FROM voucher WHERE entity = '{Entity}' AND {which} ORDER BY seq", new { key }))
        {
            var posted = (await PostedVouchers.ReadAsync(books, Entity, seq))!;
            if (page.Length > 0) page.Append('\n');
            page.Append(posted.VoucherNo).Append(' ').Append(Seal.Day(posted.Voucher.Date)).Append(' ').Append(posted.Voucher.Summary).Append('\n');
            foreach (var line in posted.Voucher.Lines) page.Append(Shown(line)).Append('\n');
        }
        return page.ToString().TrimEnd('\n');
    }, Stop);

    /// <summary><c>借 1002.01 [ADV BK1 D1] 150,000.00</c>.</summary>
    public static string Shown(VoucherLine line)
    {
        string[] parts = [line.Fund, line.Case, line.Advance, line.Order, line.Party, line.Bank, line.Payee, line.Source];
        return $"{(line.Side == Side.Debit ? "借" : "贷")} {line.Account} [{string.Join(' ', parts.Where(part => part.Length > 0))}] {line.Amount.ToGroupedString()}";
    }

    /// <summary>What verification finds: broken seals, failed checks; nothing in sound books.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync() =>
        [.. (await Verification.RunAsync(Database, null, Stop)).Findings.Select(finding => $"{finding.Subject}: {finding.What.En}")];

    /// <summary>The present balance of an account of a fund, debit positive: <c>1,234.56</c>.</summary>
    public async Task<string> BalanceAsync(string account, string fund) => new Money(await Database.ReadAsync(books => books.ScalarAsync<long>("""
        SELECT COALESCE(SUM(debit_fen) - SUM(credit_fen), 0) FROM period_balance WHERE entity = @Entity AND account = @account AND fund = @fund
        """, new { Entity, account, fund }), Stop)).ToGroupedString();

    /// <summary>What a fund paid by the register of purposes, less what was taken back: <c>1,234.56</c>.</summary>
    public async Task<string> SpentAsync(string fund) => new Money(await Database.ReadAsync(books => books.ScalarAsync<long>(
        "SELECT COALESCE(SUM(amount_fen), 0) FROM spending WHERE entity = @Entity AND fund = @fund", new { Entity, fund }), Stop)).ToGroupedString();

    /// <summary>Every row of every table, to compare the books before and after.</summary>
    public Task<string> EverythingAsync() => EverythingAsync(Database);

    /// <inheritdoc cref="EverythingAsync()"/>
    public static Task<string> EverythingAsync(Database database) => database.ReadAsync(async books =>
    {
        var rows = new StringBuilder();
        foreach (var table in await books.ListAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            await foreach (var row in books.RowsAsync($"SELECT * FROM {table}"))
                rows.Append(table).Append('|').AppendJoin('|', row).Append('\n');
        return rows.ToString();
    }, Stop);

    /// <summary>Closes the books and hands out their file.</summary>
    public async Task<byte[]> BytesAsync()
    {
        await Database.DisposeAsync();
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Stop);
        folder.Delete(recursive: true);
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>The files that <see cref="PlayedBooks"/> copies, each made once in a run.</summary>
internal static class PreparedBooks
{
    /// <summary>Funds, accounts, parties and cases: those of the worked year, O3 which is registered in a county, and a
    /// second own account BK3 that is empty.</summary>
    public const string Registers = """
        F-ADV 2024-01-01 fundOpened fund=ADV name=诉讼费用垫付专项基金 kind=ADVANCE
        F-RWD 2024-01-01 fundOpened fund=RWD name=环境公益诉讼奖励基金 kind=REWARD
        F-DMG 2024-01-01 fundOpened fund=DMG name=环境损害赔偿金 kind=DAMAGES
        F-LEG 2024-01-01 fundOpened fund=LEG name=购买法律服务经费 kind=SERVICES
        B-BK1 2024-01-01 bankAccountOpened bank=BK1 name=基本户 kind=OWN funds=[ADV; RWD]
        B-BK2 2024-01-01 bankAccountOpened bank=BK2 name=受托代理资金专户 kind=ENTRUSTED funds=[DMG]
        B-BK3 2024-01-01 bankAccountOpened bank=BK3 name=专户 kind=OWN funds=[ADV; LEG]
        B-ZB 2024-01-01 bankAccountOpened bank=ZB name=零余额账户 kind=ZERO_BALANCE funds=[LEG]
        P-O1 2024-01-01 partyRegistered party=O1 name=长春某环境保护志愿者协会 kind=ORGANISATION registration=CITY
        P-O2 2024-01-01 partyRegistered party=O2 name=延边某生态服务中心 kind=ORGANISATION registration=CITY
        P-O3 2024-01-01 partyRegistered party=O3 name=某县环保协会 kind=ORGANISATION registration=COUNTY
        P-P1 2024-01-01 partyRegistered party=P1 name=某环境损害司法鉴定中心 kind=APPRAISER
        P-L1 2024-01-01 partyRegistered party=L1 name=某律师事务所甲 kind=LAW_FIRM
        P-L2 2024-01-01 partyRegistered party=L2 name=某律师事务所乙 kind=LAW_FIRM
        P-R1 2024-01-01 partyRegistered party=R1 name=某生态修复公司 kind=RESTORER
        P-D0 2024-01-01 partyRegistered party=D0 name=某化工公司 kind=DEFENDANT
        P-D1 2024-01-01 partyRegistered party=D1 name=某造纸公司 kind=DEFENDANT
        P-D2 2024-01-01 partyRegistered party=D2 name=某矿业公司 kind=DEFENDANT
        C-C0 2024-01-01 caseRegistered case=C0 number=（2022）吉71民初8号 plaintiffKind=ORGANISATION plaintiff=O1 defendants=[D0]
        C-C1 2024-01-01 caseRegistered case=C1 number=（2024）吉71民初12号 plaintiffKind=ORGANISATION plaintiff=O1 defendants=[D1; D2]
        C-C2 2024-01-01 caseRegistered case=C2 number=（2024）吉71民初31号 plaintiffKind=ORGANISATION plaintiff=O2 defendants=[D2]
        C-C3 2024-01-01 caseRegistered case=C3 number=（2024）吉71民初40号 plaintiffKind=ORGANISATION plaintiff=O3 defendants=[D2]
        """;

    private const string Entity = "ENTITY 2024-01-01 entityOpened name=省生态环境厅 kind=ADMINISTRATIVE firstYear=2024\n";
    private const string InstitutionEntity = "ENTITY 2024-01-01 entityOpened name=省环境科学院 kind=INSTITUTION firstYear=2024\n";

    private const string Money = """

        M-ADV 2024-01-15 appropriationReceived fund=ADV amount=800000.00 bank=BK1
        M-RWD 2024-01-15 appropriationReceived fund=RWD amount=120000.00 bank=BK1
        M-LEG 2024-01-20 quotaGranted fund=LEG amount=300000.00 bank=ZB
        M-DMG 2024-01-25 damagesReceived fund=DMG case=C1 defendant=D1 amount=400000.00 bank=BK2
        M-A1 2024-01-31 advanceRequested advance=A1 fund=ADV case=C1 organisation=O1 costKind=INVESTIGATION amount=36666.67 by=林承办
        """;

    /// <summary>How many commands made the funded books.</summary>
    public static int FundedCommands { get; } = Notation.Json(Entity + Registers + Money).Count();

    public static readonly Lazy<Task<byte[]>> Empty = new(() => MakeAsync(""));
    public static readonly Lazy<Task<byte[]>> Opened = new(() => MakeAsync(Entity + Registers));
    public static readonly Lazy<Task<byte[]>> Funded = new(() => MakeAsync(Entity + Registers + Money));

    public static readonly Lazy<Task<byte[]>> Institution = new(() => MakeAsync(InstitutionEntity + Registers + Money));

    /// <summary>Makes migrated books, of whichever engine, the funded ones.</summary>
    public static Task FundAsync(Database database) => RecordAsync(database, Entity + Registers + Money);

    private static async Task RecordAsync(Database database, string text)
    {
        var journal = new Journal(database);
        foreach (var json in Notation.Json(text))
        {
            var (command, rejections) = CommandReader.Read(json, PlayedBooks.Entity);
            rejections.ShouldBeEmpty(json);
            (await journal.RecordAsync(command!, CancellationToken.None)).Rejections.ShouldBeEmpty(json);
        }
    }

    private static async Task<byte[]> MakeAsync(string text)
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-prepared-");
        var file = Path.Combine(folder.FullName, "books.db");
        await using (var database = Database.Sqlite(file, TimeProvider.System))
        {
            await database.MigrateAsync(CancellationToken.None);
            await RecordAsync(database, text);
        }
        await WholeAsync(file);
        var bytes = await File.ReadAllBytesAsync(file);
        folder.Delete(recursive: true);
        return bytes;
    }

    // What a migration wrote last may still stand in the write-ahead log when its connections are closed.
    private static async Task WholeAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await checkpoint.ExecuteNonQueryAsync();
    }
}

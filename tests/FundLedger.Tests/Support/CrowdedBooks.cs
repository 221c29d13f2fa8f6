using System.Globalization;
using FundLedger.Data;
using FundLedger.Litigation;

namespace FundLedger.Tests.Support;

/// <summary>A province that has much of everything: twelve funds, fifteen cases with organisations of long names, amounts up to the
/// largest of a line, twelve entities below; and one entity that has nothing but its registration.</summary>
public sealed class CrowdedBooks : IAsyncDisposable
{
    public const string Entity = "220000", Empty = "220122";
    public const int Funds = 12, Cases = 15, Below = 12;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-crowd-");
    private readonly Lazy<Task<Database>> books;

    public CrowdedBooks() => books = new(PlayAsync);

    public Task<Database> BooksAsync() => books.Value;

    private async Task<Database> PlayAsync()
    {
        var database = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), WorkedYears.Clock);
        await database.MigrateAsync(CancellationToken.None);
        var journal = new Journal(database);
        await ImportAsync(journal, Entity, Province());
        foreach (var n in Enumerable.Range(1, Below)) await ImportAsync(journal, CodeOf(n), County(n));
        await ImportAsync(journal, Empty, "ENTITY 2024-01-01 entityOpened name=尚未启用的县生态环境分局 kind=ADMINISTRATIVE firstYear=2024 level=COUNTY");
        return database;
    }

    private static async Task ImportAsync(Journal journal, string entity, string text)
    {
        var commands = Notation.Json(text).Select(json => CommandReader.Read(json, entity)).ToList();
        var outcomes = await journal.ImportAsync(entity, commands, dryRun: false, null, CancellationToken.None);
        Assert.All(outcomes, outcome => Assert.Empty(outcome.Rejections));
    }

    private static string CodeOf(int n) => string.Create(CultureInfo.InvariantCulture, $"2201{n:00}");

    private static string Province() => string.Join('\n',
    [
        "ENTITY 2024-01-01 entityOpened name=吉林省生态环境厅公益诉讼资金管理办公室 kind=ADMINISTRATIVE firstYear=2024 level=PROVINCE",
        .. Lines(Funds, n => $"FUND-{n} 2024-01-01 fundOpened fund=F{n:00} name=第{n}项生态环境公益诉讼费用垫付专项基金 kind=ADVANCE"),
        "FUND-DMG 2024-01-01 fundOpened fund=DMG name=生态环境损害赔偿金 kind=DAMAGES",
        $"BANK 2024-01-01 bankAccountOpened bank=BK1 name=基本户 kind=OWN funds=[{string.Join("; ", Lines(Funds, n => $"F{n:00}"))}]",
        "BANK-2 2024-01-01 bankAccountOpened bank=BK2 name=专户 kind=ENTRUSTED funds=[DMG]",
        "RESTORER 2024-01-01 partyRegistered party=R1 name=某生态修复公司 kind=RESTORER",
        .. Lines(Funds, n => $"MONEY-{n} 2024-01-02 appropriationReceived fund=F{n:00} bank=BK1 amount={(n == 1 ? "99999999999.99" : $"{n * 1_234_567}.{n:00}")}"),
        .. Lines(Funds, n => $"BUDGET-{n} 2024-01-10 budgetApproved fund=F{n:00} year=2024 lines=[economic=30227 amount={n * 100_000}.00; economic=30204 amount={n * 1_000}.00] document=预{n}号"),
        .. Enumerable.Range(1, Cases).SelectMany(CaseLines),
    ]);

    private static IEnumerable<string> Lines(int count, Func<int, FormattableString> line) => Enumerable.Range(1, count).Select(n => FormattableString.Invariant(line(n)));

    /// <summary>An advance of each case is paid, in part settled and in part awarded; damages of each come in and are used.</summary>
    private static IEnumerable<string> CaseLines(int n) => new FormattableString[]
    {
        $"ORG-{n} 2024-01-01 partyRegistered party=O{n} name=吉林省某某市某某区第{n}生态环境保护与绿色发展志愿服务联合促进会 kind=ORGANISATION registration=CITY",
        $"DEF-{n} 2024-01-01 partyRegistered party=D{n} name=某化工公司{n} kind=DEFENDANT",
        $"CASE-{n} 2024-01-01 caseRegistered case=C{n} number=（2024）吉71民初{n}号 plaintiffKind=ORGANISATION plaintiff=O{n} defendants=[D{n}]",
        $"ASK-{n} 2024-01-1{n % 10} advanceRequested advance=A{n} fund=F01 case=C{n} organisation=O{n} costKind=APPRAISAL amount={AdvanceOf(n)}.00 by=林承办",
        $"YES-{n} 2024-02-20 advanceApproved advance=A{n} approvedBy=厅长 level=MEETING basis=纪要1号",
        $"PAY-{n} 2024-{n % 6 + 3:00}-05 advancePaid advance=A{n} amount={AdvanceOf(n)}.00 bank=BK1",
        $"SET-{n} 2024-{n % 6 + 3:00}-20 advanceSettled advance=A{n} amount={AdvanceOf(n) / 2}.00",
        $"JUD-{n} 2024-11-{n + 5:00} judgmentTookEffect judgment=J{n} case=C{n} defendant=D{n} dueOn=2024-12-{n + 5:00} items=[advance=A{n} amount={AdvanceOf(n) / 4}.00]",
        $"REC-{n} 2024-12-0{n % 5 + 1} recoveryReceived case=C{n} defendant=D{n} amount={AdvanceOf(n) / 8}.00 bank=BK1 designations=[head=PRINCIPAL amount={AdvanceOf(n) / 8}.00]",
        $"DMG-{n} 2024-05-05 damagesReceived fund=DMG case=C{n} defendant=D{n} amount={n * 30_000}.00 bank=BK2",
        $"RC-{n} 2024-06-05 restorationContracted contract=RC-{n} fund=DMG case=C{n} party=R1 amount={n * 20_000}.00",
        $"RP-{n} 2024-07-05 restorationPaid contract=RC-{n} amount={n * 10_000}.00 bank=BK2 purpose=RESTORATION",
    }.Select(FormattableString.Invariant);

    private static long AdvanceOf(int n) => n == 1 ? 80_000_000_000 : n * 80_000;

    private static string County(int n) => string.Join('\n', new FormattableString[]
    {
        $"ENTITY 2024-01-01 entityOpened name=第{n}市生态环境局公益诉讼资金专户管理中心 kind=ADMINISTRATIVE firstYear=2024 level=COUNTY parent={Entity}",
        $"FUND 2024-01-01 fundOpened fund=ADV name=诉讼费用垫付专项基金 kind=ADVANCE",
        $"BANK 2024-01-01 bankAccountOpened bank=BK1 name=基本户 kind=OWN funds=[ADV]",
        $"MONEY 2024-01-02 appropriationReceived fund=ADV bank=BK1 amount={n * 1_000_000}.01",
        $"FEE 2024-12-30 bankFeeCharged fund=ADV bank=BK1 amount={n}.50",
    }.Select(FormattableString.Invariant));

    public async ValueTask DisposeAsync()
    {
        if (books.IsValueCreated && books.Value.IsCompletedSuccessfully) await books.Value.Result.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

using System.Globalization;

namespace FundLedger.Reports.Pack;

/// <summary>Sheet ⑬: what must be equal between the sheets, as live formulas over them, and what the checks of the books
/// found.</summary>
internal sealed class PackChecks(PackScope scope, PackSheets sheets, Sheet bookChecks)
{
    public const string Name = "⑬检查";

    private static readonly string[] Books = ["F", "B", "C"];
    private static readonly string[] Promises = ["RESTORATION", "SERVICE", "ADVANCE"];
    private static readonly (string Debit, string Credit, LocalText What)[] Sides =
    [
        ("opening_debit", "opening_credit", new("期初借 = 期初贷", "opening debit = credit")),
        ("debit", "credit", new("本期借 = 本期贷", "debit = credit")),
        ("closing_debit", "closing_credit", new("期末借 = 期末贷", "closing debit = credit")),
    ];

    private readonly List<Row> rows = [];
    private readonly List<LocalText> leftOut = [];
    private int number;
    private int failed;

    public Sheet ToSheet(IReadOnlyList<LocalText> notes)
    {
        Section(new("表内和表间勾稽（公式随表重算）", "Between the sheets (live formulas)"));
        Balances();
        BetweenSheets();
        WithinSheets();
        Section(scope.IsPart
            ? new("账簿检查（整个会计主体，以账簿目前状态运行，数字为当时结果）", "Checks of all books of the entity as they are now (results at that time)")
            : new("账簿检查（以账簿目前状态运行，数字为当时结果）", "Checks of the books as they are now (results at that time)"));
        foreach (var row in bookChecks.Rows) BookCheck(row);
        rows.Add(Verdict());
        return new Sheet(Name, new("检查", "Checks"),
            [
                new("no", new("序号", "No."), CellType.Number) { Width = 6 },
                new("what", new("检查", "What must hold"), CellType.Text) { Width = 78 },
                new("left", new("左", "Left"), CellType.Money),
                new("right", new("右", "Right"), CellType.Money),
                new("result", new("结果", "Result"), CellType.Check),
            ],
            [.. rows]) { Notes = notes, Protected = true, Filtered = false };
    }

    private void Balances()
    {
        if (scope.IsOfCase)
        {
            leftOut.Add(new("②各账簿期初、本期、期末借方 = 贷方（一个案件的分录不含资金方）", "② debit = credit in each book (the lines of one case are without the money's side)"));
            return;
        }
        foreach (var book in sheets.Accounts.Sums)
            foreach (var (debit, credit, what) in Sides)
                Equal(Both($"② 账簿 {book}：", what, $"② Book {book}: "), sheets.Accounts.At(debit, book), sheets.Accounts.At(credit, book));
        foreach (var part in sheets.FundAccounts.Sums)
            foreach (var (debit, credit, what) in Sides)
                Equal(Both($"② {part}：", what, $"② {part}: "), sheets.FundAccounts.At(debit, part), sheets.FundAccounts.At(credit, part));
    }

    private void BetweenSheets()
    {
        Equal(new("②本期借方合计 = ③凭证明细借方（不含年初余额）", "② debit of all books = ③ debit of the vouchers"), AllBooks("debit"), sheets.Vouchers.At("debit", "CURRENT"));
        Equal(new("②本期贷方合计 = ③凭证明细贷方（不含年初余额）", "② credit of all books = ③ credit of the vouchers"), AllBooks("credit"), sheets.Vouchers.At("credit", "CURRENT"));
        Equal(new("④基金 1002.01 合计 = ②1002.01", "④ 1002.01 of all funds = ② 1002.01"), sheets.Funds.At("own_bank"), Debit("1002.01"));
        Equal(new("④基金 1002.02 合计 = ②1002.02", "④ 1002.02 of all funds = ② 1002.02"), sheets.Funds.At("entrusted_bank"), Debit("1002.02"));
        Equal(new("④基金额度合计 = ②1011 + 1201", "④ quota of all funds = ② 1011 + 1201"), sheets.Funds.At("quota"), Debit("1011", "1201.01", "1201.02"));
        Equal(new("④未付承诺合计 = ②9001", "④ committed = ② 9001"), sheets.Funds.At("committed"), Debit("9001"));
        Equal(new("⑤未收回合计 = ②1218.0101 + 1218.0102 + 1218.02", "⑤ outstanding = ② 1218.0101 + 1218.0102 + 1218.02"),
            sheets.Cases.At("outstanding"), Debit("1218.0101", "1218.0102", "1218.02"));
        Equal(new("⑤判决/调解确认合计 = ②1218.02 本期借方", "⑤ awarded = ② debit of 1218.02"), sheets.Cases.At("judged"), sheets.Accounts.At("debit", "1218.02"));
        Equal(new("⑥已结算合计 = ⑤已结算合计", "⑥ settled = ⑤ settled"), sheets.Organisations.At("settled"), sheets.Cases.At("settled"));
        Equal(new("⑥未收回合计 = ⑤未收回合计", "⑥ outstanding = ⑤ outstanding"), sheets.Organisations.At("outstanding"), sheets.Cases.At("outstanding"));
        Equal(new("⑥应付奖励合计 = ②2307.03", "⑥ rewards payable = ② 2307.03"), sheets.Organisations.At("reward_payable"), Credit("2307.03"));
        Equal(new("⑦账龄合计 = ②1218", "⑦ ageing in all = ② 1218"), sheets.Ages.At("amount"), Debit("1218.0101", "1218.0102", "1218.02", "1218.09"));
        Equal(new("⑧期末代管合计 = ②2901", "⑧ held in custody = ② 2901"), sheets.Custody.At("closing"), Credit("2901"));
        Equal(new("⑧期末代管合计 = ②1002.02 受托代理账户", "⑧ held in custody = ② 1002.02, the entrusted accounts"), sheets.Custody.At("closing"), scope.IsOfCase ? Figure.Missing : Debit("1002.02"));
        Equal(new("⑨合同、订单、垫付余额合计 = ②9001", "⑨ left of contracts, orders and advances = ② 9001"),
            Figure.Sum(Promises.Select(kind => sheets.Commitments.At("balance", kind))), Debit("9001"));
        foreach (var block in sheets.Banks.Sums.Where(name => name.EndsWith(" difference", StringComparison.Ordinal)))
        {
            var account = block[..block.LastIndexOf(' ')];
            Equal(new($"⑩{account} 调节后余额差额 = 0", $"⑩ {account}: difference of the adjusted balances = 0"), sheets.Banks.At("book_amount", block), Figure.Zero);
        }
        Equal(new("⑩各账户账面余额合计 = ②1002.01 + 1002.02 + 1011", "⑩ all accounts by the books = ② 1002.01 + 1002.02 + 1011"),
            sheets.Banks.IsPresent ? Figure.Sum(sheets.Banks.Accounts.Select(account => sheets.Banks.At("book_amount", account + " start"))) : Figure.Missing, Debit("1002.01", "1002.02", "1011"));
        Equal(new("⑪本单位资金合计 = ④1002.01 + 额度", "⑪ own money = ④ 1002.01 + quota"), sheets.Parallel.At("own"), sheets.Funds.At("own_bank") + sheets.Funds.At("quota"));
        Equal(new("⑪8001 合计 = ②8001", "⑪ 8001 = ② 8001"), sheets.Parallel.At("budget"), Debit("8001.01", "8001.02", "8001.03"));
        Equal(new("⑪平行记账差额合计 = 0", "⑪ difference of the parallel books = 0"), sheets.Parallel.At("difference"), Figure.Zero);
        Equal(new("⑪差异表：预算收支差额 − 差异合计 = 本年盈余", "⑪ budget surplus − differences = surplus of the year"),
            sheets.Differences.At("amount", "BUDGET") - sheets.Differences.At("amount", "DIFFERENCES"), sheets.Differences.At("amount", "SURPLUS"));
    }

    private void WithinSheets()
    {
        foreach (var sheet in sheets.All.Where(sheet => sheet.Checks > 0))
        {
            var (count, formula) = sheet.Passing();
            Add(new($"{sheet.Sheet.Name}：逐行核对通过的行数 = 应核对的行数", $"{sheet.Sheet.Name}: rows that pass their own check = rows checked"),
                Cell.Of((long)count).With(formula), Cell.Of((long)sheet.Checks), count == sheet.Checks);
        }
    }

    private void BookCheck(Row row)
    {
        var found = row[bookChecks.IndexOf("findings")];
        var (name, title) = (row[bookChecks.IndexOf("name")].Text.Zh, row[bookChecks.IndexOf("title")].Text);
        Add(new($"{name}  {title.Zh}", $"{name}  {title.En}"), found, Cell.Of(0L), found.Raw == 0);
    }

    private Figure AllBooks(string column) => Figure.Sum(Books.Select(book => sheets.Accounts.At(column, book)));
    private Figure Debit(params IEnumerable<string> accounts) =>
        Figure.Sum(accounts.Select(account => sheets.Accounts.At("closing_debit", account) - sheets.Accounts.At("closing_credit", account)));
    private Figure Credit(string account) => sheets.Accounts.At("closing_credit", account) - sheets.Accounts.At("closing_debit", account);

    private static LocalText Both(string zh, LocalText what, string en) => new(zh + what.Zh, en + what.En);

    private void Equal(LocalText what, Figure left, Figure right)
    {
        if (left.IsMissing || right.IsMissing) leftOut.Add(what);
        else Add(what, left.ToCell(), right.ToCell(), left.Value == right.Value);
    }

    private void Add(LocalText what, Cell left, Cell right, bool passed)
    {
        if (!passed) failed++;
        rows.Add(Row.Detail(Cell.Of((long)++number), Cell.Of(what), left, right, Cell.Check(passed, "{left}-{right}")));
    }

    private void Section(LocalText heading) => rows.Add(Row.Section(heading));

    /// <summary>The last row: how many checks passed, how many did not, and so the whole. A check that shows neither word,
    /// such as one whose formula fails, has not passed.</summary>
    private Row Verdict() => Row.Total(Cell.Empty, Cell.Of(new LocalText("结论：通过项数 / 不符项数", "Verdict: passed / failed")),
        Cell.Of((long)(number - failed)).With("COUNTIF({result@*},\"PASS\")"),
        Cell.Of((long)failed).With(string.Create(CultureInfo.InvariantCulture, $"{number}-{{left}}")),
        Cell.Check(failed == 0, "{right}"));

    /// <summary>The checks that do not hold for the pack's part of the books, or that need a sheet which it leaves out.</summary>
    public IReadOnlyList<LocalText> LeftOut => leftOut;

    public int Passed => number - failed;
    public int Failed => failed;
}

using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Tests.Reports;

/// <summary>A small auditor's pack with every feature of the writer: cover with links, balances with sections, a long
/// sheet that is streamed, and live checks over all of them.</summary>
public static class SampleWorkbook
{
    private static readonly LocalText Entity = new("示例市环境公益诉讼基金", "Sample City Environmental Litigation Fund");
    private static readonly IReadOnlyList<LocalText> Notes =
    [
        new("会计主体：示例市环境公益诉讼基金　　单位：元", "Entity: Sample City Environmental Litigation Fund    in yuan"),
        new("截止日：2024-12-31　　已知至过账序号：128　　封印：7F3A-91C2", "As of 2024-12-31    as known at posting 128    seal 7F3A-91C2"),
    ];

    public static Workbook Make(int vouchers = 40, int rowsPerTab = 1_000_000) =>
        new(new("对账工作簿", "Auditor's pack"), Entity.Zh, LocalText.Same("7F3A-91C2"), "审计员 & 同事", new DateTimeOffset(2025, 1, 5, 9, 30, 0, TimeSpan.Zero),
            [Cover(), Balances(vouchers), Vouchers(vouchers), Parties(), Checks(vouchers)])
        {
            RowsPerTab = rowsPerTab,
            Properties = new Dictionary<string, string> { ["截止日"] = "2024-12-31", ["过账序号"] = "128" },
        };

    private static Sheet Cover() => new("封面", new("对账工作簿", "Auditor's pack"),
        [new("item", new("项目", "Item"), CellType.Text) { Width = 30 }, new("value", new("内容", "Content"), CellType.Check) { Width = 44 }],
        [
            Row.Detail(Cell.Of(new LocalText("会计主体", "Entity")), Cell.Of(Entity)),
            Row.Detail(Cell.Of(new LocalText("编制时间", "Made at")), Cell.Of(new DateTimeOffset(2025, 1, 5, 9, 30, 0, TimeSpan.Zero))),
            Row.Detail(Cell.Of(new LocalText("追回率", "Recovery rate")), Cell.Percent(9_750)),
            Row.Detail(Cell.Of(new LocalText("凭证明细", "Vouchers")), Cell.Of("凭证明细").To("#凭证明细")),
            Row.Detail(Cell.Of(new LocalText("不符的检查", "Checks failed")),
                Cell.Of(0L).With("COUNTIF({检查!result@*},\"FAIL\")")),
            Row.Detail(Cell.Of(new LocalText("结论", "Verdict")),
                Cell.Check(true).With("IF({检查!result@verdict}=\"PASS\",\"PASS\",\"FAIL\")")),
        ]) { Notes = Notes, Filtered = false };

    private static Sheet Balances(int vouchers) => new("科目余额表", new("科目余额表", "Trial balance"),
        [
            new("account", new("科目编码", "Account"), CellType.Code) { Width = 14 },
            new("name", new("科目名称", "Name"), CellType.Text),
            new("debit", new("本期借方", "Debit"), CellType.Money) { Total = true, Zero = ZeroStyle.Dash },
            new("credit", new("本期贷方", "Credit"), CellType.Money) { Total = true, Zero = ZeroStyle.Blank },
            new("difference", new("差额", "Difference"), CellType.Money) { Total = true },
            new("vouchers", new("凭证数", "Vouchers"), CellType.Number) { Total = true, Zero = ZeroStyle.Dash },
        ],
        [
            Row.Section(new("资产类", "Assets")),
            Balance("1218.0101", "暂付款——垫付诉讼费用", TotalOf(vouchers), Money.Zero, vouchers).Named("advances"),
            Balance("1002", "银行存款", new Money(10_000), new Money(123_456_789_012_345), 3),
            Subtotal(vouchers, TotalOf(vouchers) + new Money(10_000), new Money(123_456_789_012_345), 3),
            Row.Section(new("负债类", "Liabilities")),
            Balance("2307.08", "其他应付款——待查收入（红字更正）", new Money(-55_000), Money.Zero, 0),
            Subtotal(0, new Money(-55_000), Money.Zero, 0),
        ]) { Notes = Notes, FrozenColumns = 1 };

    private static Row Balance(string code, string name, Money debit, Money credit, long vouchers) =>
        Row.Detail(Cell.Of(code), Cell.Of(name), Cell.Of(debit), Cell.Of(credit),
            Cell.Of(debit - credit).With("{debit}-{credit}"), Cell.Of(vouchers));

    private static Row Subtotal(long vouchers, Money debit, Money credit, long more) =>
        Row.Subtotal(Cell.Of(new LocalText("小计", "Subtotal")), Cell.Empty, Cell.Of(debit), Cell.Of(credit),
            Cell.Of(debit - credit), Cell.Of(vouchers + more));

    private static Sheet Vouchers(int count) => new("凭证明细", new("凭证明细", "Voucher lines"),
        [
            new("number", new("凭证号", "Voucher"), CellType.Code) { Link = "/vouchers/{number}" },
            new("date", new("凭证日期", "Date"), CellType.Date),
            new("summary", new("摘要", "Summary"), CellType.Text) { Width = 36 },
            new("case", new("案号", "Case"), CellType.Code) { Width = 26 },
            new("bank", new("银行账号", "Bank account"), CellType.Code) { Width = 22 },
            new("amount", new("借方金额（元，红字为负）", "Debit in yuan, red letters negative"), CellType.Money) { Total = true },
        ],
        Enumerable.Range(1, count).Select(Voucher)) { Notes = Notes, Streamed = true, FrozenColumns = 1 };

    private static Row Voucher(int number) => Row.Detail(
        Cell.Of($"记-2024-12-{number:0000}"),
        Cell.Of(new DateOnly(2024, 1, 1).AddDays(number % 366)),
        Cell.Of(number % 7 == 0 ? "注销2024年12月18日记-2024-12-0003号凭证，金额更正，原摘要较长需要换行显示" : "垫付鉴定费"),
        Cell.Of($"（2024）示01民初{number}号"),
        Cell.Of("6222020200112233445"),
        Cell.Of(AmountOf(number)));

    private static Money AmountOf(int number) => new(number % 7 == 0 ? -number * 100L - 45 : number * 3_321_845L);

    private static Money TotalOf(int vouchers) => Enumerable.Range(1, vouchers).Sum(AmountOf);

    private static Sheet Parties() => new("往来单位", new("往来单位", "Parties"),
        [
            new("code", new("统一社会信用代码", "Credit code"), CellType.Code) { Width = 22 },
            new("name", new("名称", "Name"), CellType.Text),
            new("since", new("成立日期", "Founded"), CellType.Date),
            new("share", new("占比", "Share"), CellType.Percent),
            new("seen", new("登记时间", "Registered"), CellType.Instant),
        ],
        [
            Row.Detail(Cell.Of("914403001922038216"), Cell.Of("=cmd|' /C calc'!A1"), Cell.Of(new DateOnly(1998, 7, 1)),
                Cell.Percent(3_333), Cell.Of(new DateTimeOffset(2024, 3, 1, 23, 59, 59, TimeSpan.Zero))),
            Row.Detail(Cell.Of("000123"), Cell.Of("𠮷田环保_x0041_<&>\"公司\""), Cell.Of((DateOnly?)null), Cell.Percent(-125), Cell.Empty),
        ]) { Notes = Notes };

    private static Sheet Checks(int vouchers) => new("检查", new("检查", "Checks"),
        [
            new("check", new("检查", "Check"), CellType.Text) { Width = 50 },
            new("left", new("左", "Left"), CellType.Money),
            new("right", new("右", "Right"), CellType.Money),
            new("result", new("结果", "Result"), CellType.Check),
        ],
        [
            Row.Detail(Cell.Of(new LocalText("凭证合计 = 垫付款借方", "Voucher total = advances")),
                Cell.Of(TotalOf(vouchers)).With("{凭证明细!amount@total}"), Cell.Of(TotalOf(vouchers)).With("{科目余额表!debit@advances}"),
                Cell.Check(true, "{left}-{right}")).Named("first"),
            Row.Detail(Cell.Of(new LocalText("凭证逐行相加 = 合计", "Voucher lines = total")),
                Cell.Of(TotalOf(vouchers)).With("SUM({凭证明细!amount@*})"), Cell.Of(TotalOf(vouchers)).With("{凭证明细!amount@total}"),
                Cell.Check(true, "{left}-{right}")).Named("last"),
            Row.Detail(Cell.Of(new LocalText("结论", "Verdict")), Cell.Empty, Cell.Empty,
                Cell.Check(true).With("IF(COUNTIF({result@first}:{result@last},\"FAIL\")=0,\"PASS\",\"FAIL\")")).Named("verdict"),
        ]) { Notes = Notes, Protected = true, Filtered = false };
}

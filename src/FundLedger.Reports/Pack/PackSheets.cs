namespace FundLedger.Reports.Pack;

/// <summary>The sheets of figures of the pack, ② to ⑫ of domain.md D.16, in the order of their tabs.</summary>
internal sealed record PackSheets(
    PackSheet Accounts, PackSheet FundAccounts, PackSheet Vouchers, PackSheet Funds, PackSheet Cases, PackSheet Organisations, PackSheet Ages,
    PackSheet Custody, PackSheet Commitments, PackSheet Banks, PackSheet Parallel, PackSheet Differences, PackSheet Numbers)
{
    private IReadOnlyList<PackSheet> Whole =>
        [Accounts, FundAccounts, Vouchers, Funds, Cases, Organisations, Ages, Custody, Commitments, Banks, Parallel, Differences, Numbers];

    /// <summary>Those that the pack has.</summary>
    public IReadOnlyList<PackSheet> All => [.. Whole.Where(sheet => sheet.IsPresent)];

    /// <summary>Those that cannot be cut down to the part of the books that was asked for.</summary>
    public IReadOnlyList<PackSheet> LeftOut => [.. Whole.Where(sheet => !sheet.IsPresent)];

    /// <summary>How many reports a whole pack is made of.</summary>
    public const int Most = 13;

    /// <summary>Lays out the reports.</summary>
    /// <param name="run">Gives a report for the pack's part of the books, as of its date and as known at its posting.</param>
    public static async Task<PackSheets> OfAsync(PackScope scope, Func<ReportDefinition, Task<Sheet>> run)
    {
        string[] balances = ["+opening_debit", "-opening_credit", "+debit", "-credit", "-closing_debit", "+closing_credit"];
        string[] advances = ["+opening", "+paid", "-refunded", "-recovered", "-from_damages", "-written_off", "-outstanding"];
        return new(
            scope.IsOfCase ? await Checked("case-balances", "②案件科目余额表", "account", balances) : await Checked("trial-balance", "②科目余额表", "account", balances),
            await Checked("fund-balances", "②基金科目余额表", null, balances),
            await Of("journal", "③凭证明细", report => new(report with { Title = new("凭证明细", "Vouchers line by line"), Streamed = true })),
            await Checked("fund-statement", "④基金收支余表", null, "+own_bank", "+entrusted_bank", "+quota", "-payable", "-committed", "-available"),
            await Checked("case-statement", "⑤案件垫付追偿表", null, advances),
            await Checked("organisation-statement", "⑥组织往来表", null, advances),
            await Checked("ageing", "⑦账龄表", null, "+not_due", "+days_0_30", "+days_31_90", "+days_91_180", "+days_181_365", "+days_over_365", "-amount"),
            await Checked("custody", "⑧赔偿金专户表", null, "+opening", "+received", "+interest", "-paid", "-closing"),
            await Checked("commitments", "⑨承诺与可用余额表", null, "+promised", "-used", "-released", "-balance"),
            await Of("bank-reconciliation", "⑩银行存款余额调节表", report => new(report)),
            await Of("parallel-check", "⑪平行记账核对", report => new(Live(report, "ABS({own}+{advanced}-{held_for_others}-{expected})+ABS({expected}-{budget}-{difference})+ABS({difference})"))),
            await Of("difference-table", "⑪差异表", report => new(Live(report, "{amount@BUDGET}-{amount@DIFFERENCES}-{amount@SURPLUS}"))),
            await Of("numbering-check", "⑫顺号检查", report => new(Live(report, "({last_number}-{first_number}+1-{vouchers})+({first_number}-1)"))));

        async Task<PackSheet> Of(string name, string tab, Func<Sheet, PackSheet> laidOut)
        {
            var report = ReportCatalogue.Find(name)!;
            return scope.Covers(report) ? laidOut(await run(report) with { Name = tab }) : PackSheet.Absent(tab, report.Title);
        }

        Task<PackSheet> Checked(string name, string tab, string? rowName, params IReadOnlyList<string> mustBeZero) =>
            Of(name, tab, report => PackSheet.Of(report, tab, rowName, mustBeZero));
    }

    /// <summary>The report with its own checks alive: each is the zero of an expression.</summary>
    private static Sheet Live(Sheet report, string expression) => report with
    {
        Rows = [.. report.Rows.Select(row => row with
        {
            Cells = [.. row.Cells.Select(cell => cell.Type == CellType.Check ? Cell.Check(cell.Passed, expression) : cell)],
        })],
    };
}

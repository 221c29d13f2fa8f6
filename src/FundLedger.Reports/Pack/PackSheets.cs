namespace FundLedger.Reports.Pack;

/// <summary>The sheets of figures of the pack, ② to ⑫ of domain.md D.16, in the order of their tabs.</summary>
internal sealed record PackSheets(
    PackSheet Accounts, PackSheet FundAccounts, PackSheet Vouchers, PackSheet Funds, PackSheet Cases, PackSheet Organisations, PackSheet Ages,
    PackSheet Custody, PackSheet Commitments, PackSheet Banks, PackSheet Parallel, PackSheet Differences, PackSheet Numbers)
{
    public IReadOnlyList<PackSheet> All =>
        [Accounts, FundAccounts, Vouchers, Funds, Cases, Organisations, Ages, Custody, Commitments, Banks, Parallel, Differences, Numbers];

    /// <summary>Lays out the reports.</summary>
    /// <param name="report">Gives the report of a name, as of the pack's date and as known at its posting.</param>
    public static async Task<PackSheets> OfAsync(Func<string, Task<Sheet>> report) => new(
        PackSheet.Of(await report("trial-balance"), "②科目余额表", "account",
            "+opening_debit", "-opening_credit", "+debit", "-credit", "-closing_debit", "+closing_credit"),
        PackSheet.Of(await report("fund-balances"), "②基金科目余额表", null,
            "+opening_debit", "-opening_credit", "+debit", "-credit", "-closing_debit", "+closing_credit"),
        new(await report("journal") with { Name = "③凭证明细", Title = new("凭证明细", "Vouchers line by line"), Streamed = true }),
        PackSheet.Of(await report("fund-statement"), "④基金收支余表", null,
            "+own_bank", "+entrusted_bank", "+quota", "-payable", "-committed", "-available"),
        PackSheet.Of(await report("case-statement"), "⑤案件垫付追偿表", null,
            "+opening", "+paid", "-refunded", "-recovered", "-from_damages", "-written_off", "-outstanding"),
        PackSheet.Of(await report("organisation-statement"), "⑥组织往来表", null,
            "+opening", "+paid", "-refunded", "-recovered", "-from_damages", "-written_off", "-outstanding"),
        PackSheet.Of(await report("ageing"), "⑦账龄表", null,
            "+not_due", "+days_0_30", "+days_31_90", "+days_91_180", "+days_181_365", "+days_over_365", "-amount"),
        PackSheet.Of(await report("custody"), "⑧赔偿金专户表", null, "+opening", "+received", "+interest", "-paid", "-closing"),
        PackSheet.Of(await report("commitments"), "⑨承诺与可用余额表", null, "+promised", "-used", "-released", "-balance"),
        new(await report("bank-reconciliation") with { Name = "⑩银行存款余额调节表" }),
        new(Live(await report("parallel-check"), "⑪平行记账核对", "ABS({own}+{advanced}-{held_for_others}-{expected})+ABS({expected}-{budget}-{difference})+ABS({difference})")),
        new(Live(await report("difference-table"), "⑪差异表", "{amount@BUDGET}-{amount@DIFFERENCES}-{amount@SURPLUS}")),
        new(Live(await report("numbering-check"), "⑫顺号检查", "({last_number}-{first_number}+1-{vouchers})+({first_number}-1)")));

    /// <summary>The report with its own checks alive: each is the zero of an expression.</summary>
    private static Sheet Live(Sheet report, string name, string expression) => report with
    {
        Name = name,
        Rows = [.. report.Rows.Select(row => row with
        {
            Cells = [.. row.Cells.Select(cell => cell.Type == CellType.Check ? Cell.Check(cell.Passed, expression) : cell)],
        })],
    };
}

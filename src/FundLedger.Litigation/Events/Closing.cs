using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("monthClosed", "月末结账", "Close a month", "R55",
    """{"type":"monthClosed","key":"2024-12-05-monthClosed","date":"2024-12-05","by":"孙主管","period":"2024-11"}""")]
public sealed record MonthClosed : Command
{
    [Means("会计期间 yyyy-MM", "Period, yyyy-MM")] public required Period Period { get; init; }

    public override bool PostsOnItsDate => false;
    public override Needs Needs => Needs.Period;

    public override Decision Decide(Facts facts)
    {
        if (JudgeOpen(facts, Period) is { } refusal) return Decision.Refuse([refusal]);
        if (Period.Month == 12) return Decision.Refuse(RejectionReason.YearCloseRequired);

        return Decision.Keep(new PeriodClosed(Period, By));
    }

    /// <summary>The month is open, all before it are closed, and nothing dated in it waits to be posted.</summary>
    internal static Rejection? JudgeOpen(Facts facts, Period period)
    {
        if (!facts.OpenedPeriods.Contains(period.Code)) return new(RejectionReason.PeriodNotOpened, period);
        if (facts.ClosedPeriods.Contains(period.Code)) return new(RejectionReason.PeriodClosed, period);
        var earlier = facts.OpenedPeriods.Where(code => code < period.Code && !facts.ClosedPeriods.Contains(code)).Order().ToList();
        if (earlier.Count > 0) return new(RejectionReason.EarlierPeriodOpen, Period.FromCode(earlier[0]));
        return facts.WaitingDrafts.Count > 0 ? new(RejectionReason.UnpostedVouchers, facts.WaitingDrafts.Count, string.Join(", ", facts.WaitingDrafts)) : null;
    }
}

[Command("yearClosed", "年末结转并结账", "Close the year, and open the next", "R23a R55 R56 R57 R58 R59",
    """{"type":"yearClosed","key":"2024-12-31-yearClosed","date":"2024-12-31","by":"孙主管","reviewer":"李审核","year":2024}""")]
public sealed record YearClosed : Command
{
    [Means("年度", "Year")] public required int Year { get; init; }
    [Means("应缴财政款年末有余额时的说明", "Explanation, if money is still due to the treasury")] public string? TreasuryNote { get; init; }

    public override bool PostsOnItsDate => false;
    public override Needs Needs => Needs.Period | Needs.AllFunds | Needs.YearClaims;

    /// <summary>December of the year.</summary>
    public Period December => new(Year, 12);

    public override Decision Decide(Facts facts)
    {
        if (Year is < 1 or > 9998) return Decision.Refuse(RejectionReason.BadValue, "year", Year, "1949 … 9998");
        if (MonthClosed.JudgeOpen(facts, December) is { } refusal) return Decision.Refuse([refusal]);
        var failed = CheckList(facts).ToList();
        if (failed.Count > 0) return Decision.Refuse(failed);

        var signed = Write("", "", []) with { Date = December.LastDay };
        var vouchers = YearEnd.Vouchers(facts).Select(voucher => signed with
        {
            Recipe = voucher.Recipe, Kind = voucher.Kind, Summary = voucher.Summary, Lines = voucher.Lines, Cashier = "",
        });
        return Decision.Post([.. vouchers]).With(
        [
            .. Recognition.AtYearEnd(facts).Select(claim => new Recognised(claim.Advance, claim.Fund, December.LastDay, claim.Amount)),
            new PeriodClosed(December, By),
            .. Period.MonthsOf(Year + 1).Where(month => !facts.OpenedPeriods.Contains(month.Code)).Select(month => new PeriodOpened(month)),
        ]);
    }

    // domain.md R58: what must be nil before the closing vouchers; what they themselves clear is proved by db/checks.
    private IEnumerable<Rejection> CheckList(Facts facts)
    {
        foreach (var quota in facts.FundBalances.Where(balance => balance.Account == "1011" && !balance.Signed.IsZero && facts.Policy.CancelQuotaAtYearEnd))
            yield return new(RejectionReason.YearEndCheckFailed, new Phrase(
                $"零余额账户用款额度 {quota.Fund} 尚有 {quota.Signed.ToGroupedString()}，须先注销", $"quota of {quota.Fund}: {quota.Signed.ToGroupedString()} must be cancelled first"));
        foreach (var due in facts.FundBalances.Where(balance => balance.Account == "2103" && !balance.Signed.IsZero && string.IsNullOrEmpty(TreasuryNote)))
            yield return new(RejectionReason.YearEndCheckFailed, new Phrase(
                $"应缴财政款 {due.Fund} 尚有 {(-due.Signed).ToGroupedString()}，须上缴或说明", $"due to the treasury, {due.Fund}: {(-due.Signed).ToGroupedString()} must be paid or explained"));
    }
}

/// <summary>The closing vouchers of a year, fund by fund: 4xxx and 5xxx over 3301 and 3302 to 3001; the appropriation side
/// of book B over 8101.06 to 8101.07; the rest over 8501 to 8202 (domain.md R56, R57).</summary>
internal static class YearEnd
{
    public static IEnumerable<Voucher> Vouchers(Facts facts)
    {
        var recognised = Recognition.AtYearEnd(facts).GroupBy(claim => claim.Fund, claim => claim.Amount).ToDictionary(fund => fund.Key, fund => fund.Sum());
        foreach (var (fund, amount) in recognised)
            yield return new(default, "R23a", $"年末确认垫付款预算支出（{fund}）", [.. BudgetSpending(facts, "8001.02", fund, amount)]);

        foreach (var fund in facts.Funds.Keys)
        {
            var balances = facts.FundBalances.Where(balance => balance.Fund == fund)
                .GroupBy(balance => balance.Account)
                .ToDictionary(account => account.Key, account => account.Sum(balance => balance.Signed), StringComparer.Ordinal);
            if (recognised.TryGetValue(fund, out var amount))
                balances[Expenditure(facts)] = balances.GetValueOrDefault(Expenditure(facts)) + amount;
            foreach (var voucher in OfFund(facts.IsInstitution, fund, balances)) yield return voucher;
        }
    }

    private static IEnumerable<Voucher> OfFund(bool isInstitution, string fund, Dictionary<string, Money> balances)
    {
        var steps = new (string Recipe, string Title, Func<string, bool> From, string To)[]
        {
            ("R56", "年末结转收入费用", account => account[0] is '4' or '5', "3301"),
            ("R56", "本期盈余转本年盈余分配", account => account == "3301", "3302"),
            ("R56", "本年盈余分配转累计盈余", account => account == "3302", "3001"),
            ("R56", "以前年度盈余调整转累计盈余", account => account == "3501", "3001"),
            ("R57", "预算收支结转", account => account is "6001" or "7101" or "7201", "8101.06"),
            ("R57", "本年收支结转转累计结转", account => account == "8101.06", "8101.07"),
            ("R57", "年初余额调整转累计结转", account => account == "8101.01", "8101.07"),
            ("R57", "其他预算收入结转", account => account is "6601" or "6609" or "7901", "8501"),
            ("R57", isInstitution ? "其他结余转非财政拨款结余分配" : "其他结余转非财政拨款结余", account => account == "8501", isInstitution ? "8701" : "8202"),
            ("R57", "非财政拨款结余分配转非财政拨款结余", account => account == "8701", "8202"),
            ("R57", "非财政年初余额调整转累计结余", account => account == "8202.01", "8202"),
        };
        foreach (var step in steps)
        {
            if (Transfer(fund, balances, step.From, step.To) is not { } lines) continue;
            yield return new(default, step.Recipe, $"{step.Title}（{fund}）", lines) { Kind = VoucherKind.Closing };
        }
    }

    /// <summary>Empties the accounts into another and keeps the running balances; null when there is nothing to move.</summary>
    private static VoucherLine[]? Transfer(string fund, Dictionary<string, Money> balances, Func<string, bool> from, string to)
    {
        var full = balances.Where(balance => from(balance.Key) && !balance.Value.IsZero).OrderBy(balance => balance.Key, StringComparer.Ordinal).ToList();
        if (full.Count == 0) return null;

        var net = full.Sum(balance => balance.Value);
        foreach (var (account, _) in full) balances[account] = Money.Zero;
        balances[to] = balances.GetValueOrDefault(to) + net;
        var lines = full.Select(balance => Emptied(balance.Key, fund, balance.Value));
        return [.. (net.IsZero ? lines : lines.Append(Emptied(to, fund, -net))).OrderBy(line => line.Side)];
    }

    private static VoucherLine Emptied(string account, string fund, Money signed) =>
        signed.IsNegative ? Dr(account, fund, -signed) : Cr(account, fund, signed);
}

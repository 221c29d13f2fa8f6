namespace FundLedger.Ledger;

/// <summary>What the books say about a voucher that wants in.</summary>
/// <param name="PeriodOpened">The voucher's month was opened.</param>
/// <param name="PeriodClosed">The voucher's month was closed.</param>
/// <param name="Balance">The present balance of a key, debit positive, over all dates.</param>
public sealed record PostingFacts(bool PeriodOpened, bool PeriodClosed, Func<BalanceKey, Money> Balance);

/// <summary>The rules every voucher meets, whatever event, form, file or program it came from. A straight list of
/// questions; nothing is written until all are answered.</summary>
public static class PostingRules
{
    /// <summary>The balances that <see cref="Judge"/> will ask for.</summary>
    public static IEnumerable<BalanceKey> GuardedKeys(Voucher voucher) => voucher.Lines
        .Where(line => Chart.Find(line.Account)?.Has(AccountRules.NeverOverdrawn) == true)
        .Select(line => line.Key)
        .Distinct();

    /// <summary>All reasons to refuse the voucher, in the order of <see cref="RejectionReason"/>; none if it may be posted.</summary>
    public static IReadOnlyList<Rejection> Judge(Voucher voucher, PostingFacts facts) =>
        [.. Questions(voucher, facts).OrderBy(rejection => rejection.Reason)];

    /// <summary>What can be said of a voucher without the books: known accounts, lines in order, balanced per book and fund.</summary>
    public static IReadOnlyList<Rejection> JudgeForm(Voucher voucher) =>
        voucher.Lines.FirstOrDefault(line => Chart.Find(line.Account) is null) is { } stray
            ? [new(RejectionReason.UnknownAccount, stray.Account)]
            : [.. Form(voucher).Concat(Balanced(voucher)).OrderBy(rejection => rejection.Reason)];

    private static IEnumerable<Rejection> Questions(Voucher voucher, PostingFacts facts)
    {
        Rejection[] found = [.. Signatures(voucher), .. Dating(voucher, facts), .. JudgeForm(voucher)];
        return found.Length > 0 ? found : Overdrawn(voucher, facts);
    }

    private static IEnumerable<Rejection> Signatures(Voucher voucher)
    {
        if (voucher.Maker.Length == 0) yield return new(RejectionReason.SignatureMissing, new Phrase("制单", "maker")) { Field = "by" };
        if (voucher.Reviewer.Length == 0) yield return new(RejectionReason.SignatureMissing, new Phrase("审核", "reviewer")) { Field = "reviewer" };
        if (voucher.Poster.Length == 0) yield return new(RejectionReason.SignatureMissing, new Phrase("记账", "poster")) { Field = "reviewer" };
        if (voucher.Maker.Length > 0 && voucher.Maker == voucher.Reviewer) yield return new(RejectionReason.MakerIsReviewer, voucher.Maker);

        if (voucher.Cashier.Length == 0 && voucher.Kind == VoucherKind.Normal && voucher.MovesMoney) yield return new(RejectionReason.SignatureMissing, new Phrase("出纳", "cashier")) { Field = "cashier" };
        if (voucher.Cashier.Length > 0 && (voucher.Cashier == voucher.Maker || voucher.Cashier == voucher.Reviewer || voucher.Cashier == voucher.Poster))
            yield return new(RejectionReason.CashierNotSeparate, voucher.Cashier);
    }

    private static IEnumerable<Rejection> Dating(Voucher voucher, PostingFacts facts)
    {
        if (!facts.PeriodOpened) yield return new(RejectionReason.PeriodNotOpened, voucher.Period);
        else if (facts.PeriodClosed) yield return new(RejectionReason.PeriodClosed, voucher.Period);
    }

    private static IEnumerable<Rejection> Form(Voucher voucher)
    {
        if (voucher.Lines.Count < 2) yield return new(RejectionReason.TooFewLines);
        foreach (var (line, no) in voucher.Lines.Select((line, i) => (line, i + 1)))
        {
            if (line.Amount.IsZero) yield return new(RejectionReason.ZeroAmount, no);
            if (Int128.Abs(line.Amount.Fen) > Money.MaxLineFen) yield return new(RejectionReason.AmountTooLarge, new Phrase($"第 {no} 行", $"line {no}"), line.Amount);
            if (line.Amount.IsNegative && voucher is { Reverses: 0, IsAdjustment: false }) yield return new(RejectionReason.RedAmountOutsideReversal, no);
            if (Missing(line) is { } lacking) yield return new(RejectionReason.AuxiliaryMissing, no, line.Account, lacking);
        }
    }

    private static Phrase? Missing(VoucherLine line)
    {
        var account = Chart.Get(line.Account);
        if (line.Fund.Length == 0) return new("基金", "fund");
        if (account.Has(AccountRules.NeedsBank) && line.Bank.Length == 0) return new("银行账户", "bank account");
        if (account.Has(AccountRules.NeedsCase) && line.Case.Length == 0) return new("案件", "case");
        if (account.Has(AccountRules.NeedsAdvance) && line.Advance.Length == 0) return new("垫付单", "advance");
        if (account.Has(AccountRules.NeedsParty) && line.Party.Length == 0) return new("往来方", "party");
        if (account.Has(AccountRules.NeedsReference) && line.Advance.Length + line.Order.Length == 0) return new("垫付单或订单", "advance or order");
        return null;
    }

    private static IEnumerable<Rejection> Balanced(Voucher voucher)
    {
        foreach (var book in voucher.Lines.GroupBy(line => line.Book).OrderBy(book => book.Key))
        {
            var (debit, credit) = Sides(book);
            if (debit != credit) yield return new(RejectionReason.BookOutOfBalance, book.Key, debit, credit);
            foreach (var fund in book.GroupBy(line => line.Fund).OrderBy(fund => fund.Key, StringComparer.Ordinal))
            {
                (debit, credit) = Sides(fund);
                if (debit != credit) yield return new(RejectionReason.FundOutOfBalance, book.Key, fund.Key, debit, credit);
            }
        }
        foreach (var reference in voucher.Lines.Where(line => line.Book == Book.C).GroupBy(line => (line.Fund, line.Case, line.Advance, line.Order)))
        {
            if (!reference.Sum(line => line.Signed).IsZero) yield return new(RejectionReason.ReferenceOutOfBalance, reference.Key);
        }
    }

    private static (Money Debit, Money Credit) Sides(IEnumerable<VoucherLine> lines)
    {
        var bySide = lines.ToLookup(line => line.Side, line => line.Amount);
        return (bySide[Side.Debit].Sum(), bySide[Side.Credit].Sum());
    }

    // Judged as a whole voucher: a line may pass through an overdraft that a later line of the same voucher repairs.
    private static IEnumerable<Rejection> Overdrawn(Voucher voucher, PostingFacts facts)
    {
        var moved = voucher.Lines.GroupBy(line => line.Key).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.Signed));
        foreach (var key in GuardedKeys(voucher))
        {
            var direction = Chart.Get(key.Account).NormalSide == Side.Debit ? 1 : -1;
            var before = new Money(facts.Balance(key).Fen * direction);
            var after = before + new Money(moved[key].Fen * direction);
            if (after.IsNegative && after < before) yield return new(RejectionReason.BalanceOverdrawn, key, before, after);
        }
    }
}

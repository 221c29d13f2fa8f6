using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>What every voucher must meet, from domain.md D.4, E and E.8.</summary>
internal static class ReferenceRules
{
    /// <summary>100 billion yuan.</summary>
    public const long MostFen = 10_000_000_000_000;

    private static readonly string[] NeedBank = ["1002.01", "1002.02", "1011"];
    private static readonly string[] NeedCase = ["1218.0101", "1218.0102", "1218.02", "2901"];
    private static readonly string[] NeedAdvance = ["1218.0101", "1218.0102", "1218.02"];
    private static readonly string[] NeedParty = ["1214", "1218.0101", "1218.0102", "1218.02", "1218.03", "2302", "2307.01", "2307.02", "2307.03"];
    private static readonly string[] NeedReference = ["9001", "9002"];

    /// <summary>Only events post here.</summary>
    public static readonly string[] ByEventsOnly =
        ["1214", "1218.0101", "1218.0102", "1218.02", "1218.03", "1218.09", "1219", "2302", "2307.01", "2307.02", "2307.03", "2307.08", "2307.09", "2901", "9001", "9002"];

    private static readonly string[] DebitOnly =
        ["1002.01", "1002.02", "1011", "1201.01", "1201.02", "1214", "1218.0101", "1218.0102", "1218.02", "1218.03", "1218.09", "9001"];

    private static readonly string[] CreditOnly =
        ["1219", "2103", "2302", "2307.01", "2307.02", "2307.03", "2307.08", "2307.09", "2307.10", "2901", "9002"];

    /// <summary>The first reason to refuse the voucher, or null.</summary>
    public static RejectionReason? Judge(ReferenceEntity books, RefVoucher voucher)
    {
        var found = Signatures(voucher).Concat(Dating(books, voucher)).Concat(Form(voucher)).Order().Cast<RejectionReason?>().FirstOrDefault();
        return found ?? (Overdraws(books, voucher) ? BalanceOverdrawn : null);
    }

    private static IEnumerable<RejectionReason> Signatures(RefVoucher voucher)
    {
        if (voucher.Reviewer.Length == 0) yield return SignatureMissing;
        if (voucher.Maker == voucher.Reviewer) yield return MakerIsReviewer;
        var movesMoney = voucher.Lines.Any(line => NeedBank.Contains(line.Account));
        if (voucher is { Kind: "NORMAL", Cashier: "" } && movesMoney) yield return SignatureMissing;
        if (voucher.Cashier.Length > 0 && (voucher.Cashier == voucher.Maker || voucher.Cashier == voucher.Reviewer)) yield return CashierNotSeparate;
    }

    private static IEnumerable<RejectionReason> Dating(ReferenceEntity books, RefVoucher voucher)
    {
        if (!books.Opened.Contains(voucher.Month)) yield return PeriodNotOpened;
        else if (books.Closed.Contains(voucher.Month)) yield return PeriodClosed;
    }

    /// <summary>What can be said of the lines alone.</summary>
    public static IEnumerable<RejectionReason> Form(RefVoucher voucher)
    {
        if (voucher.Lines.Count < 2) yield return TooFewLines;
        foreach (var line in voucher.Lines)
        {
            if (Math.Abs(line.Fen) > MostFen) yield return AmountTooLarge;
            if (line.Fen < 0 && voucher.Reverses is null && !voucher.IsAdjustment) yield return RedAmountOutsideReversal;
            if (Lacks(line)) yield return AuxiliaryMissing;
        }
        foreach (var book in voucher.Lines.GroupBy(line => line.Book))
        {
            if (book.Sum(line => line.Signed) != 0) yield return BookOutOfBalance;
            if (book.GroupBy(line => line.Fund).Any(fund => fund.Sum(line => line.Signed) != 0)) yield return FundOutOfBalance;
            if (book.Key == 'C' && book.GroupBy(line => (line.Fund, line.Case, line.Advance, line.Order)).Any(same => same.Sum(line => line.Signed) != 0))
                yield return ReferenceOutOfBalance;
        }
    }

    private static bool Lacks(RefLine line) =>
        (NeedBank.Contains(line.Account) && line.Bank.Length == 0)
        || (NeedCase.Contains(line.Account) && line.Case.Length == 0)
        || (NeedAdvance.Contains(line.Account) && line.Advance.Length == 0)
        || (NeedParty.Contains(line.Account) && line.Party.Length == 0)
        || (NeedReference.Contains(line.Account) && line.Advance.Length + line.Order.Length == 0);

    private static bool Overdraws(ReferenceEntity books, RefVoucher voucher) => voucher.Lines.GroupBy(line => line.Key).Any(key =>
    {
        var account = key.First().Account;
        var direction = DebitOnly.Contains(account) ? 1 : CreditOnly.Contains(account) ? -1 : 0;
        var (before, moved) = (books.Balances.GetValueOrDefault(key.Key) * direction, key.Sum(line => line.Signed) * direction);
        return moved < 0 && before + moved < 0;
    });
}

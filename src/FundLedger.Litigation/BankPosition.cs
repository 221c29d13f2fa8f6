using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>Something that one side had at the end of a day and the other had not (未达账项).</summary>
/// <param name="Side">Who has it.</param>
/// <param name="Code">The number of the voucher, the key of the bank line or the code of the opening item.</param>
/// <param name="Amount">Above zero for what was received.</param>
public sealed record BankOpenItem(OpenSide Side, string Code, DateOnly Day, Money Amount, string Text)
{
    /// <summary>Its age in days.</summary>
    public int DaysOn(DateOnly day) => day.DayNumber - Day.DayNumber;
}

/// <summary>What a fund, or a case of an entrusted account, has on a bank account.</summary>
public sealed record BankShare(string Code, string Name, Money Amount);

/// <summary>A bank account at the end of a day, by the books and by the bank (domain.md D.5).</summary>
/// <param name="Books">What the books have on it (A).</param>
/// <param name="Statement">What the bank says (B): by the latest statement that begins on or before the day.</param>
/// <param name="ProvedTo">The last day to which statements lead up without a gap, at most the day itself; null without a statement.</param>
/// <param name="Items">What is open, by side and day.</param>
/// <param name="Funds">What each fund has on it; together the books' balance.</param>
/// <param name="Cases">For an entrusted account what is held for each case of its funds (2901); else empty.</param>
/// <param name="Custody">What all entrusted accounts of these funds have: the sum of the cases.</param>
public sealed record BankPosition(BankAccount Account, DateOnly Day, Money Books, Money Statement, DateOnly? ProvedTo,
    IReadOnlyList<BankOpenItem> Items, IReadOnlyList<BankShare> Funds, IReadOnlyList<BankShare> Cases, Money Custody)
{
    /// <summary>加：银行已收、单位未收 (a1).</summary>
    public Money ReceivedByBank => Sum(OpenSide.Bank, 1);
    /// <summary>减：银行已付、单位未付 (a2).</summary>
    public Money PaidByBank => -Sum(OpenSide.Bank, -1);
    /// <summary>加：单位已收、银行未收 (b1).</summary>
    public Money ReceivedByBooks => Sum(OpenSide.Book, 1);
    /// <summary>减：单位已付、银行未付 (b2).</summary>
    public Money PaidByBooks => -Sum(OpenSide.Book, -1);

    public Money AdjustedBooks => Books + ReceivedByBank - PaidByBank;
    public Money AdjustedBank => Statement + ReceivedByBooks - PaidByBooks;
    /// <summary>差额, which must be nothing.</summary>
    public Money Difference => AdjustedBooks - AdjustedBank;

    /// <summary>The open items of one side that were received (1) or paid (-1).</summary>
    public IEnumerable<BankOpenItem> Of(OpenSide side, int sign) => Items.Where(item => item.Side == side && item.Amount.IsNegative == sign < 0);

    private Money Sum(OpenSide side, int sign) => Of(side, sign).Sum(item => item.Amount);
}

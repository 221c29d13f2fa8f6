using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What kind of file a statement was read from.</summary>
public enum StatementFormat { Table, Mt940, Camt053 }

/// <summary>What the sign of an amount in a single column means.</summary>
public enum AmountSign
{
    /// <summary>Money received is positive, money paid negative.</summary>
    ReceivedPositive,

    /// <summary>Money paid is positive, money received negative.</summary>
    PaidPositive,

    /// <summary>A column of its own says 借 (paid) or 贷 (received).</summary>
    Marked,
}

/// <summary>What a column of a bank's own table means.</summary>
/// <param name="Meaning">As in <c>date</c> or <c>paid</c>.</param>
public sealed record BankMappingColumn(string Bank, string Meaning, string Heading) : Entry;

/// <summary>A statement of a bank account 银行对账单, as it was taken into the books.</summary>
/// <param name="Opening">The bank's balance before the first day; above zero when the bank owes us.</param>
/// <param name="FileHash">SHA-256 of the file it was read from, in lower-case hex; empty if there was none.</param>
/// <param name="LineCount">The lines it has, those kept already included.</param>
/// <param name="NewCount">The lines that it brought first.</param>
/// <param name="IsFirst">The proof of the account begins with it.</param>
/// <param name="KnownSeq">The last voucher that was posted when it was recorded.</param>
public sealed record BankStatement(string Code, string Bank, DateOnly From, DateOnly To, Money Opening, Money Closing, string FileHash, string Format,
    int LineCount, int NewCount, bool IsFirst, long KnownSeq) : Entry;

/// <summary>A line of a bank account, kept once whatever number of statements shows it.</summary>
/// <param name="Key">What tells it from all other lines of the account.</param>
/// <param name="Statement">The statement that brought it first.</param>
/// <param name="Amount">Above zero for what the bank received for us.</param>
public sealed record BankLine(string Bank, string Key, string Statement, DateOnly Day, Money Amount, Money? Balance, string Serial, string Summary,
    string Counterparty, string CounterpartyAccount) : Entry;

/// <summary>Who has what the other side lacks: the books 单位 or the bank 银行.</summary>
public enum OpenSide { Book, Bank }

/// <summary>What was open when the first statement began (期初未达账项).</summary>
/// <param name="Amount">Above zero for what was received, on whichever side.</param>
public sealed record BankOpeningItem(string Bank, string Code, OpenSide Side, DateOnly Day, Money Amount, string Note) : Entry;

/// <summary>Why lines and vouchers belong together.</summary>
public enum MatchRule
{
    /// <summary>One line and one voucher of the same fen, near in time, and no other candidate on either side.</summary>
    Exact,
    /// <summary>One line and a voucher with its cancellation and correction, which come to it together.</summary>
    Correction,
    /// <summary>A voucher and its cancellation that net to nothing; the bank never saw either.</summary>
    RedPair,
    /// <summary>One line and several vouchers.</summary>
    Vouchers,
    /// <summary>Several lines and one voucher.</summary>
    Lines,
    /// <summary>A payment that the bank sent back, and what the books say of it.</summary>
    Returned,
    /// <summary>A person said so.</summary>
    ByHand,
}

/// <summary>Lines, vouchers and opening items that are each other's.</summary>
public sealed record BankMatch(string Code, string Bank, MatchRule Rule, string By, DateOnly On) : Entry;

/// <summary>A line of a match.</summary>
public sealed record MatchedLine(string Match, string Bank, string Line) : Entry;

/// <summary>A voucher of a match, with all that it moves on the account.</summary>
/// <param name="Seq">The voucher's place in the chain.</param>
public sealed record MatchedVoucher(string Match, string Bank, long Seq) : Entry;

/// <summary>An opening item of a match.</summary>
public sealed record MatchedItem(string Match, string Bank, string Item) : Entry;

/// <summary>A match was undone: what it held is open again, and no voucher was touched.</summary>
public sealed record MatchUndone(string Match, string By, DateOnly On, string Reason) : Entry;

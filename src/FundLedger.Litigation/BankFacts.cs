using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>A kept line, as far as a later statement is compared with it.</summary>
public sealed record KeptLine(string Key, DateOnly Day, Money Amount, Money? Balance);

/// <summary>A line that no standing match holds.</summary>
public sealed record OpenLine(string Key, DateOnly Day, Money Amount);

/// <summary>What a voucher moves on a bank account, debit positive, as long as no standing match holds it.</summary>
/// <param name="Reverses">The voucher that it cancels, or 0.</param>
/// <param name="Corrects">The voucher that it corrects, or 0.</param>
public sealed record OpenEntry(long Seq, string VoucherNo, DateOnly Day, Money Amount, long Reverses, long Corrects);

/// <summary>What the books keep of the bank account that a command concerns.</summary>
public sealed class BankFacts
{
    /// <summary>Its statements by their first day, then by the order of their recording.</summary>
    public IReadOnlyList<BankStatement> Statements { get; init; } = [];
    /// <summary>Codes of statements that are given out, of this and of other accounts.</summary>
    public IReadOnlySet<string> StatementCodes { get; init; } = new HashSet<string>();
    /// <summary>Kept lines of the days of a new statement, of those just before it, and any that has a key of its lines.</summary>
    public IReadOnlyDictionary<string, KeptLine> Lines { get; init; } = new Dictionary<string, KeptLine>();
    public IReadOnlyDictionary<string, BankOpeningItem> OpeningItems { get; init; } = new Dictionary<string, BankOpeningItem>();
    /// <summary>The balance of the books before the first day of a first statement.</summary>
    public Money BookBalance { get; init; }
    /// <summary>The last voucher posted so far.</summary>
    public long LastSeq { get; init; }

    public IReadOnlyDictionary<string, OpenLine> OpenLines { get; init; } = new Dictionary<string, OpenLine>();
    public IReadOnlyDictionary<string, OpenEntry> OpenEntries { get; init; } = new Dictionary<string, OpenEntry>();
    public IReadOnlyDictionary<string, BankOpeningItem> OpenItems { get; init; } = new Dictionary<string, BankOpeningItem>();
    /// <summary>The standing match of lines, vouchers and items that a command names although they are not open.</summary>
    public IReadOnlyDictionary<string, string> MatchOf { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, BankMatch> Matches { get; init; } = new Dictionary<string, BankMatch>();
    public IReadOnlyDictionary<string, MatchUndone> Undone { get; init; } = new Dictionary<string, MatchUndone>();

    /// <summary>The statement whose lines lead up to a day without a gap, or null.</summary>
    public static BankStatement? Before(IEnumerable<BankStatement> statements, DateOnly from) =>
        statements.LastOrDefault(known => known.From <= from && from <= known.To.AddDays(1));
}

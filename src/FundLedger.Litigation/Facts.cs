using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>The sum of the lines of one recipe on one side of a key in one year; red-letter lines reduce it.</summary>
public sealed record Turnover(int Year, string Recipe, Side Side, BalanceKey Key, Money Amount);

/// <summary>What a fund has on an account and bank account now, debit positive.</summary>
public sealed record FundBalance(string Account, string Fund, string Bank, Money Signed);

/// <summary>What stands against an advance at year-end: outstanding in all, paid this year, and recognised as expenditure.</summary>
public sealed record ClaimBalance(string Fund, string Case, string Advance, Money Outstanding, Money PaidThisYear, Money Recognised);

/// <summary>A posted voucher with what happened to it since.</summary>
public sealed record VoucherHistory(PostedVoucher Posted, string ReversedBy, string CorrectedBy);

/// <summary>What the books know about everything a command refers to, read in its own transaction. Deciding on it is
/// pure: no clock, no database.</summary>
public sealed class Facts
{
    /// <summary>Null before the entity is opened.</summary>
    public Entity? Entity { get; init; }
    public Policy Policy { get; init; } = new();
    public IReadOnlyDictionary<string, Fund> Funds { get; init; } = new Dictionary<string, Fund>();
    public IReadOnlyDictionary<string, BankAccount> Banks { get; init; } = new Dictionary<string, BankAccount>();
    public IReadOnlyDictionary<string, Party> Parties { get; init; } = new Dictionary<string, Party>();
    public IReadOnlyDictionary<string, LegalCase> Cases { get; init; } = new Dictionary<string, LegalCase>();
    public IReadOnlyDictionary<string, Advance> Advances { get; init; } = new Dictionary<string, Advance>();
    public IReadOnlyDictionary<string, ServiceAgreement> Agreements { get; init; } = new Dictionary<string, ServiceAgreement>();
    public IReadOnlyDictionary<string, Order> Orders { get; init; } = new Dictionary<string, Order>();
    public IReadOnlyDictionary<string, Draft> Drafts { get; init; } = new Dictionary<string, Draft>();
    public IReadOnlyDictionary<string, VoucherHistory> Vouchers { get; init; } = new Dictionary<string, VoucherHistory>();
    public IReadOnlyList<JudgmentItem> JudgmentItems { get; init; } = [];
    /// <summary>Allocations of receipts whose voucher was not cancelled.</summary>
    public IReadOnlyList<RecoveryAllocation> Allocations { get; init; } = [];
    /// <summary>What became of the cases referred to.</summary>
    public Proceedings Proceedings { get; init; } = new();
    /// <summary>Payments, budgets and other entities that the command refers to.</summary>
    public Stewardship Stewardship { get; init; } = new();
    /// <summary>Organisations, firms, meetings and persons that the command has to do with.</summary>
    public OrganisationFacts Organisations { get; init; } = new();
    /// <summary>Accounts of the parties that the command concerns.</summary>
    public MasterData MasterData { get; init; } = new();
    /// <summary>Statements, lines and matches of the bank account that the command concerns.</summary>
    public BankFacts Banking { get; init; } = new();
    /// <summary>Reconciliations of the bank account that the command concerns, and where it stands.</summary>
    public ReconciliationFacts Reconciliations { get; init; } = new();
    /// <summary>The files and invoices of the command.</summary>
    public EvidenceFacts Evidence { get; init; } = new();
    /// <summary>The turnover of the cases and orders referred to.</summary>
    public IReadOnlyList<Turnover> Turnovers { get; init; } = [];
    /// <summary>The balances of the funds referred to: present ones, or for a year's close those at its end.</summary>
    public IReadOnlyList<FundBalance> FundBalances { get; init; } = [];
    /// <summary>What is payable on orders (2302), by fund.</summary>
    public IReadOnlyDictionary<string, Money> InvoicedOrders { get; init; } = new Dictionary<string, Money>();
    /// <summary>What each fund, or each case of an entrusted account, had on the bank account on the command's date.</summary>
    public IReadOnlyList<(string Share, string Fund, Money Balance)> BankShares { get; init; } = [];
    public IReadOnlySet<int> OpenedPeriods { get; init; } = new HashSet<int>();
    public IReadOnlySet<int> ClosedPeriods { get; init; } = new HashSet<int>();
    /// <summary>Drafts waiting in the month of the command.</summary>
    public IReadOnlyList<string> WaitingDrafts { get; init; } = [];
    /// <summary>What is left of appropriations tied to sanctions, by fund; loaded for rewards, cancellations and drafts only.</summary>
    public IReadOnlyDictionary<string, Money> SanctionBalances { get; init; } = new Dictionary<string, Money>();
    /// <summary>All claims at year-end; loaded for the year's close only.</summary>
    public IReadOnlyList<ClaimBalance> Claims { get; init; } = [];
    /// <summary>Codes of drafts named here that were posted or discarded; they are not given out again.</summary>
    public IReadOnlySet<string> SettledDrafts { get; init; } = new HashSet<string>();
    public bool HasVouchers { get; init; }
    public long NextOrdinal { get; init; }

    /// <summary>The balance of all keys that match, debit positive.</summary>
    public Money Balance(Func<BalanceKey, bool> matches) => Turnovers.Where(turnover => matches(turnover.Key))
        .Sum(turnover => turnover.Side == Side.Debit ? turnover.Amount : -turnover.Amount);

    public bool IsInstitution => Entity!.Kind == EntityKind.Institution;

    public Money BalanceOf(string account, Advance advance) => Balance(key => key.Account == account && key.Advance == advance.Code);

    /// <summary>The sum of one recipe's lines on one side of an account.</summary>
    public Money TurnoverOf(string recipe, string account, Side side, Func<BalanceKey, bool> matches) => Turnovers
        .Where(turnover => turnover.Recipe == recipe && turnover.Side == side && turnover.Key.Account == account && matches(turnover.Key))
        .Sum(turnover => turnover.Amount);

    /// <summary>What was paid on an advance, by us or by the treasury, net of cancellations; in one year or in all.</summary>
    public Money PaidOn(string advance, int? year = null) => Turnovers
        .Where(turnover => turnover is { Recipe: "R17" or "R17a" or "R03a", Side: Side.Debit, Key.Account: "1218.0101" })
        .Where(turnover => turnover.Key.Advance == advance && (year is null || turnover.Year == year))
        .Sum(turnover => turnover.Amount);

    /// <summary>What may still be spent or promised: 1002.01 + 1002.02 + 1011 + 1201 − (2103 + 2302 + 2307) − 9001
    /// (domain.md E.8.6). The invoice of an order counts once: until it is paid its order's promise 9001 stands for it.</summary>
    public Money Available(string fund) => FundBalances.Where(balance => balance.Fund == fund).Sum(balance => AvailableEffect(balance.Account, "", balance.Signed))
        + InvoicedOrders.GetValueOrDefault(fund);

    /// <summary>What is left of a source (domain.md E.8.10). Whatever is not tied to sanctions is the government's.</summary>
    public Money SourceBalance(string fund, Events.MoneySource source)
    {
        var sanction = SanctionBalances.GetValueOrDefault(fund);
        return source == Events.MoneySource.Sanction ? sanction : Available(fund) - sanction;
    }

    /// <summary>What a movement does to the available balance of its fund.</summary>
    public static Money AvailableEffect(string account, string order, Money signed) => account switch
    {
        "2302" when order.Length > 0 => Money.Zero,
        "1002.01" or "1002.02" or "1011" or "1201.01" or "1201.02" or "2103" or "2302" => signed,
        "9001" => -signed,
        _ when account.StartsWith("2307.", StringComparison.Ordinal) => signed,
        _ => Money.Zero,
    };
}

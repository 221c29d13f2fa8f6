using FundLedger.Litigation;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>Something to be paid, with where the money goes and where it should come from.</summary>
/// <param name="To">The account of the payee that is in force, or null.</param>
/// <param name="From">The bank account it should leave from; null where the fund has none of the right kind.</param>
/// <param name="OnAccount">What the fund has on that account.</param>
public sealed record Payable(WorkItem Item, PartyAccount? To, BankAccount? From, Money OnAccount)
{
    /// <summary>What tells it from the others on the list.</summary>
    public string Name => string.Join('.', Item.Kind, Item.Subject, Item.Fund, Item.Case, Item.Party, Item.Amount, Item.DueOn is { } due ? Seal.Day(due) : "");

    public Money Amount => Item.Amount ?? Money.Zero;
}

/// <summary>Finds for what is to be paid the payee's account and the account that should pay.</summary>
public static class PayList
{
    /// <summary>From which kinds of account each is paid, the usual one first (domain.md E.2–E.5).</summary>
    private static readonly Dictionary<WorkKind, BankKind[]> Kinds = new()
    {
        [WorkKind.PayAdvance] = [BankKind.Own, BankKind.ZeroBalance],
        [WorkKind.PayOrder] = [BankKind.ZeroBalance, BankKind.Own],
        [WorkKind.PayReward] = [BankKind.Own, BankKind.ZeroBalance],
        [WorkKind.PayRestoration] = [BankKind.Entrusted, BankKind.ZeroBalance, BankKind.Own],
        [WorkKind.ReturnOverpayment] = [BankKind.Own],
        [WorkKind.PayTreasury] = [BankKind.Pending, BankKind.Own],
    };

    public static async Task<IReadOnlyList<Payable>> ReadAsync(Session books, string entity, DateOnly day, IReadOnlyList<WorkItem> work)
    {
        var items = work.Where(item => Kinds.ContainsKey(item.Kind)).ToList();
        if (items.Count == 0) return [];
        var payees = await FactsReader.AccountsAsync(books, entity, [], [.. items.Select(item => item.Party).Where(party => party.Length > 0).Distinct()]);
        var banks = await ReconciliationQueries.AccountsAsync(books, entity);
        var money = (await MoneyAsync(books, entity, new AsOf(day))).ToDictionary(row => (row.Bank, row.Fund), row => new Money(row.Fen));
        return [.. items.Select(item => Of(item, payees, banks, money, day))];
    }

    private static Payable Of(WorkItem item, MasterData payees, IReadOnlyList<BankAccount> banks, Dictionary<(string, string), Money> money, DateOnly day)
    {
        Money On(BankAccount bank) => money.GetValueOrDefault((bank.Code, item.Fund));
        var usable = Kinds[item.Kind].SelectMany(kind => banks.Where(bank => bank.Kind == kind && bank.Funds.Contains(item.Fund))).ToList();
        var from = usable.FirstOrDefault(bank => On(bank) >= (item.Amount ?? Money.Zero)) ?? usable.MaxBy(On);
        return new(item, item.Party.Length > 0 ? payees.InForce(item.Party, day) : null, from, from is null ? Money.Zero : On(from));
    }

    private static Task<IReadOnlyList<MoneyRow>> MoneyAsync(Session books, string entity, AsOf asOf) => books.ListAsync<MoneyRow>("""
        SELECT part.bank, part.fund, SUM(part.fen) AS fen
        FROM (SELECT bank, fund, debit_fen - credit_fen AS fen
              FROM fund_balance
              WHERE entity = @entity AND account IN ('1002.01', '1002.02', '1011') AND bank <> '' AND slot <= @Whole
              UNION ALL
              SELECT bank, fund, CASE WHEN side = 'D' THEN amount_fen ELSE -amount_fen END
              FROM voucher_line
              WHERE entity = @entity AND account IN ('1002.01', '1002.02', '1011') AND bank <> '' AND slot = @Begun AND voucher_date >= @BegunFrom AND voucher_date <= @Day) part
        GROUP BY part.bank, part.fund
        """, new { entity, asOf.Whole, asOf.Begun, asOf.BegunFrom, asOf.Day });

    private sealed class MoneyRow { public string Bank { get; set; } = ""; public string Fund { get; set; } = ""; public long Fen { get; set; } }
}

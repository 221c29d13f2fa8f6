using System.Numerics;

namespace FundLedger.Tests.Model;

/// <summary>A line as the reference model writes it. Amounts are fen; red ones are negative on their own side.</summary>
internal sealed record RefLine(string Account, string Fund, bool IsDebit, long Fen)
{
    public string Case { get; init; } = "";
    public string Advance { get; init; } = "";
    public string Party { get; init; } = "";
    public string Order { get; init; } = "";
    public string Bank { get; init; } = "";
    public string Payee { get; init; } = "";
    public string Source { get; init; } = "";

    public char Book => Account[0] <= '5' ? 'F' : Account[0] <= '8' ? 'B' : 'C';
    public long Signed => IsDebit ? Fen : -Fen;

    /// <summary>What a balance is kept for.</summary>
    public string Key => string.Join('|', Account, Fund, Case, Advance, Party, Order, Bank);

    public override string ToString() => $"{(IsDebit ? "借" : "贷")} {Account} [{Fund},{Case},{Advance},{Party},{Order},{Bank},{Payee},{Source}] {Fen}";
}

/// <summary>A voucher as the reference model predicts it.</summary>
internal sealed record RefVoucher(DateOnly Date, string Recipe, IReadOnlyList<RefLine> Lines)
{
    public string Kind { get; init; } = "NORMAL";
    public string Maker { get; init; } = "";
    public string Reviewer { get; init; } = "";
    public string Cashier { get; init; } = "";
    public long Seq { get; set; }
    public string No { get; set; } = "";
    public string Command { get; set; } = "";
    public RefVoucher? Reverses { get; init; }
    public RefVoucher? Corrects { get; init; }
    public RefVoucher? ReversedBy { get; set; }
    public RefVoucher? CorrectedBy { get; set; }

    public int Month => Date.Year * 100 + Date.Month;
    /// <summary>It books a difference.</summary>
    public bool IsAdjustment { get; init; }
    public int Slot => Kind switch { "OPENING" => Date.Year * 100, "CLOSING" => Date.Year * 100 + 13, _ => Month };

    /// <summary>Number, day, recipe and the lines in one order, to be compared with what the product posted.</summary>
    public override string ToString() => $"{No} {Date:yyyy-MM-dd} {Slot} {Recipe}\n" + string.Join('\n', Lines.Select(line => line.ToString()).Order(StringComparer.Ordinal));
}

internal sealed record RefFund(string Code, string Kind, IReadOnlyList<string> Purposes)
{
    public bool IsRestricted => Kind is "DAMAGES" or "PUBLIC_INTEREST";
}

internal sealed record RefRule(string Fund, DateOnly From, IReadOnlyList<string> Purposes, IReadOnlyList<string> Sources);
internal sealed record RefBank(string Code, string Kind, IReadOnlyList<string> Funds)
{
    public string Account => Kind switch { "ENTRUSTED" => "1002.02", "ZERO_BALANCE" => "1011", _ => "1002.01" };
    public string Budget => Kind switch { "OWN" => "8001.02", "ZERO_BALANCE" => "8001.01", _ => "" };
}

internal sealed record RefParty(string Code, string Kind, string Level) { public IReadOnlyList<string> Further { get; set; } = []; }
internal sealed record RefCase(string Code, string Plaintiff, IReadOnlyList<string> Defendants, DateOnly On);
internal sealed record RefAdvance(string Code, int Order, string Fund, string Case, string Organisation, string CostKind, long Requested, string By, DateOnly On);
internal sealed record RefAgreement(string Code, string Party, long Ceiling, DateOnly From, DateOnly To);
internal sealed record RefOrder(string Code, string Kind, string Fund, string Case, string Agreement, string Party, long Fen, DateOnly On);
internal sealed record RefDraft(string Code, RefVoucher Voucher) { public bool IsSettled { get; set; } }

/// <summary>What a judgment or the opening balances put on a defendant, and when it is due.</summary>
internal sealed record RefAward(string Command, string Case, string Advance, string Defendant, long Fen, DateOnly On, DateOnly Due) { public bool IsOpening { get; init; } }

/// <summary>An interest or execution cost that a judgment awards beside principal.</summary>
internal sealed record RefHead(string Command, string Case, string Defendant, string Head, string Advance, long Fen, DateOnly Due);

/// <summary>A step in the life of a case.</summary>
internal sealed record RefStep(string Command, string Case, string Step, string Detail, string Party, DateOnly On, DateOnly Until);

/// <summary>So much of an advance became budget expenditure on a day; negative when it came back.</summary>
internal sealed record RefMark(string Command, DateOnly On, long Fen);

internal sealed record RefReceipt(string Code, string Fund, string Bank);
internal sealed record RefLoan(string Code, string Lender, string Borrower, DateOnly On);
internal sealed record RefPaper(string Organisation, string Kind, DateOnly On, int Year, DateOnly Until, string Verdict);
internal sealed record RefPanel(string Code, string Party, DateOnly From, DateOnly To);
internal sealed record RefTerms(string Panel, IReadOnlyList<string> Services);
internal sealed record RefInvoice(string Command, string Code, string Number, string Seller);
internal sealed record RefLimit(string Fund, string Level, long Fen, DateOnly From);
internal sealed record RefDelegation(string From, string To, string Level, DateOnly FromDay, DateOnly ToDay);
internal sealed record RefDuty(string Person, string Duty, DateOnly From, DateOnly To) { public DateOnly? Ended { get; set; } }
internal sealed record RefAccount(string Code, string Party, string ProposedBy, DateOnly On, string DrawnBy) { public string ConfirmedBy { get; set; } = ""; public DateOnly Effective { get; set; } public int Confirmed { get; set; } }

/// <summary>What a receipt paid.</summary>
internal sealed record RefPayment(string Command, DateOnly On, string Case, string Defendant, string Head, string Advance, long Fen);

/// <summary>The books of one entity as plain lists: what was recorded, and sums that are added up when they are asked for.</summary>
internal sealed class ReferenceEntity
{
    public required string Kind { get; init; }
    public required int FirstYear { get; init; }
    public string Parent { get; init; } = "";
    public string Level { get; init; } = "";
    public Dictionary<(string Fund, int Year), Dictionary<string, long>> Budgets { get; } = [];
    public SortedSet<int> Opened { get; } = [];
    public SortedSet<int> Closed { get; } = [];
    public List<(string Name, string Value, DateOnly From)> Policies { get; } = [];
    public List<RefFund> Funds { get; } = [];
    public List<RefBank> Banks { get; } = [];
    public Dictionary<string, RefParty> Parties { get; } = [];
    public List<RefCase> Cases { get; } = [];
    public List<RefAdvance> Advances { get; } = [];
    public Dictionary<string, RefAgreement> Agreements { get; } = [];
    public Dictionary<string, RefOrder> Orders { get; } = [];
    public Dictionary<string, RefDraft> Drafts { get; } = [];
    public List<RefVoucher> Vouchers { get; } = [];
    public List<RefAward> Awards { get; } = [];
    public List<RefPayment> Payments { get; } = [];
    public List<RefHead> Heads { get; } = [];
    public List<(string Case, string Named, string Debtor)> Joint { get; } = [];
    public Dictionary<string, List<RefStep>> Steps { get; } = [];
    public Dictionary<string, List<RefMark>> Marks { get; } = [];
    public Dictionary<string, RefReceipt> Receipts { get; } = [];
    public Dictionary<string, RefLoan> Loans { get; } = [];
    public Dictionary<string, List<long>> Milestones { get; } = [];
    public HashSet<(string Contract, int Milestone)> Accepted { get; } = [];
    public List<RefRule> Rules { get; } = [];
    public List<RefPaper> Papers { get; } = [];

    /// <summary>Parties whose credit code waits for a second person, with the first.</summary>
    public Dictionary<string, string> Doubts { get; } = [];

    /// <summary>What organisations bore or got themselves, by case and organisation: above zero what they got.</summary>
    public Dictionary<(string Case, string Organisation), long> OwnMoney { get; } = [];
    public HashSet<(string Case, string Organisation)> Honours { get; } = [];
    public List<RefInvoice> Invoices { get; } = [];
    public Dictionary<string, RefPanel> Panel { get; } = [];
    public List<(string Entry, string Status, DateOnly On)> PanelStatus { get; } = [];
    public Dictionary<string, RefTerms> Terms { get; } = [];
    public List<(string Order, DateOnly On)> Deliveries { get; } = [];
    public Dictionary<string, (DateOnly On, Dictionary<int, string> Items)> Meetings { get; } = [];
    public List<RefLimit> Limits { get; } = [];
    public List<RefDelegation> Delegations { get; } = [];
    public HashSet<string> Persons { get; } = [];
    public List<RefDuty> Duties { get; } = [];
    public Dictionary<string, RefAccount> Accounts { get; } = [];
    public Dictionary<string, string> Keys { get; } = [];
    public Dictionary<string, long> Balances { get; } = [];

    /// <summary>The vouchers that each command made.</summary>
    public Dictionary<string, List<RefVoucher>> Made { get; } = [];

    private readonly Dictionary<string, RefVoucher> byNumber = [];
    private readonly Dictionary<string, RefCase> casesByCode = [];
    private readonly Dictionary<string, RefAdvance> advancesByCode = [];
    private readonly Dictionary<string, List<RefAdvance>> advancesOfCase = [];
    private readonly SortedDictionary<string, SortedDictionary<string, long>> byAccount = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(RefVoucher Voucher, RefLine Line)>> linesOf = [];
    private readonly Dictionary<string, int> lastNumbers = [];

    public RefFund Fund(string code) => Funds.Single(fund => fund.Code == code);
    public RefBank Bank(string code) => Banks.Single(bank => bank.Code == code);
    public RefCase Case(string code) => casesByCode[code];
    public RefAdvance Advance(string code) => advancesByCode[code];
    public bool HasCase(string code) => casesByCode.ContainsKey(code);
    public bool HasAdvance(string code) => advancesByCode.ContainsKey(code);
    public IReadOnlyList<RefAdvance> AdvancesOf(string known) => advancesOfCase.GetValueOrDefault(known) ?? [];

    public void Add(RefCase known)
    {
        Cases.Add(known);
        casesByCode.Add(known.Code, known);
    }

    public void Add(RefAdvance advance)
    {
        Advances.Add(advance);
        advancesByCode.Add(advance.Code, advance);
        (advancesOfCase.TryGetValue(advance.Case, out var others) ? others : advancesOfCase[advance.Case] = []).Add(advance);
    }

    /// <summary>The balances of one account that are not nil, by key.</summary>
    public IReadOnlyDictionary<string, long> BalancesOf(string account) => byAccount.TryGetValue(account, out var balances) ? balances : new SortedDictionary<string, long>();

    /// <summary>Nothing of what the command wrote was cancelled.</summary>
    public bool Stands(string command) => !Made.TryGetValue(command, out var made) || made.All(voucher => voucher.ReversedBy is null);

    public RefVoucher? Voucher(string no) => byNumber.GetValueOrDefault(no);

    /// <summary>The lines that carry an advance, order, case, fund or bank, named by the register's letter and the code.</summary>
    public IEnumerable<(RefVoucher Voucher, RefLine Line)> LinesOf(char register, string code) => linesOf.GetValueOrDefault(register + code) ?? [];

    /// <summary>The sum of those lines on one account, debit positive.</summary>
    public long Sum(char register, string code, string account) => LinesOf(register, code).Where(pair => pair.Line.Account == account).Sum(pair => pair.Line.Signed);

    /// <summary>What one recipe put on one side of an account; cancellations carry the recipe and take it back.</summary>
    public long Moved(char register, string code, string account, bool isDebit, params string[] recipes) => LinesOf(register, code)
        .Where(pair => pair.Line.Account == account && pair.Line.IsDebit == isDebit && recipes.Contains(pair.Voucher.Recipe)).Sum(pair => pair.Line.Fen);

    public string PolicyOn(DateOnly day, string name, string otherwise) =>
        Policies.Where(policy => policy.Name == name && policy.From <= day).OrderBy(policy => policy.From).Select(policy => policy.Value).LastOrDefault(otherwise);

    /// <summary>domain.md E.8.6, where an order's invoice counts once: its promise stands for it until it is paid.</summary>
    public static long AvailableEffect(RefLine line) => line.Account switch
    {
        "2302" => line.Order.Length > 0 ? 0 : line.Signed,
        "1002.01" or "1002.02" or "1011" or "1201.01" or "1201.02" or "2103" => line.Signed,
        "2307.01" or "2307.02" or "2307.03" or "2307.08" or "2307.09" or "2307.10" => line.Signed,
        "9001" => -line.Signed,
        _ => 0,
    };

    public static long SanctionEffect(RefLine line) => line is { Source: "SANCTION", Account: "3001" or "4001" or "5001" } ? -line.Signed : 0;

    public Dictionary<string, long> Available { get; } = [];
    public Dictionary<string, long> Sanction { get; } = [];

    public void Post(RefVoucher voucher, string command)
    {
        voucher.Seq = Vouchers.Count + 1;
        voucher.Command = command;
        voucher.No = voucher.Kind == "OPENING" ? "期初" : Numbered(voucher);
        Vouchers.Add(voucher);
        byNumber.TryAdd(voucher.No, voucher);
        (Made.TryGetValue(command, out var made) ? made : Made[command] = []).Add(voucher);
        if (voucher.Reverses is { } cancelled) cancelled.ReversedBy = voucher;
        if (voucher.Corrects is { } corrected) corrected.CorrectedBy = voucher;
        foreach (var line in voucher.Lines)
        {
            Balances[line.Key] = Balances.GetValueOrDefault(line.Key) + line.Signed;
            var balances = byAccount.TryGetValue(line.Account, out var known) ? known : byAccount[line.Account] = new(StringComparer.Ordinal);
            if (Balances[line.Key] == 0) balances.Remove(line.Key);
            else balances[line.Key] = Balances[line.Key];
            Available[line.Fund] = Available.GetValueOrDefault(line.Fund) + AvailableEffect(line);
            Sanction[line.Fund] = Sanction.GetValueOrDefault(line.Fund) + SanctionEffect(line);
            foreach (var (register, code) in new[] { ('A', line.Advance), ('O', line.Order), ('C', line.Case), ('F', line.Fund), ('B', line.Bank) })
                if (code.Length > 0) (linesOf.TryGetValue(register + code, out var lines) ? lines : linesOf[register + code] = []).Add((voucher, line));
        }
    }

    private string Numbered(RefVoucher voucher)
    {
        var series = PolicyOn(SeriesDay ?? voucher.Date, "voucherSeries", "记");
        var place = $"{series}-{voucher.Date.Year:0000}-{voucher.Date.Month:00}";
        lastNumbers[place] = lastNumbers.GetValueOrDefault(place) + 1;
        return $"{place}-{lastNumbers[place]:0000}";
    }

    /// <summary>The day whose series holds, when it is the command's and not the voucher's.</summary>
    public DateOnly? SeriesDay { get; set; }
}

/// <summary>Splits and interest by long division and day by day.</summary>
internal static class ReferenceMoney
{
    /// <summary>Largest remainder, ties to the earlier: each fen that is left goes to whoever lacks most of his exact share.</summary>
    public static long[] Split(long amount, IReadOnlyList<long> weights)
    {
        var total = weights.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        var parts = weights.Select(weight => (long)(amount * (BigInteger)weight / total)).ToArray();
        while (parts.Sum() < amount)
        {
            var neediest = Enumerable.Range(0, parts.Length).MaxBy(i => amount * (BigInteger)weights[i] - parts[i] * total);
            parts[neediest]++;
        }
        return parts;
    }

    /// <summary>How much of the part of a debt that falls due k-th is still there when so much of the whole is cleared.</summary>
    public static long Left(IReadOnlyList<long> parts, int k, long cleared) => Math.Clamp(parts.Take(k + 1).Sum() - cleared, 0, parts[k]);

    /// <summary>Millionths of a fen: 175 for each fen and each day after the due date up to the day itself.</summary>
    public static BigInteger Interest(IReadOnlyList<(DateOnly? Due, long Fen)> parts, IReadOnlyList<(DateOnly On, long Fen)> payments, Func<DateOnly, bool> isPaused, DateOnly until)
    {
        var sizes = parts.Select(part => part.Fen).ToList();
        BigInteger fenDays = 0;
        for (var k = 0; k < parts.Count; k++)
            if (parts[k].Due is { } due)
                for (var day = due.AddDays(1); day <= until; day = day.AddDays(1))
                    if (!isPaused(day)) fenDays += Left(sizes, k, payments.Where(payment => payment.On < day).Sum(payment => payment.Fen));
        return fenDays * 175;
    }

    public static long RoundedHalfUp(BigInteger millionths) => (long)((millionths * 2 + 1_000_000) / 2_000_000);
}

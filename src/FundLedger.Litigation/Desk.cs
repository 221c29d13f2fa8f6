using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What is asked of every command before its own questions: does everything exist that it refers to, is what it
/// names new, is the month open; and after them: does any fund end up with less than nothing available.</summary>
public static class Desk
{
    /// <summary>Refusals, or what to post and keep. Pure.</summary>
    public static Decision Decide(Command command, Facts facts)
    {
        if (command.ActingEntity is { Length: > 0 } acting && acting != command.Entity)
            return Decision.Refuse([new(RejectionReason.ActsForAnotherEntity, acting, command.Entity) { Field = "actingEntity" }]);
        if (facts.Entity is null && command is not Events.EntityOpened) return Decision.Refuse(RejectionReason.UnknownEntity, command.Entity);
        Rejection[] strays = [.. Strays(command, facts), .. Takens(command, facts)];
        if (strays.Length > 0) return Decision.Refuse([.. strays.OrderBy(rejection => rejection.Reason)]);
        if (Duties.Judge(command, facts) is { Count: > 0 } unauthorised) return Decision.Refuse(unauthorised);
        if (command.PostsOnItsDate && Dating(command, facts) is { } refusal) return Decision.Refuse([refusal]);

        var decision = command.Decide(facts);
        if (decision.Rejections.Count > 0) return decision with { Rejections = [.. decision.Rejections.OrderBy(rejection => rejection.Reason)] };
        if (UnknownClasses(decision) is { Count: > 0 } unknown) return Decision.Refuse(unknown);
        if (Papers.Judge(command, decision, facts) is { Count: > 0 } papers) return Decision.Refuse([.. papers.OrderBy(rejection => rejection.Reason)]);
        decision = decision.With([.. Papers.Of(command, facts)]);
        DemandPurposes(command, decision, facts);
        var overdrawn = Exhausted(decision, facts).Concat(Overdrawn(decision, facts)).Concat(PayeeAccounts.Judge(decision, facts)).OrderBy(rejection => rejection.Reason).ToList();
        return overdrawn.Count > 0 ? Decision.Refuse(overdrawn) : decision;
    }

    private static IEnumerable<Rejection> Strays(Command command, Facts facts) => command.References()
        .Where(reference => !Exists(reference.Register, reference.Code, facts))
        .Select(reference => new Rejection(UnknownReason(reference.Register), reference.Code) { Field = reference.Field });

    private static IEnumerable<Rejection> Takens(Command command, Facts facts) => command.Names()
        .Where(name => Exists(name.Register, name.Code, facts) || (name.Register == Register.Draft && facts.SettledDrafts.Contains(name.Code)))
        .Select(name => new Rejection(RejectionReason.CodeTaken, NameOf(name.Register), name.Code) { Field = name.Field });

    private static Rejection? Dating(Command command, Facts facts)
    {
        var period = Period.Of(command.Date);
        if (!facts.OpenedPeriods.Contains(period.Code)) return new(RejectionReason.PeriodNotOpened, period) { Field = "date" };
        return facts.ClosedPeriods.Contains(period.Code) ? new(RejectionReason.PeriodClosed, period) { Field = "date" } : null;
    }

    private static List<Rejection> UnknownClasses(Decision decision) => [.. decision.Entries.OfType<Spending>()
        .Where(spent => spent.EconomicClass.Length > 0 && !EconomicClasses.Known.ContainsKey(spent.EconomicClass))
        .Select(spent => new Rejection(RejectionReason.UnknownEconomicClass, spent.EconomicClass, string.Join(", ", EconomicClasses.Known.Keys)))];

    /// <summary>Money that leaves a fund has a purpose (domain.md E.8.7). A draft has one if its maker gave it; a
    /// correction of an earlier year pays nobody.</summary>
    /// <exception cref="InvalidOperationException">The event forgot it: an error of the program, not of its user.</exception>
    private static void DemandPurposes(Command command, Decision decision, Facts facts)
    {
        if (IsPurposeFree(command is Events.VoucherCorrected corrected ? corrected.Replacement : command, facts)) return;
        var spent = decision.Entries.OfType<Spending>().ToLookup(entry => entry.Fund, entry => entry.Amount);
        foreach (var (fund, amount) in MoneyOut.Of(decision.Vouchers))
            if (spent[fund].Sum() != amount)
                throw new InvalidOperationException($"{command.GetType().Name} takes {amount} out of {fund} and says of {spent[fund].Sum()} what it is for.");
    }

    private static bool IsPurposeFree(Command command, Facts facts) => command is Events.DraftPosted or Events.PriorYearCorrected
        || (command is Events.AmountCorrected adjusted && facts.Vouchers[adjusted.Voucher].Posted.Voucher.Recipe is "HAND" or "R54");

    private static IEnumerable<Rejection> Exhausted(Decision decision, Facts facts) => decision.Vouchers
        .SelectMany(voucher => voucher.Lines)
        .Where(line => line.Source == Catalogue.CodeOf(Events.MoneySource.Sanction) && line.Account is "3001" or "4001" or "5001")
        .GroupBy(line => line.Fund, line => -line.Signed)
        .Select(fund => (Effect: fund.Sum(), Left: facts.SourceBalance(fund.Key, Events.MoneySource.Sanction)))
        .Where(fund => fund.Effect.IsNegative && (fund.Left + fund.Effect).IsNegative)
        .Select(fund => new Rejection(RejectionReason.SourceExhausted, Catalogue.CodeOf(Events.MoneySource.Sanction), fund.Left, -fund.Effect));

    private static IEnumerable<Rejection> Overdrawn(Decision decision, Facts facts) => decision.Vouchers
        .SelectMany(voucher => voucher.Lines)
        .GroupBy(line => line.Fund, line => Facts.AvailableEffect(line.Account, line.Order, line.Signed))
        .Select(fund => (Fund: fund.Key, Effect: fund.Sum(), Available: facts.Available(fund.Key)))
        .Where(fund => fund.Effect.IsNegative && (fund.Available + fund.Effect).IsNegative)
        .Select(fund => new Rejection(RejectionReason.FundNotAvailable, fund.Fund, fund.Available, -fund.Effect));

    private static bool Exists(Register register, string code, Facts facts) => register switch
    {
        Register.Fund => facts.Funds.ContainsKey(code),
        Register.Bank => facts.Banks.ContainsKey(code),
        Register.Party => facts.Parties.ContainsKey(code),
        Register.Case => facts.Cases.ContainsKey(code),
        Register.Advance => facts.Advances.ContainsKey(code),
        Register.Agreement => facts.Agreements.ContainsKey(code),
        Register.Order => facts.Orders.ContainsKey(code),
        Register.Voucher => facts.Vouchers.ContainsKey(code),
        Register.Draft => facts.Drafts.ContainsKey(code),
        Register.Receipt => facts.Proceedings.Receipts.ContainsKey(code),
        Register.Loan => facts.Proceedings.Loans.ContainsKey(code),
        Register.Panel => facts.Organisations.Panel.ContainsKey(code),
        Register.File => facts.Evidence.Files.ContainsKey(code),
        Register.Destruction => facts.Evidence.Destructions.ContainsKey(code),
        Register.AccountChange => facts.MasterData.Proposed.ContainsKey(code),
        Register.Statement => facts.Banking.StatementCodes.Contains(code),
        Register.OpeningItem => facts.Banking.OpeningItems.ContainsKey(code),
        Register.Match => facts.Banking.Matches.ContainsKey(code),
        Register.Reconciliation => facts.Reconciliations.Known.ContainsKey(code),
        _ => throw new ArgumentOutOfRangeException(nameof(register)),
    };

    private static RejectionReason UnknownReason(Register register) => Enum.Parse<RejectionReason>("Unknown" + register);

    private static Phrase NameOf(Register register) => register switch
    {
        Register.Fund => new("基金", "Fund"),
        Register.Bank => new("银行账户", "Bank account"),
        Register.Party => new("往来方", "Party"),
        Register.Case => new("案件", "Case"),
        Register.Advance => new("垫付单", "Advance"),
        Register.Agreement => new("协议", "Agreement"),
        Register.Order => new("订单或合同", "Order or contract"),
        Register.Voucher => new("凭证", "Voucher"),
        Register.Panel => new("名录条目", "Panel entry"),
        Register.Receipt => new("待查收款", "Unidentified receipt"),
        Register.Loan => new("内部借款", "Loan between funds"),
        Register.File => new("文件", "File"),
        Register.Destruction => new("销毁清册", "List of destruction"),
        Register.AccountChange => new("账户变更", "Change of account"),
        Register.Statement => new("对账单", "Bank statement"),
        Register.OpeningItem => new("期初未达账项", "Opening item"),
        Register.Match => new("匹配", "Match"),
        Register.Reconciliation => new("余额调节表", "Bank reconciliation"),
        _ => new("未记账凭证", "Draft"),
    };
}

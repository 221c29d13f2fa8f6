using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>Reads, in the command's own transaction, what the books know about everything the command refers to.</summary>
internal static partial class FactsReader
{
    public static async Task<Facts> ReadAsync(Session books, Command command, EntityHead? head)
    {
        var entity = await books.OneOrNoneAsync<EntityRow>("SELECT entity AS code, name, kind, first_year, parent FROM entity WHERE entity = @Entity", new { command.Entity });
        if (entity is null) return new Facts { NextOrdinal = 1, Stewardship = new() { Other = await OtherAsync(books, command) } };

        var asked = Asked.Of(command);
        var periods = await books.ListAsync<PeriodRow>("""
            SELECT opened.period, CASE WHEN closed.period IS NULL THEN 0 ELSE 1 END AS is_closed
            FROM period_opened opened
            LEFT JOIN period_closed closed ON closed.entity = opened.entity AND closed.period = opened.period
            WHERE opened.entity = @Entity
            """, new { command.Entity });
        var policy = Policy.On(command.Date, await PoliciesAsync(books, command.Entity));
        var funds = await RuledAsync(books, command.Entity, await FundsAsync(books, command.Entity), command.Date);
        var banks = await BanksAsync(books, command.Entity);
        var vouchers = await VouchersAsync(books, command.Entity, asked[Register.Voucher]);
        var drafts = await DraftsAsync(books, command.Entity, asked[Register.Draft]);
        var advances = await AdvancesAsync(books, command.Entity, asked[Register.Advance], asked[Register.Case]);
        var agreements = await AgreementsAsync(books, command.Entity, asked[Register.Agreement]);
        var orders = await OrdersAsync(books, command.Entity, asked[Register.Order], asked[Register.Agreement]);
        var cases = await CasesAsync(books, command.Entity,
            [.. asked[Register.Case].Union(advances.Select(advance => advance.Case)).Union(orders.Select(order => order.Case)).Where(code => code.Length > 0)]);
        string[] caseCodes = [.. cases.Select(known => known.Code).Union(vouchers.SelectMany(voucher => voucher.Posted.Voucher.Lines).Select(line => line.Case)).Where(code => code.Length > 0)];
        var receipts = await ReceiptsAsync(books, command.Entity, asked[Register.Receipt]);
        var loans = await LoansAsync(books, command.Entity, asked[Register.Loan]);
        string[] fundCodes = command.Needs.HasFlag(Needs.AllFunds) ? [.. funds.Select(fund => fund.Code)] :
        [
            .. asked[Register.Fund]
                .Union(advances.Select(advance => advance.Fund))
                .Union(orders.Select(order => order.Fund))
                .Union(receipts.Select(receipt => receipt.Fund))
                .Union(loans.SelectMany(loan => new[] { loan.Lender, loan.Borrower }))
                .Union(vouchers.SelectMany(voucher => voucher.Posted.Voucher.Lines).Concat(drafts.Open.SelectMany(draft => draft.Voucher.Lines)).Select(line => line.Fund)),
        ];

        return new Facts
        {
            Entity = new(entity.Code, entity.Name, Catalogue.Member<EntityKind>(entity.Kind), (int)entity.FirstYear, entity.Parent),
            Policy = policy,
            Funds = InOrder(funds, fund => fund.Code),
            Banks = InOrder(banks, bank => bank.Code),
            Parties = InOrder(await PartiesAsync(books, command.Entity, asked[Register.Party]), party => party.Code),
            Cases = InOrder(cases, known => known.Code),
            Advances = InOrder(advances, advance => advance.Code),
            Agreements = InOrder(agreements, agreement => agreement.Code),
            Orders = InOrder(orders, order => order.Code),
            Vouchers = vouchers.ToDictionary(voucher => voucher.Posted.VoucherNo),
            Drafts = InOrder(drafts.Open, draft => draft.Code),
            SettledDrafts = drafts.Settled,
            JudgmentItems = await JudgmentItemsAsync(books, command.Entity, caseCodes),
            Allocations = await AllocationsAsync(books, command.Entity, caseCodes),
            Stewardship = await StewardshipAsync(books, command, vouchers),
            MasterData = await AccountsAsync(books, command.Entity, asked[Register.AccountChange],
                [.. asked[Register.Party].Union(advances.Select(advance => advance.Organisation)).Union(orders.Select(order => order.Party)).Union(agreements.Select(agreement => agreement.Party))
                    .Union(cases.Select(known => known.Plaintiff))
                    .Union(vouchers.SelectMany(voucher => voucher.Posted.Voucher.Lines).Select(line => line.Payee)).Where(code => code.Length > 0)]),
            Banking = await BankingAsync(books, command, head!),
            Reconciliations = await ReconcilingAsync(books, command, banks, head!),
            Evidence = await EvidenceAsync(books, command, asked, vouchers),
            Proceedings = await ProceedingsAsync(books, command.Entity, caseCodes, advances, orders, receipts, loans),
            Organisations = await OrganisationsAsync(books, command, asked, policy, caseCodes, advances, orders),
            Turnovers = await TurnoversAsync(books, command.Entity, caseCodes,
                [.. orders.Select(order => order.Code).Union(asked[Register.Receipt]).Union(asked[Register.Loan]).Union(vouchers.SelectMany(voucher => voucher.Posted.Voucher.Lines).Select(line => line.Order)).Where(code => code.Length > 0)]),
            FundBalances = await FundBalancesAsync(books, command.Entity, fundCodes, command is YearClosed year ? year.December.Code + 1 : int.MaxValue),
            InvoicedOrders = await InvoicedOrdersAsync(books, command.Entity, fundCodes),
            BankShares = command is { Needs: var needs } && needs.HasFlag(Needs.BankShares) ? await BankSharesAsync(books, command, banks) : [],
            SanctionBalances = command.Needs.HasFlag(Needs.Sources) ? await SanctionBalancesAsync(books, command.Entity) : new Dictionary<string, Money>(),
            OpenedPeriods = periods.Select(period => (int)period.Period).ToHashSet(),
            ClosedPeriods = periods.Where(period => period.IsClosed != 0).Select(period => (int)period.Period).ToHashSet(),
            WaitingDrafts = command.Needs.HasFlag(Needs.Period) ? await WaitingDraftsAsync(books, command) : [],
            Claims = command.Needs.HasFlag(Needs.YearClaims) ? await ClaimsAsync(books, (YearClosed)command) : [],
            HasVouchers = head!.LastSeq > 0,
            NextOrdinal = head.LastOrdinal + 1,
        };
    }

    private static OrderedDictionary<string, T> InOrder<T>(IEnumerable<T> items, Func<T, string> code)
    {
        var ordered = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items) ordered.Add(code(item), item);
        return ordered;
    }

    /// <summary>The parameters as they hold on a day.</summary>
    public static async Task<Policy> PolicyAsync(Session books, string entity, DateOnly day) => Policy.On(day, await PoliciesAsync(books, entity));

    private static async Task<IReadOnlyList<PolicyValue>> PoliciesAsync(Session books, string entity) =>
        [.. (await books.ListAsync<PolicyRow>("""
            SELECT name, value, from_day FROM policy_value WHERE entity = @entity ORDER BY from_day, command_ordinal
            """, new { entity })).Select(row => new PolicyValue(row.Name, row.Value, row.FromDay))];

    private static async Task<IReadOnlyList<Fund>> FundsAsync(Session books, string entity) =>
        [.. (await books.ListAsync<FundRow>("""
            SELECT fund AS code, name, kind, restricted, purposes FROM fund WHERE entity = @entity ORDER BY command_ordinal
            """, new { entity })).Select(row => new Fund(row.Code, row.Name, Catalogue.Member<FundKind>(row.Kind), row.Restricted != 0,
                [.. Codes.Apart(row.Purposes).Select(Catalogue.Member<Purpose>)]))];

    private static async Task<IReadOnlyList<BankAccount>> BanksAsync(Session books, string entity) =>
        [.. (await books.ListAsync<BankRow>("""
            SELECT bank AS code, name, kind, account_number, funds FROM bank_account WHERE entity = @entity ORDER BY command_ordinal
            """, new { entity })).Select(row => new BankAccount(row.Code, row.Name, Catalogue.Member<BankKind>(row.Kind), row.AccountNumber, Codes.Apart(row.Funds)))];

    private static async Task<IReadOnlyList<Party>> PartiesAsync(Session books, string entity, IReadOnlyList<string> codes) => codes.Count == 0 ? [] :
        [.. (await books.ListAsync<PartyRow>("""
            SELECT party.party AS code, party.name, party.kind, party.credit_code, party.registration,
                   COALESCE((SELECT MAX(revision.kinds) FROM party_revision revision
                             WHERE revision.entity = party.entity AND revision.party = party.party AND revision.command_ordinal = (
                                 SELECT MAX(latest.command_ordinal) FROM party_revision latest WHERE latest.entity = party.entity AND latest.party = party.party)), '') AS kinds
            FROM party
            WHERE party.entity = @entity AND party.party IN @codes
            ORDER BY party.command_ordinal
            """, new { entity, codes })).Select(row => new Party(row.Code, row.Name, Catalogue.Member<PartyKind>(row.Kind), row.CreditCode,
                Catalogue.Member<RegistrationLevel>(row.Registration)) { FurtherKinds = [.. Codes.Apart(row.Kinds).Select(Catalogue.Member<PartyKind>)] })];

    private static async Task<IReadOnlyList<LegalCase>> CasesAsync(Session books, string entity, IReadOnlyList<string> codes) => codes.Count == 0 ? [] :
        [.. (await books.ListAsync<CaseRow>("""
            SELECT case_code AS code, case_number, plaintiff_kind, plaintiff, defendants, registered_on
            FROM legal_case WHERE entity = @entity AND case_code IN @codes ORDER BY command_ordinal
            """, new { entity, codes })).Select(row => new LegalCase(row.Code, row.CaseNumber, Catalogue.Member<PlaintiffKind>(row.PlaintiffKind), row.Plaintiff,
                Codes.Apart(row.Defendants), row.RegisteredOn))];

    private static async Task<IReadOnlyList<Advance>> AdvancesAsync(Session books, string entity, IReadOnlyList<string> codes, IReadOnlyList<string> cases)
    {
        if (codes.Count == 0 && cases.Count == 0) return [];
        var rows = await books.ListAsync<AdvanceRow>("""
            SELECT advance AS code, fund, case_code, organisation, cost_kind, requested_fen, requested_by, requested_on, command_ordinal
            FROM advance
            WHERE entity = @entity AND (advance IN @codes OR case_code IN @cases)
            ORDER BY command_ordinal
            """, new { entity, codes, cases });
        return [.. rows.Select(row => new Advance(row.Code, row.Fund, row.CaseCode, row.Organisation, Catalogue.Member<CostKind>(row.CostKind),
            new Money(row.RequestedFen), row.RequestedBy, row.RequestedOn, row.CommandOrdinal))];
    }

    private static async Task<IReadOnlyList<ServiceAgreement>> AgreementsAsync(Session books, string entity, IReadOnlyList<string> codes) => codes.Count == 0 ? [] :
        [.. (await books.ListAsync<AgreementRow>("""
            SELECT agreement AS code, party, ceiling_fen, from_day, to_day FROM service_agreement WHERE entity = @entity AND agreement IN @codes
            """, new { entity, codes })).Select(row => new ServiceAgreement(row.Code, row.Party, new Money(row.CeilingFen), row.FromDay, row.ToDay))];

    private static async Task<IReadOnlyList<Order>> OrdersAsync(Session books, string entity, IReadOnlyList<string> codes, IReadOnlyList<string> agreements)
    {
        if (codes.Count == 0 && agreements.Count == 0) return [];
        var rows = await books.ListAsync<OrderRow>("""
            SELECT order_code AS code, kind, fund, case_code, agreement, party, amount_fen, placed_on
            FROM service_order
            WHERE entity = @entity AND (order_code IN @codes OR agreement IN @agreements)
            ORDER BY command_ordinal
            """, new { entity, codes, agreements });
        return [.. rows.Select(row => new Order(row.Code, Catalogue.Member<OrderKind>(row.Kind), row.Fund, row.CaseCode, row.Agreement, row.Party,
            new Money(row.AmountFen), row.PlacedOn))];
    }

    private static async Task<IReadOnlyList<JudgmentItem>> JudgmentItemsAsync(Session books, string entity, string[] cases) => cases.Length == 0 ? [] :
        [.. (await books.ListAsync<JudgmentRow>("""
            SELECT item.judgment, item.case_code, item.advance, item.defendant, item.amount_fen, item.effective_on, item.due_on
            FROM judgment_item item
            JOIN command ON command.entity = item.entity AND command.ordinal = item.command_ordinal
            WHERE item.entity = @entity AND item.case_code IN @cases
              AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                              WHERE original.entity = item.entity AND original.command_key = command.command_key)
            ORDER BY item.command_ordinal, item.item_no
            """, new { entity, cases })).Select(row => new JudgmentItem(row.Judgment, row.CaseCode, row.Advance, row.Defendant, new Money(row.AmountFen),
                row.EffectiveOn, row.DueOn))];

    private static async Task<IReadOnlyList<RecoveryAllocation>> AllocationsAsync(Session books, string entity, string[] cases) => cases.Length == 0 ? [] :
        [.. (await books.ListAsync<AllocationDetail>("""
            SELECT part.receipt, part.received_on, part.case_code, part.defendant, part.head, part.advance, part.amount_fen, part.rule_no
            FROM recovery_allocation part
            WHERE part.entity = @entity AND part.case_code IN @cases
              AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                              WHERE original.entity = part.entity AND original.command_key = part.receipt)
            ORDER BY part.command_ordinal, part.row_no
            """, new { entity, cases })).Select(row => new RecoveryAllocation(row.Receipt, row.ReceivedOn, row.CaseCode, row.Defendant,
                Catalogue.Member<AllocationHead>(row.Head), row.Advance, new Money(row.AmountFen), (int)row.RuleNo))];

    // Two statements rather than one OR, so that each finds its own index; a restoration contract's lines belong to a case and come with it.
    private static async Task<IReadOnlyList<Turnover>> TurnoversAsync(Session books, string entity, string[] cases, string[] orders)
    {
        IReadOnlyList<TurnoverRow> ofCases = cases.Length == 0 ? [] : await books.ListAsync<TurnoverRow>("""
            SELECT line.slot / 100 AS year, voucher.recipe, line.side, line.account, line.fund, line.case_code, line.advance, line.party,
                   line.order_code, line.bank, SUM(line.amount_fen) AS amount_fen
            FROM voucher_line line
            JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
            WHERE line.entity = @entity AND line.case_code IN @cases AND line.case_code <> ''
            GROUP BY line.slot / 100, voucher.recipe, line.side, line.account, line.fund, line.case_code, line.advance, line.party, line.order_code, line.bank
            """, new { entity, cases });
        IReadOnlyList<TurnoverRow> ofOrders = orders.Length == 0 ? [] : await books.ListAsync<TurnoverRow>("""
            SELECT line.slot / 100 AS year, voucher.recipe, line.side, line.account, line.fund, line.case_code, line.advance, line.party,
                   line.order_code, line.bank, SUM(line.amount_fen) AS amount_fen
            FROM voucher_line line
            JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
            WHERE line.entity = @entity AND line.order_code IN @orders AND line.order_code <> '' AND line.case_code NOT IN @cases
            GROUP BY line.slot / 100, voucher.recipe, line.side, line.account, line.fund, line.case_code, line.advance, line.party, line.order_code, line.bank
            """, new { entity, orders, cases });
        return [.. ofCases.Concat(ofOrders).Select(row => new Turnover((int)row.Year, row.Recipe, row.Side == "D" ? Side.Debit : Side.Credit,
            new BalanceKey(row.Account, row.Fund, row.CaseCode, row.Advance, row.Party, row.OrderCode, row.Bank), new Money(row.AmountFen)))];
    }

    private static async Task<IReadOnlyList<FundBalance>> FundBalancesAsync(Session books, string entity, string[] funds, int lastSlot) => funds.Length == 0 ? [] :
        [.. (await books.ListAsync<FundBalanceRow>("""
            SELECT account, fund, bank, SUM(debit_fen) - SUM(credit_fen) AS signed_fen
            FROM fund_balance
            WHERE entity = @entity AND fund IN @funds AND slot <= @lastSlot
            GROUP BY account, fund, bank
            """, new { entity, funds, lastSlot })).Select(row => new FundBalance(row.Account, row.Fund, row.Bank, new Money(row.SignedFen)))];

    private static async Task<IReadOnlyDictionary<string, Money>> InvoicedOrdersAsync(Session books, string entity, string[] funds) =>
        funds.Length == 0 ? new Dictionary<string, Money>() :
        (await books.ListAsync<ShareRow>("""
            SELECT fund AS share, fund, SUM(credit_fen) - SUM(debit_fen) AS fen
            FROM period_balance
            WHERE entity = @entity AND account = '2302' AND fund IN @funds AND order_code <> ''
            GROUP BY fund
            """, new { entity, funds })).ToDictionary(row => row.Fund, row => new Money(row.Fen));

    // Slots below the month, plus the month's own lines up to the day: opening and closing vouchers stand in slots of their own.
    private static async Task<IReadOnlyList<(string Share, string Fund, Money Balance)>> BankSharesAsync(Session books, Command command, IReadOnlyList<BankAccount> banks)
    {
        var (_, code, _) = command.References().First(reference => reference.Register == Register.Bank);
        if (banks.FirstOrDefault(bank => bank.Code == code) is not { } bank) return [];
        var args = new { command.Entity, Account = bank.Account, Bank = code, bank.Funds, command.Date, Slot = Period.Of(command.Date).Code };
        var rows = bank.Kind == BankKind.Entrusted
            ? await books.ListAsync<ShareRow>("""
                SELECT part.share, part.fund, SUM(part.fen) AS fen
                FROM (SELECT case_code AS share, fund, credit_fen - debit_fen AS fen FROM period_balance
                      WHERE entity = @Entity AND account = '2901' AND fund IN @Funds AND slot < @Slot
                      UNION ALL
                      SELECT case_code, fund, CASE WHEN side = 'C' THEN amount_fen ELSE -amount_fen END FROM voucher_line
                      WHERE entity = @Entity AND account = '2901' AND fund IN @Funds AND slot = @Slot AND voucher_date <= @Date) part
                JOIN legal_case ON legal_case.entity = @Entity AND legal_case.case_code = part.share
                GROUP BY part.share, part.fund, legal_case.command_ordinal
                ORDER BY legal_case.command_ordinal, part.fund
                """, args)
            : await books.ListAsync<ShareRow>("""
                SELECT part.fund AS share, part.fund, SUM(part.fen) AS fen
                FROM (SELECT fund, debit_fen - credit_fen AS fen FROM fund_balance
                      WHERE entity = @Entity AND account = @Account AND bank = @Bank AND slot < @Slot
                      UNION ALL
                      SELECT fund, CASE WHEN side = 'D' THEN amount_fen ELSE -amount_fen END FROM voucher_line
                      WHERE entity = @Entity AND account = @Account AND bank = @Bank AND slot = @Slot AND voucher_date <= @Date) part
                JOIN fund ON fund.entity = @Entity AND fund.fund = part.fund
                GROUP BY part.fund, fund.command_ordinal
                ORDER BY fund.command_ordinal
                """, args);
        return [.. rows.Select(row => (row.Share, row.Fund, new Money(row.Fen)))];
    }

    private static async Task<IReadOnlyDictionary<string, Money>> SanctionBalancesAsync(Session books, string entity) =>
        (await books.ListAsync<ShareRow>("""
            SELECT fund AS share, fund, SUM(CASE WHEN side = 'C' THEN amount_fen ELSE -amount_fen END) AS fen
            FROM voucher_line
            WHERE entity = @entity AND source = 'SANCTION' AND account IN ('3001', '4001', '5001') AND source <> ''
            GROUP BY fund
            """, new { entity })).ToDictionary(row => row.Fund, row => new Money(row.Fen));

    private static async Task<IReadOnlyList<VoucherHistory>> VouchersAsync(Session books, string entity, IReadOnlyList<string> numbers)
    {
        var histories = new List<VoucherHistory>();
        foreach (var number in numbers)
        {
            var seqs = await books.ListAsync<long>("SELECT seq FROM voucher WHERE entity = @entity AND voucher_no = @number ORDER BY seq", new { entity, number });
            if (seqs.Count == 0) continue;
            var later = await books.ListAsync<LaterRow>("""
                SELECT voucher_no, reverses, corrects FROM voucher WHERE entity = @entity AND ((reverses <> 0 AND reverses = @seq) OR (corrects <> 0 AND corrects = @seq))
                """, new { entity, seq = seqs[0] });
            histories.Add(new(await KnownAsAdjustmentAsync(books, entity, (await PostedVouchers.ReadAsync(books, entity, seqs[0]))!),
                later.FirstOrDefault(row => row.Reverses == seqs[0])?.VoucherNo ?? "",
                later.FirstOrDefault(row => row.Corrects == seqs[0])?.VoucherNo ?? ""));
        }
        return histories;
    }

    // A blue voucher corrects one that was cancelled; a voucher for a difference corrects one that stands.
    private static async Task<PostedVoucher> KnownAsAdjustmentAsync(Session books, string entity, PostedVoucher posted) =>
        posted.Voucher.Corrects != 0 && await books.ScalarAsync<long>("SELECT COUNT(*) FROM voucher WHERE entity = @entity AND reverses = @Corrects AND reverses <> 0", new { entity, posted.Voucher.Corrects }) == 0
            ? posted with { Voucher = posted.Voucher with { IsAdjustment = true } } : posted;

    private static async Task<(IReadOnlyList<Draft> Open, IReadOnlySet<string> Settled)> DraftsAsync(Session books, string entity, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0) return ([], new HashSet<string>());
        var rows = await books.ListAsync<DraftRow>("""
            SELECT draft.draft AS code, draft.command_ordinal, CASE WHEN settled.draft IS NULL THEN 0 ELSE 1 END AS is_settled
            FROM draft
            LEFT JOIN draft_settled settled ON settled.entity = draft.entity AND settled.draft = draft.draft
            WHERE draft.entity = @entity AND draft.draft IN @codes
            """, new { entity, codes });
        var open = new List<Draft>();
        foreach (var row in rows.Where(row => row.IsSettled == 0))
        {
            var (command, _) = CommandReader.Read(await CommandLog.BodyAsync(books, entity, row.CommandOrdinal));
            var drafted = (VoucherDrafted)command!;
            open.Add(new Draft(row.Code, drafted.ToVoucher()) { Purpose = drafted.Purpose });
        }
        return (open, rows.Where(row => row.IsSettled != 0).Select(row => row.Code).ToHashSet());
    }

    private static Task<IReadOnlyList<string>> WaitingDraftsAsync(Session books, Command command)
    {
        var period = command switch { MonthClosed month => month.Period, YearClosed year => year.December, _ => Period.Of(command.Date) };
        return books.ListAsync<string>("""
            SELECT draft.draft FROM draft
            WHERE draft.entity = @Entity AND draft.period = @Period
              AND NOT EXISTS (SELECT 1 FROM draft_settled settled WHERE settled.entity = draft.entity AND settled.draft = draft.draft)
            ORDER BY draft.draft
            """, new { command.Entity, Period = period.Code });
    }

    private static async Task<IReadOnlyList<ClaimBalance>> ClaimsAsync(Session books, YearClosed command) =>
        [.. (await books.ListAsync<ClaimRow>("""
            SELECT claim.fund, claim.case_code, claim.advance, SUM(claim.outstanding_fen) AS outstanding_fen, SUM(claim.paid_fen) AS paid_fen,
                   SUM(claim.recognised_fen) AS recognised_fen
            FROM (SELECT fund, case_code, advance, debit_fen - credit_fen AS outstanding_fen, 0 AS paid_fen, 0 AS recognised_fen FROM period_balance
                  WHERE entity = @Entity AND account IN ('1218.0101', '1218.0102', '1218.02') AND slot <= @Last
                  UNION ALL
                  SELECT line.fund, line.case_code, line.advance, 0, line.amount_fen, 0 FROM voucher_line line
                  JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
                  WHERE line.entity = @Entity AND line.account = '1218.0101' AND line.side = 'D' AND voucher.recipe IN ('R17', 'R17a')
                    AND line.slot BETWEEN @First AND @Last
                  UNION ALL
                  SELECT mark.fund, advance.case_code, mark.advance, 0, 0, mark.amount_fen FROM recognition mark
                  JOIN advance ON advance.entity = mark.entity AND advance.advance = mark.advance
                  JOIN command ON command.entity = mark.entity AND command.ordinal = mark.command_ordinal
                  WHERE mark.entity = @Entity AND mark.recognised_on <= @LastDay
                    AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                                    WHERE original.entity = mark.entity AND original.command_key = command.command_key)) claim
            GROUP BY claim.fund, claim.case_code, claim.advance
            """, new { command.Entity, First = command.Year * 100, Last = command.December.Code, command.December.LastDay }))
            .Select(row => new ClaimBalance(row.Fund, row.CaseCode, row.Advance, new Money(row.OutstandingFen), new Money(row.PaidFen), new Money(row.RecognisedFen)))];

    /// <summary>The codes that a command mentions, by register.</summary>
    private sealed class Asked
    {
        private readonly ILookup<Register, string> codes;

        private Asked(ILookup<Register, string> codes) => this.codes = codes;

        public static Asked Of(Command command) =>
            new(command.References().Concat(command.Names()).Select(mention => (mention.Register, mention.Code)).Distinct().ToLookup(mention => mention.Register, mention => mention.Code));

        public IReadOnlyList<string> this[Register register] => [.. codes[register]];
    }

    private sealed class EntityRow { public string Code { get; set; } = ""; public string Name { get; set; } = ""; public string Kind { get; set; } = ""; public long FirstYear { get; set; } public string Parent { get; set; } = ""; }
    private sealed class PeriodRow { public long Period { get; set; } public long IsClosed { get; set; } }
    private sealed class PolicyRow { public string Name { get; set; } = ""; public string Value { get; set; } = ""; public DateOnly FromDay { get; set; } }
    private sealed class FundRow { public string Code { get; set; } = ""; public string Name { get; set; } = ""; public string Kind { get; set; } = ""; public long Restricted { get; set; } public string Purposes { get; set; } = ""; }
    private sealed class BankRow { public string Code { get; set; } = ""; public string Name { get; set; } = ""; public string Kind { get; set; } = ""; public string AccountNumber { get; set; } = ""; public string Funds { get; set; } = ""; }
    private sealed class PartyRow { public string Code { get; set; } = ""; public string Name { get; set; } = ""; public string Kind { get; set; } = ""; public string CreditCode { get; set; } = ""; public string Registration { get; set; } = ""; public string Kinds { get; set; } = ""; }
    private sealed class CaseRow { public string Code { get; set; } = ""; public string CaseNumber { get; set; } = ""; public string PlaintiffKind { get; set; } = ""; public string Plaintiff { get; set; } = ""; public string Defendants { get; set; } = ""; public DateOnly RegisteredOn { get; set; } }
    private sealed class AdvanceRow { public string Code { get; set; } = ""; public string Fund { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Organisation { get; set; } = ""; public string CostKind { get; set; } = ""; public long RequestedFen { get; set; } public string RequestedBy { get; set; } = ""; public DateOnly RequestedOn { get; set; } public long CommandOrdinal { get; set; } }
    private sealed class AgreementRow { public string Code { get; set; } = ""; public string Party { get; set; } = ""; public long CeilingFen { get; set; } public DateOnly FromDay { get; set; } public DateOnly ToDay { get; set; } }
    private sealed class OrderRow { public string Code { get; set; } = ""; public string Kind { get; set; } = ""; public string Fund { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Agreement { get; set; } = ""; public string Party { get; set; } = ""; public long AmountFen { get; set; } public DateOnly PlacedOn { get; set; } }
    private sealed class JudgmentRow { public string Judgment { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Advance { get; set; } = ""; public string Defendant { get; set; } = ""; public long AmountFen { get; set; } public DateOnly EffectiveOn { get; set; } public DateOnly DueOn { get; set; } }
    private sealed class AllocationDetail { public string Receipt { get; set; } = ""; public DateOnly ReceivedOn { get; set; } public string CaseCode { get; set; } = ""; public string Defendant { get; set; } = ""; public string Head { get; set; } = ""; public string Advance { get; set; } = ""; public long AmountFen { get; set; } public long RuleNo { get; set; } }
    private sealed class FundBalanceRow { public string Account { get; set; } = ""; public string Fund { get; set; } = ""; public string Bank { get; set; } = ""; public long SignedFen { get; set; } }
    private sealed class ShareRow { public string Share { get; set; } = ""; public string Fund { get; set; } = ""; public long Fen { get; set; } }
    private sealed class LaterRow { public string VoucherNo { get; set; } = ""; public long Reverses { get; set; } public long Corrects { get; set; } }
    private sealed class DraftRow { public string Code { get; set; } = ""; public long CommandOrdinal { get; set; } public long IsSettled { get; set; } }
    private sealed class ClaimRow { public string Fund { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Advance { get; set; } = ""; public long OutstandingFen { get; set; } public long PaidFen { get; set; } public long RecognisedFen { get; set; } }

    private sealed class TurnoverRow { public long Year { get; set; } public string Recipe { get; set; } = ""; public string Side { get; set; } = ""; public string Account { get; set; } = ""; public string Fund { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Advance { get; set; } = ""; public string Party { get; set; } = ""; public string OrderCode { get; set; } = ""; public string Bank { get; set; } = ""; public long AmountFen { get; set; }
    }
}

/// <summary>Lists of codes in one column, parted by commas, as codes hold none.</summary>
internal static class Codes
{
    public static string Together(IEnumerable<string> codes) => string.Join(',', codes);
    public static IReadOnlyList<string> Apart(string together) => together.Length == 0 ? [] : together.Split(',');
}

using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>Writes what a decision adds to the registers.</summary>
internal static class RegisterWriter
{
    /// <param name="ordinal">The command's place in the log; it orders the registers.</param>
    /// <param name="row">The entry's place among those of its command, from 1.</param>
    public static Task WriteAsync(Session books, string entity, Entry entry, long ordinal, int row, EntityHead head, DateTime now) => entry switch
    {
        Entity opened => EntityAsync(books, opened, head, now),
        Fund fund => books.ExecuteAsync("""
            INSERT INTO fund (entity, fund, name, kind, restricted, purposes, command_ordinal)
            VALUES (@entity, @Code, @Name, @kind, @restricted, @purposes, @ordinal)
            """, new { entity, fund.Code, fund.Name, kind = Catalogue.CodeOf(fund.Kind), restricted = fund.Restricted ? 1 : 0,
                purposes = Codes.Together(fund.Purposes.Select(purpose => Catalogue.CodeOf(purpose))), ordinal }),
        BankAccount bank => books.ExecuteAsync("""
            INSERT INTO bank_account (entity, bank, name, kind, account_number, funds, command_ordinal)
            VALUES (@entity, @Code, @Name, @kind, @Number, @funds, @ordinal)
            """, new { entity, bank.Code, bank.Name, kind = Catalogue.CodeOf(bank.Kind), bank.Number, funds = Codes.Together(bank.Funds), ordinal }),
        Party party => books.ExecuteAsync("""
            INSERT INTO party (entity, party, name, kind, credit_code, registration, command_ordinal)
            VALUES (@entity, @Code, @Name, @kind, @CreditCode, @registration, @ordinal)
            """, new { entity, party.Code, party.Name, kind = Catalogue.CodeOf(party.Kind), party.CreditCode,
                registration = Catalogue.CodeOf(party.Registration), ordinal }),
        LegalCase known => books.ExecuteAsync("""
            INSERT INTO legal_case (entity, case_code, case_number, plaintiff_kind, plaintiff, defendants, registered_on, command_ordinal)
            VALUES (@entity, @Code, @Number, @plaintiffKind, @Plaintiff, @defendants, @RegisteredOn, @ordinal)
            """, new { entity, known.Code, known.Number, plaintiffKind = Catalogue.CodeOf(known.PlaintiffKind), known.Plaintiff,
                defendants = Codes.Together(known.Defendants), known.RegisteredOn, ordinal }),
        Advance advance => books.ExecuteAsync("""
            INSERT INTO advance (entity, advance, fund, case_code, organisation, cost_kind, requested_fen, requested_by, requested_on, command_ordinal)
            VALUES (@entity, @Code, @Fund, @Case, @Organisation, @costKind, @requested, @RequestedBy, @RequestedOn, @ordinal)
            """, new { entity, advance.Code, advance.Fund, advance.Case, advance.Organisation, costKind = Catalogue.CodeOf(advance.CostKind),
                requested = advance.Requested.Fen, advance.RequestedBy, advance.RequestedOn, ordinal }),
        JudgmentItem item => books.ExecuteAsync("""
            INSERT INTO judgment_item (entity, judgment, item_no, case_code, advance, defendant, amount_fen, effective_on, due_on, command_ordinal)
            VALUES (@entity, @Judgment, @row, @Case, @Advance, @Defendant, @amount, @EffectiveOn, @DueOn, @ordinal)
            """, new { entity, item.Judgment, row, item.Case, item.Advance, item.Defendant, amount = item.Amount.Fen, item.EffectiveOn, item.DueOn, ordinal }),
        RecoveryAllocation part => books.ExecuteAsync("""
            INSERT INTO recovery_allocation (entity, receipt, row_no, received_on, case_code, defendant, head, advance, amount_fen, rule_no, command_ordinal)
            VALUES (@entity, @Receipt, @row, @ReceivedOn, @Case, @Defendant, @head, @Advance, @amount, @Rule, @ordinal)
            """, new { entity, part.Receipt, row, part.ReceivedOn, part.Case, part.Defendant, head = Catalogue.CodeOf(part.Head), part.Advance,
                amount = part.Amount.Fen, part.Rule, ordinal }),
        ServiceAgreement agreement => books.ExecuteAsync("""
            INSERT INTO service_agreement (entity, agreement, party, ceiling_fen, from_day, to_day, command_ordinal)
            VALUES (@entity, @Code, @Party, @ceiling, @From, @To, @ordinal)
            """, new { entity, agreement.Code, agreement.Party, ceiling = agreement.Ceiling.Fen, agreement.From, agreement.To, ordinal }),
        Order order => books.ExecuteAsync("""
            INSERT INTO service_order (entity, order_code, kind, fund, case_code, agreement, party, amount_fen, placed_on, command_ordinal)
            VALUES (@entity, @Code, @kind, @Fund, @Case, @Agreement, @Party, @amount, @PlacedOn, @ordinal)
            """, new { entity, order.Code, kind = Catalogue.CodeOf(order.Kind), order.Fund, order.Case, order.Agreement, order.Party,
                amount = order.Amount.Fen, order.PlacedOn, ordinal }),
        PolicyValue value => books.ExecuteAsync("""
            INSERT INTO policy_value (entity, name, value, from_day, command_ordinal) VALUES (@entity, @Name, @Value, @From, @ordinal)
            """, new { entity, value.Name, value.Value, value.From, ordinal }),
        PeriodOpened opened => books.ExecuteAsync("""
            INSERT INTO period_opened (entity, period, command_ordinal) VALUES (@entity, @period, @ordinal)
            """, new { entity, period = opened.Period.Code, ordinal }),
        PeriodClosed closed => PeriodClosedAsync(books, entity, closed, ordinal, head, now),
        Draft draft => books.ExecuteAsync("""
            INSERT INTO draft (entity, draft, voucher_date, period, command_ordinal) VALUES (@entity, @Code, @Date, @period, @ordinal)
            """, new { entity, draft.Code, draft.Voucher.Date, period = draft.Voucher.Period.Code, ordinal }),
        DraftSettled settled => books.ExecuteAsync("""
            INSERT INTO draft_settled (entity, draft, posted, command_ordinal) VALUES (@entity, @Code, @posted, @ordinal)
            """, new { entity, settled.Code, posted = settled.Posted ? 1 : 0, ordinal }),
        _ => throw new InvalidOperationException($"No register for {entry.GetType().Name}."),
    };

    private static async Task EntityAsync(Session books, Entity opened, EntityHead head, DateTime now)
    {
        var installation = await books.ScalarAsync<string>("SELECT id FROM installation");
        var genesis = Seal.Genesis(installation, opened.Code, Seal.Instant(now));
        await books.ExecuteAsync("""
            INSERT INTO entity (entity, name, kind, first_year, parent, opened_at, genesis)
            VALUES (@Code, @Name, @kind, @FirstYear, @Parent, @now, @genesis)
            """, new { opened.Code, opened.Name, kind = Catalogue.CodeOf(opened.Kind), opened.FirstYear, opened.Parent, now, genesis });
        await books.ExecuteAsync("""
            INSERT INTO entity_head (entity, last_seq, voucher_seal, last_ordinal, command_seal) VALUES (@Code, 0, @genesis, 0, @genesis)
            """, new { opened.Code, genesis });
        (head.VoucherSeal, head.CommandSeal) = (genesis, genesis);
    }

    private static async Task PeriodClosedAsync(Session books, string entity, PeriodClosed closed, long ordinal, EntityHead head, DateTime now) =>
        await books.ExecuteAsync("""
            INSERT INTO period_closed (entity, period, closed_by, closed_at, last_seq, head_seal, balance_hash, command_ordinal)
            VALUES (@entity, @period, @ClosedBy, @now, @LastSeq, @VoucherSeal, @hash, @ordinal)
            """, new { entity, period = closed.Period.Code, closed.ClosedBy, now, head.LastSeq, head.VoucherSeal,
                hash = await BalanceHashAsync(books, entity, closed.Period), ordinal });

    /// <summary>The hash of all balances as they stand at the end of a month: what a closed month must keep (E.8.13).</summary>
    public static async Task<string> BalanceHashAsync(Session books, string entity, Period period)
    {
        var record = new SealRecord();
        await foreach (var row in books.RowsAsync("""
            SELECT fund, account, bank, slot, debit_fen, credit_fen FROM fund_balance
            WHERE entity = @entity AND slot <= @last AND (debit_fen <> 0 OR credit_fen <> 0)
            ORDER BY fund, account, bank, slot
            """, new { entity, last = period.Month == 12 ? period.Code + 1 : period.Code }))
            foreach (var value in row) record.Value(value);
        return Seal.Hash("FL1-balances", "", record);
    }
}

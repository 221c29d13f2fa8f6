using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>What waits at contracts, bank accounts, papers, drafts and months.</summary>
public static partial class OpenWork
{
    /// <summary>Milestones that fall due within so many days are work already.</summary>
    private const int DaysAhead = 30;

    /// <summary>Restoration contracts: what was accepted is to be paid, what falls due is to be accepted. Without milestones the whole rest is to be paid.</summary>
    private static async Task<IEnumerable<WorkItem>> ContractsAsync(Session books, string entity, DateOnly day, IReadOnlyList<BalanceRow> balances)
    {
        var contracts = balances.Where(row => row is { Account: "9001", Advance: "", OrderKind: "RESTORATION" } && row.Fen > 0).ToList();
        if (contracts.Count == 0) return [];
        var parts = (await books.ListAsync<MilestoneRow>("""
            SELECT milestone.contract, milestone.milestone_no, milestone.amount_fen, milestone.due_on, placed.amount_fen AS whole_fen,
                   (SELECT MAX(done.accepted_on) FROM acceptance done
                             WHERE done.entity = milestone.entity AND done.contract = milestone.contract AND done.milestone_no IN (0, milestone.milestone_no) AND done.accepted_on <= @day) AS accepted_on
            FROM milestone
            JOIN service_order placed ON placed.entity = milestone.entity AND placed.order_code = milestone.contract
            WHERE milestone.entity = @entity AND milestone.contract IN @codes
            ORDER BY milestone.contract, milestone.milestone_no
            """, new { entity, day, codes = contracts.Select(row => row.OrderCode).ToArray() })).ToLookup(row => row.Contract);
        return contracts.SelectMany(contract => OfContract(contract, [.. parts[contract.OrderCode]], day));
    }

    private static IEnumerable<WorkItem> OfContract(BalanceRow contract, IReadOnlyList<MilestoneRow> milestones, DateOnly day)
    {
        var waiting = new WorkItem(WorkKind.PayRestoration, contract.OrderCode) { Fund = contract.Fund, Case = contract.CaseCode, Party = contract.Holder, Since = contract.Since };
        if (milestones.Count == 0) return [waiting with { Amount = new Money(contract.Fen) }];
        var accepted = milestones.Where(milestone => milestone.AcceptedOn is not null).ToList();
        var payable = accepted.Sum(milestone => new Money(milestone.AmountFen)) - (new Money(milestones[0].WholeFen) - new Money(contract.Fen));
        return
        [
            .. payable.IsPositive ? [waiting with { Amount = Money.Min(payable, new Money(contract.Fen)), Since = accepted.Max(milestone => milestone.AcceptedOn) }] : Array.Empty<WorkItem>(),
            .. milestones.Where(milestone => milestone.AcceptedOn is null && milestone.DueOn.DayNumber - day.DayNumber <= DaysAhead)
                .Select(milestone => waiting with { Kind = WorkKind.AcceptMilestone, Amount = new Money(milestone.AmountFen), DueOn = milestone.DueOn, Count = milestone.MilestoneNo }),
        ];
    }

    /// <summary>Lines that nothing in the books explains yet, and months that ended since the last finished reconciliation.</summary>
    private static async Task<IEnumerable<WorkItem>> BanksAsync(Session books, string entity, DateOnly day)
    {
        var lines = (await books.ListAsync<LineRow>("""
            SELECT bank, COUNT(*) AS line_count, MIN(value_day) AS first_day FROM v_bank_line
            WHERE entity = @entity AND value_day <= @day AND match_code = ''
            GROUP BY bank
            """, new { entity, day })).ToDictionary(row => row.Bank, StringComparer.Ordinal);
        var proved = await books.ListAsync<ProvedRow>("""
            SELECT account.bank, (SELECT MIN(line.voucher_date) FROM voucher_line line
                                           WHERE line.entity = account.entity AND line.bank = account.bank AND line.account IN ('1002.01', '1002.02', '1011')) AS first_day,
                   (SELECT MAX(kept.as_of) FROM v_reconciliation kept
                    WHERE kept.entity = account.entity AND kept.bank = account.bank AND kept.state = 'FINISHED' AND kept.as_of <= @day) AS proved_on
            FROM v_bank_account account
            WHERE account.entity = @entity
            ORDER BY account.command_ordinal
            """, new { entity, day });
        return proved.SelectMany(row => OfBank(row, lines.GetValueOrDefault(row.Bank), day));
    }

    private static IEnumerable<WorkItem> OfBank(ProvedRow account, LineRow? lines, DateOnly day)
    {
        if (lines is not null) yield return new(WorkKind.MatchBankLines, account.Bank) { Since = lines.FirstDay, Count = lines.LineCount };
        if (account.FirstDay is not { } first || first > day) yield break;
        var from = account.ProvedOn is { } proved ? Period.Of(proved.AddDays(1)) : Period.Of(first);
        var isMonthEnd = day.Day == DateTime.DaysInMonth(day.Year, day.Month);
        var months = (day.Year - from.Year) * 12 + day.Month - from.Month + (isMonthEnd ? 1 : 0);
        if (months > 0) yield return new(WorkKind.ReconcileBank, account.Bank) { Since = from.LastDay, Count = months };
    }

    /// <summary>Vouchers of months that are still open and have neither files nor sheets; closing and corrections need none (会计基础工作规范 §51（四）).</summary>
    private static async Task<IEnumerable<WorkItem>> PapersAsync(Session books, string entity, DateOnly day) => (await books.FirstAsync<PaperRow>(MostPapers, """
        SELECT voucher.voucher_no, voucher.voucher_date
        FROM period_opened opened
        JOIN voucher ON voucher.entity = opened.entity AND voucher.period = opened.period
        WHERE opened.entity = @entity AND voucher.voucher_date <= @day AND voucher.kind = 'NORMAL' AND voucher.attachments = 0 AND voucher.reverses = 0 AND voucher.corrects = 0
          AND voucher.recipe <> 'R54'
          AND NOT EXISTS (SELECT 1 FROM period_closed closed WHERE closed.entity = opened.entity AND closed.period = opened.period)
          AND NOT EXISTS (SELECT 1 FROM v_evidence_voucher paper WHERE paper.entity = voucher.entity AND paper.seq = voucher.seq)
        ORDER BY voucher.voucher_date, voucher.seq
        """, new { entity, day })).Select(row => new WorkItem(WorkKind.AddPaper, row.VoucherNo) { Since = row.VoucherDate });

    private static async Task<IEnumerable<WorkItem>> DraftsAsync(Session books, string entity, DateOnly day) => (await books.ListAsync<DraftRow>("""
        SELECT draft.draft, draft.voucher_date
        FROM draft
        WHERE draft.entity = @entity AND draft.voucher_date <= @day
          AND NOT EXISTS (SELECT 1 FROM draft_settled settled WHERE settled.entity = draft.entity AND settled.draft = draft.draft)
        ORDER BY draft.voucher_date, draft.command_ordinal
        """, new { entity, day })).Select(row => new WorkItem(WorkKind.PostDraft, row.Draft) { Since = row.VoucherDate });

    /// <summary>Accounts of payees that no second person has confirmed.</summary>
    private static async Task<IEnumerable<WorkItem>> AccountsAsync(Session books, string entity, DateOnly day) => (await books.ListAsync<AccountRow>("""
        SELECT account.account_change, account.party, account.proposed_on
        FROM party_account account
        WHERE account.entity = @entity AND account.proposed_on <= @day
          AND NOT EXISTS (SELECT 1 FROM account_confirmation word WHERE word.entity = account.entity AND word.account_change = account.account_change)
        ORDER BY account.command_ordinal
        """, new { entity, day })).Select(row => new WorkItem(WorkKind.ConfirmAccount, row.AccountChange) { Party = row.Party, Since = row.ProposedOn });

    /// <summary>The earliest month that is over and open: only it can be closed.</summary>
    private static async Task<IEnumerable<WorkItem>> MonthsAsync(Session books, string entity, DateOnly day)
    {
        var first = (await EntityQueries.PeriodsAsync(books, entity)).FirstOrDefault(period => period.IsClosed == 0);
        if (first is null || Period.FromCode((int)first.Period) is var month && month.LastDay > day) return [];
        return [new WorkItem(WorkKind.CloseMonth, month.ToString()) { Since = month.LastDay }];
    }

    private sealed class MilestoneRow { public string Contract { get; set; } = ""; public long MilestoneNo { get; set; } public long AmountFen { get; set; } public DateOnly DueOn { get; set; } public long WholeFen { get; set; } public DateOnly? AcceptedOn { get; set; } }
    private sealed class LineRow { public string Bank { get; set; } = ""; public long LineCount { get; set; } public DateOnly FirstDay { get; set; } }
    private sealed class ProvedRow { public string Bank { get; set; } = ""; public DateOnly? FirstDay { get; set; } public DateOnly? ProvedOn { get; set; } }
    private sealed class PaperRow { public string VoucherNo { get; set; } = ""; public DateOnly VoucherDate { get; set; } }
    private sealed class DraftRow { public string Draft { get; set; } = ""; public DateOnly VoucherDate { get; set; } }
    private sealed class AccountRow { public string AccountChange { get; set; } = ""; public string Party { get; set; } = ""; public DateOnly ProposedOn { get; set; } }
}

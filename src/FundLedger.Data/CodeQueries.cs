using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>A code that may be referred to, and what it stands for.</summary>
public sealed class KnownCode
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
}

/// <summary>Lists the codes of the registers for people who have to choose one.</summary>
public static class CodeQueries
{
    private static readonly Dictionary<Register, string> Lists = new()
    {
        [Register.Fund] = "SELECT fund AS code, name FROM fund WHERE entity = @entity ORDER BY command_ordinal DESC",
        [Register.Bank] = "SELECT bank AS code, name FROM bank_account WHERE entity = @entity ORDER BY command_ordinal DESC",
        [Register.Party] = "SELECT party AS code, name FROM party WHERE entity = @entity ORDER BY command_ordinal DESC",
        [Register.Case] = "SELECT case_code AS code, case_number AS name FROM legal_case WHERE entity = @entity ORDER BY command_ordinal DESC",
        [Register.Advance] = """
            SELECT advance.advance AS code, CONCAT(advance.case_code, ' ', COALESCE(party.name, '')) AS name
            FROM advance
            LEFT JOIN party ON party.entity = advance.entity AND party.party = advance.organisation
            WHERE advance.entity = @entity
            ORDER BY advance.command_ordinal DESC
            """,
        [Register.Agreement] = """
            SELECT agreement.agreement AS code, COALESCE(party.name, '') AS name
            FROM service_agreement agreement
            LEFT JOIN party ON party.entity = agreement.entity AND party.party = agreement.party
            WHERE agreement.entity = @entity
            ORDER BY agreement.command_ordinal DESC
            """,
        [Register.Order] = """
            SELECT placed.order_code AS code, COALESCE(party.name, '') AS name
            FROM service_order placed
            LEFT JOIN party ON party.entity = placed.entity AND party.party = placed.party
            WHERE placed.entity = @entity
            ORDER BY placed.command_ordinal DESC
            """,
        [Register.Voucher] = "SELECT voucher_no AS code, summary AS name FROM voucher WHERE entity = @entity AND number <> 0 ORDER BY seq DESC",
        [Register.AccountChange] = """
            SELECT account.account_change AS code, account.holder AS name
            FROM party_account account
            WHERE account.entity = @entity AND NOT EXISTS (
                SELECT 1 FROM account_confirmation confirmation WHERE confirmation.entity = account.entity AND confirmation.account_change = account.account_change)
            ORDER BY account.command_ordinal DESC
            """,
        [Register.Receipt] = "SELECT receipt AS code, remitter AS name FROM pending_receipt WHERE entity = @entity ORDER BY command_ordinal DESC",
        [Register.Loan] = "SELECT loan AS code, CONCAT(lender, ' ', borrower) AS name FROM fund_loan WHERE entity = @entity ORDER BY command_ordinal DESC",
        [Register.Match] = """
            SELECT kept.match_code AS code, kept.matched_by AS name
            FROM bank_match kept
            WHERE kept.entity = @entity AND NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = kept.entity AND undone.match_code = kept.match_code)
            ORDER BY kept.command_ordinal DESC, kept.match_code
            """,
        [Register.Draft] = """
            SELECT draft.draft AS code, '' AS name
            FROM draft
            WHERE draft.entity = @entity AND NOT EXISTS (SELECT 1 FROM draft_settled settled WHERE settled.entity = draft.entity AND settled.draft = draft.draft)
            ORDER BY draft.command_ordinal DESC
            """,
    };

    /// <summary>The latest codes of a register, at most so many; none of a register that has no list.</summary>
    public static async Task<IReadOnlyList<KnownCode>> KnownAsync(Session books, string entity, Register register, int atMost) =>
        Lists.TryGetValue(register, out var sql) ? await books.FirstAsync<KnownCode>(atMost, sql, new { entity }) : [];
}

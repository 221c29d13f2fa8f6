using System.Globalization;
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

    /// <summary>The next free number of an advance: that of the latest, counted on; A1 before the first.</summary>
    public static async Task<string> NextAdvanceAsync(Session books, string entity)
    {
        var latest = await KnownAsync(books, entity, Register.Advance, 1);
        var code = latest.Count == 0 ? "A1" : CountedOn(latest[0].Code);
        while (await books.ScalarAsync<long>("SELECT COUNT(*) FROM advance WHERE entity = @entity AND advance = @code", new { entity, code }) > 0) code = CountedOn(code);
        return code;
    }

    /// <summary>The code with the number at its end raised by one, in as many digits at least; with -2 behind it where it ends in none.</summary>
    public static string CountedOn(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var stem = code.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var digits = code[stem.Length..];
        return digits.Length is 0 or > 9 ? code + "-2" : stem + (int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0');
    }

    /// <summary>The latest codes of a register, at most so many; none of a register that has no list.</summary>
    public static async Task<IReadOnlyList<KnownCode>> KnownAsync(Session books, string entity, Register register, int atMost) =>
        Lists.TryGetValue(register, out var sql) ? await books.FirstAsync<KnownCode>(atMost, sql, new { entity }) : [];
}

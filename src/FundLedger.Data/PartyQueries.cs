using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>A party in a list, under its present name.</summary>
public sealed class PartyCard
{
    public string Party { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public string CreditCode { get; set; } = "";
    public string Registration { get; set; } = "";
}

/// <summary>A bank account of a party: proposed, or confirmed by a second person and from a day on in force.</summary>
/// <param name="Confirmation">Null while it only is proposed.</param>
public sealed record AccountStanding(PartyAccount Account, AccountConfirmation? Confirmation);

/// <summary>A party with its history.</summary>
/// <param name="InForce">Where it is paid on the day, or null.</param>
public sealed record PartyView(PartyCard Card, IReadOnlyList<PartyRevision> Revisions, IReadOnlyList<AccountStanding> Accounts, PartyAccount? InForce)
{
    /// <summary>The latest contact that was told.</summary>
    public string Contact => Revisions.LastOrDefault(revision => revision.Contact.Length > 0)?.Contact ?? "";
}

/// <summary>Reads parties and what changed of them. Account numbers are in the view of one party only, never in a list.</summary>
public static class PartyQueries
{
    /// <summary>The parties whose code, name or credit code contains the text, by code and behind the one named, at most so many.</summary>
    public static Task<IReadOnlyList<PartyCard>> SearchAsync(Session books, string entity, string text, string after, int atMost) => books.FirstAsync<PartyCard>(atMost, """
        SELECT found.party, found.name, found.kind, found.credit_code, found.registration
        FROM (SELECT party.party, party.kind, party.credit_code, party.registration, COALESCE((
                  SELECT MAX(revision.name) FROM party_revision revision
                  WHERE revision.entity = party.entity AND revision.party = party.party AND revision.command_ordinal = (
                      SELECT MAX(latest.command_ordinal) FROM party_revision latest
                      WHERE latest.entity = party.entity AND latest.party = party.party AND latest.name <> '')), party.name) AS name
              FROM party
              WHERE party.entity = @entity AND party.party > @after) found
        WHERE @text = '' OR found.party LIKE @pattern ESCAPE '~' OR found.name LIKE @pattern ESCAPE '~' OR found.credit_code LIKE @pattern ESCAPE '~'
        ORDER BY found.party
        """, new { entity, text, after, pattern = Pattern.Containing(text) });

    /// <summary>A party with its history, or null.</summary>
    public static async Task<PartyView?> ReadAsync(Session books, string entity, string code, DateOnly day)
    {
        var card = await books.OneOrNoneAsync<PartyCard>("SELECT party, name, kind, credit_code, registration FROM party WHERE entity = @entity AND party = @code", new { entity, code });
        if (card is null) return null;
        var revisions = await RevisionsAsync(books, entity, code);
        card.Name = revisions.LastOrDefault(revision => revision.Name.Length > 0)?.Name ?? card.Name;
        var known = await FactsReader.AccountsAsync(books, entity, [], [code]);
        return new(card, revisions, [.. known.Proposed.Values.Select(account => new AccountStanding(account, known.Confirmed.GetValueOrDefault(account.Code)))], known.InForce(code, day));
    }

    /// <summary>What changed of the description of a case up to a day, first change first.</summary>
    public static async Task<IReadOnlyList<CaseRevision>> OfCaseAsync(Session books, string entity, string code, DateOnly day) =>
        [.. (await books.ListAsync<CaseRow>("""
            SELECT case_number, responsible, note, from_day, revised_by
            FROM case_revision WHERE entity = @entity AND case_code = @code AND from_day <= @day ORDER BY command_ordinal
            """, new { entity, code, day })).Select(row => new CaseRevision(code, row.CaseNumber, row.Responsible, row.Note, row.FromDay, row.RevisedBy))];

    /// <summary>What parties are called now, by code; codes that are empty or nobody's are left out.</summary>
    public static Task<IReadOnlyDictionary<string, string>> NamesAsync(Session books, string entity, IEnumerable<string> codes) => PartyNames.ReadAsync(books, entity, codes);

    private static async Task<IReadOnlyList<PartyRevision>> RevisionsAsync(Session books, string entity, string code) =>
        [.. (await books.ListAsync<RevisionRow>("""
            SELECT name, kinds, contact, from_day, revised_by FROM party_revision WHERE entity = @entity AND party = @code ORDER BY command_ordinal
            """, new { entity, code })).Select(row => new PartyRevision(code, row.Name, [.. Codes.Apart(row.Kinds).Select(Catalogue.Member<PartyKind>)], row.Contact, row.FromDay, row.RevisedBy))];

    private sealed class RevisionRow { public string Name { get; set; } = ""; public string Kinds { get; set; } = ""; public string Contact { get; set; } = ""; public DateOnly FromDay { get; set; } public string RevisedBy { get; set; } = ""; }
    private sealed class CaseRow { public string CaseNumber { get; set; } = ""; public string Responsible { get; set; } = ""; public string Note { get; set; } = ""; public DateOnly FromDay { get; set; } public string RevisedBy { get; set; } = ""; }
}

using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The registers of evidence and of the destruction of archives.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable<Evidence> EvidenceRows = new("evidence",
        ["row_no", "sha256", "name", "media_type", "size_bytes", "kind", "note", "for_ordinal", "for_seq", "for_case", "retention", "fiscal_year"], """
        INSERT INTO evidence (entity, command_ordinal, row_no, sha256, name, media_type, size_bytes, kind, note, for_ordinal, for_seq, for_case, retention, fiscal_year)
        VALUES (@entity, @command_ordinal, @row_no, @sha256, @name, @media_type, @size_bytes, @kind, @note, @for_ordinal, @for_seq, @for_case, @retention, @fiscal_year)
        """, """
        SELECT command_ordinal, row_no, sha256, name, media_type, size_bytes, kind, note, for_ordinal, for_seq, for_case, retention, fiscal_year
        FROM evidence WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (row, place) => [place, row.Sha256, row.Name, row.MediaType, row.Size, Code(row.Kind), row.Note, row.ForOrdinal, row.ForSeq, row.ForCase, Code(row.Retention), (long)row.FiscalYear]);

    private static readonly RegisterTable<EvidenceInvoice> EvidenceInvoices = new("evidence_invoice",
        ["row_no", "sha256", "invoice_code", "invoice_number", "seller", "amount_fen", "issued_on", "for_ordinal"], """
        INSERT INTO evidence_invoice (entity, command_ordinal, row_no, sha256, invoice_code, invoice_number, seller, amount_fen, issued_on, for_ordinal)
        VALUES (@entity, @command_ordinal, @row_no, @sha256, @invoice_code, @invoice_number, @seller, @amount_fen, @issued_on, @for_ordinal)
        """, """
        SELECT command_ordinal, row_no, sha256, invoice_code, invoice_number, seller, amount_fen, issued_on, for_ordinal
        FROM evidence_invoice WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (row, place) => [place, row.Sha256, row.Code, row.Number, row.Seller, row.Amount.Fen, Seal.Day(row.IssuedOn), row.ForOrdinal]);

    private static readonly RegisterTable<Destruction> Destructions = new("destruction", ["destruction", "reason", "proposed_by", "proposed_on"], """
        INSERT INTO destruction (entity, command_ordinal, destruction, reason, proposed_by, proposed_on)
        VALUES (@entity, @command_ordinal, @destruction, @reason, @proposed_by, @proposed_on)
        """, """
        SELECT command_ordinal, destruction, reason, proposed_by, proposed_on FROM destruction WHERE entity = @entity ORDER BY command_ordinal
        """,
        (list, _) => [list.Code, list.Reason, list.ProposedBy, Seal.Day(list.ProposedOn)]);

    private static readonly RegisterTable<DestructionItem> DestructionItems = new("destruction_item", ["row_no", "destruction", "sha256", "retention", "kept_to_year"], """
        INSERT INTO destruction_item (entity, command_ordinal, row_no, destruction, sha256, retention, kept_to_year)
        VALUES (@entity, @command_ordinal, @row_no, @destruction, @sha256, @retention, @kept_to_year)
        """, """
        SELECT command_ordinal, row_no, destruction, sha256, retention, kept_to_year FROM destruction_item WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (item, place) => [place, item.Destruction, item.Sha256, Code(item.Retention), (long)item.LastYear]);

    private static readonly RegisterTable<DestructionAct> DestructionActs = new("destruction_act", ["row_no", "destruction", "act", "role", "person", "acted_on", "opinion"], """
        INSERT INTO destruction_act (entity, command_ordinal, row_no, destruction, act, role, person, acted_on, opinion)
        VALUES (@entity, @command_ordinal, @row_no, @destruction, @act, @role, @person, @acted_on, @opinion)
        """, """
        SELECT command_ordinal, row_no, destruction, act, role, person, acted_on, opinion FROM destruction_act WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (act, place) => [place, act.Destruction, Code(act.Step), Code(act.Role), act.Person, Seal.Day(act.On), act.Opinion]);

    private static IReadOnlyList<RegisterTable> EvidenceTables => [EvidenceRows, EvidenceInvoices, Destructions, DestructionItems, DestructionActs];
}

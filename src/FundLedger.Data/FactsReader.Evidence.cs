using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>Files, invoices and lists of destruction that a command has to do with.</summary>
internal static partial class FactsReader
{
    private static async Task<EvidenceFacts> EvidenceAsync(Session books, Command command, Asked asked, IReadOnlyList<VoucherHistory> vouchers)
    {
        var destructions = await DestructionsAsync(books, command.Entity, asked[Register.Destruction]);
        return new EvidenceFacts
        {
            Files = InOrder(await FilesAsync(books, command.Entity, [.. asked[Register.File].Union(destructions.SelectMany(list => list.Files))]), file => file.Sha256),
            Invoices = await InvoicesAsync(books, command.Entity, NumbersOf(command is VoucherCorrected corrected ? corrected.Replacement : command)),
            OrdinalsOfVouchers = command is EvidenceAdded ? await OrdinalsAsync(books, command.Entity, vouchers) : new Dictionary<string, long>(),
            Destructions = InOrder(destructions, list => list.Code),
        };
    }

    private static IReadOnlyList<string> NumbersOf(Command command) => command switch
    {
        AdvanceSettled settled => Numbers(settled.Invoices),
        OrderInvoiced invoiced => Numbers(invoiced.Invoices),
        OwnCostAccepted accepted => Numbers(accepted.Invoices),
        EvidenceAdded { InvoiceNumber: { } number } => [number],
        _ => [],
    };

    private static IReadOnlyList<string> Numbers(IReadOnlyList<InvoiceItem>? invoices) => [.. (invoices ?? []).Select(invoice => invoice.Number).Distinct()];

    /// <summary>The files with the longest time of their classes; one that nobody cited yet is kept as a voucher of the year it came in.</summary>
    private static async Task<IReadOnlyList<KnownFile>> FilesAsync(Session books, string entity, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0) return [];
        var rows = await books.ListAsync<FileRow>("""
            SELECT kept.sha256, kept.name, kept.media_type, kept.size_bytes, kept.stored_at,
                   COALESCE((SELECT MAX(item.destruction)
                             FROM destruction_item item
                             JOIN destruction_act act ON act.entity = item.entity AND act.destruction = item.destruction AND act.act = 'EXECUTED'
                             WHERE item.entity = kept.entity AND item.sha256 = kept.sha256), '') AS destroyed_by,
                   COALESCE((SELECT MAX(item.destruction) FROM destruction_item item WHERE item.entity = kept.entity AND item.sha256 = kept.sha256), '') AS list,
                   COALESCE((SELECT MIN(hold.subject) FROM v_file_hold hold WHERE hold.entity = kept.entity AND hold.sha256 = kept.sha256), '') AS hold
            FROM file_object kept
            WHERE kept.entity = @entity AND kept.sha256 IN @codes
            """, new { entity, codes });
        var classes = (await books.ListAsync<RetentionRow>("""
            SELECT sha256, retention, MAX(fiscal_year) AS fiscal_year FROM evidence WHERE entity = @entity AND sha256 IN @codes GROUP BY sha256, retention
            """, new { entity, codes })).ToLookup(row => row.Sha256, row => (Class: Catalogue.Member<RetentionClass>(row.Retention), Year: (int)row.FiscalYear));
        return [.. rows.Select(row =>
        {
            var kept = classes[row.Sha256].DefaultIfEmpty((RetentionClass.Voucher, row.StoredAt.Year)).MaxBy(each => Retention.LastYear(each.Item1, each.Item2));
            return new KnownFile(row.Sha256, row.Name, row.MediaType, row.SizeBytes, row.DestroyedBy, kept.Item1, Retention.LastYear(kept.Item1, kept.Item2), row.Hold, row.List);
        })];
    }

    /// <summary>Invoices of these numbers, accepted or among the evidence, here and in the entities above and below.</summary>
    private static async Task<IReadOnlyList<KnownInvoice>> InvoicesAsync(Session books, string entity, IReadOnlyList<string> numbers)
    {
        if (numbers.Count == 0) return [];
        var entities = await books.ListAsync<string>("""
            SELECT entity FROM v_subtree WHERE ancestor = @entity UNION SELECT ancestor FROM v_subtree WHERE entity = @entity
            """, new { entity });
        return [.. (await books.ListAsync<KnownInvoiceRow>("""
            SELECT known.entity, known.invoice_code, known.invoice_number, known.seller, COALESCE(party.credit_code, '') AS credit_code, known.amount_fen, known.for_ordinal,
                   COALESCE((SELECT MIN(voucher.voucher_no) FROM voucher WHERE voucher.entity = known.entity AND voucher.command_key = command.command_key), '') AS voucher_no,
                   known.subject, known.is_evidence
            FROM (SELECT entity, invoice_code, invoice_number, seller, amount_fen, command_ordinal AS for_ordinal, subject, 0 AS is_evidence
                  FROM invoice WHERE entity IN @entities AND invoice_number IN @numbers
                  UNION ALL
                  SELECT entity, invoice_code, invoice_number, seller, amount_fen, for_ordinal, '', 1
                  FROM evidence_invoice WHERE entity IN @entities AND invoice_number IN @numbers) known
            LEFT JOIN party ON party.entity = known.entity AND party.party = known.seller
            LEFT JOIN command ON command.entity = known.entity AND command.ordinal = known.for_ordinal
            WHERE NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                              WHERE original.entity = known.entity AND original.command_key = command.command_key)
            ORDER BY known.entity, known.for_ordinal, known.is_evidence
            """, new { entities, numbers })).Select(row => new KnownInvoice(row.Entity, row.InvoiceCode, row.InvoiceNumber, row.Seller, row.CreditCode, new Money(row.AmountFen), row.ForOrdinal,
                UsedFor(row, entity), row.IsEvidence != 0))];
    }

    private static string UsedFor(KnownInvoiceRow row, string entity)
    {
        string[] parts = [row.Entity == entity ? "" : row.Entity, row.VoucherNo, row.Subject];
        return string.Join(' ', parts.Where(part => part.Length > 0).DefaultIfEmpty("#" + row.ForOrdinal.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static async Task<IReadOnlyDictionary<string, long>> OrdinalsAsync(Session books, string entity, IReadOnlyList<VoucherHistory> vouchers)
    {
        var ordinals = new Dictionary<string, long>();
        foreach (var posted in vouchers.Select(voucher => voucher.Posted))
            ordinals[posted.VoucherNo] = (await CommandLog.FindAsync(books, entity, posted.CommandKey))!.Ordinal;
        return ordinals;
    }

    private static async Task<IReadOnlyList<DestructionList>> DestructionsAsync(Session books, string entity, IReadOnlyList<string> codes)
    {
        if (codes.Count == 0) return [];
        var lists = await books.ListAsync<DestructionRow>("""
            SELECT destruction AS code, proposed_by, proposed_on FROM destruction WHERE entity = @entity AND destruction IN @codes ORDER BY command_ordinal
            """, new { entity, codes });
        var items = (await books.ListAsync<DestructionItemRow>("""
            SELECT destruction, sha256 FROM destruction_item WHERE entity = @entity AND destruction IN @codes ORDER BY command_ordinal, row_no
            """, new { entity, codes })).ToLookup(row => row.Destruction, row => row.Sha256);
        var acts = (await books.ListAsync<DestructionActRow>("""
            SELECT destruction, act, role, person, acted_on, opinion FROM destruction_act WHERE entity = @entity AND destruction IN @codes ORDER BY command_ordinal, row_no
            """, new { entity, codes })).ToLookup(row => row.Destruction, row => new DestructionAct(row.Destruction, Catalogue.Member<DestructionStep>(row.Act),
                Catalogue.Member<ArchiveRole>(row.Role), row.Person, row.ActedOn, row.Opinion));
        return [.. lists.Select(list => new DestructionList(list.Code, list.ProposedOn, list.ProposedBy, [.. items[list.Code]], [.. acts[list.Code]]))];
    }

    private sealed class FileRow { public string Sha256 { get; set; } = ""; public string Name { get; set; } = ""; public string MediaType { get; set; } = ""; public long SizeBytes { get; set; } public DateTime StoredAt { get; set; } public string DestroyedBy { get; set; } = ""; public string List { get; set; } = ""; public string Hold { get; set; } = ""; }
    private sealed class RetentionRow { public string Sha256 { get; set; } = ""; public string Retention { get; set; } = ""; public long FiscalYear { get; set; } }
    private sealed class KnownInvoiceRow { public string Entity { get; set; } = ""; public string InvoiceCode { get; set; } = ""; public string InvoiceNumber { get; set; } = ""; public string Seller { get; set; } = ""; public string CreditCode { get; set; } = ""; public long AmountFen { get; set; } public long ForOrdinal { get; set; } public string VoucherNo { get; set; } = ""; public string Subject { get; set; } = ""; public long IsEvidence { get; set; } }
    private sealed class DestructionRow { public string Code { get; set; } = ""; public string ProposedBy { get; set; } = ""; public DateOnly ProposedOn { get; set; } }
    private sealed class DestructionItemRow { public string Destruction { get; set; } = ""; public string Sha256 { get; set; } = ""; }
    private sealed class DestructionActRow { public string Destruction { get; set; } = ""; public string Act { get; set; } = ""; public string Role { get; set; } = ""; public string Person { get; set; } = ""; public DateOnly ActedOn { get; set; } public string Opinion { get; set; } = ""; }
}

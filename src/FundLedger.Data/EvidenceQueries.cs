namespace FundLedger.Data;

/// <summary>A file among the evidence of something.</summary>
public sealed class EvidenceCard
{
    public string Sha256 { get; set; } = "";
    public string Name { get; set; } = "";
    public string MediaType { get; set; } = "";
    public long SizeBytes { get; set; }
    public string Kind { get; set; } = "";
    public string Note { get; set; } = "";
    public string AddedBy { get; set; } = "";
    public DateTime AddedAt { get; set; }
    public long CommandOrdinal { get; set; }
    /// <summary>The list by which it was destroyed; empty while it is kept.</summary>
    public string Destruction { get; set; } = "";
}

/// <summary>Reads what the evidence of a voucher or a case is.</summary>
public static class EvidenceQueries
{
    /// <summary>The evidence of a voucher in the order in which it was added, each file once.</summary>
    public static async Task<IReadOnlyList<EvidenceCard>> OfVoucherAsync(Session books, string entity, long seq) => Once(await books.ListAsync<EvidenceCard>("""
        SELECT added.sha256, added.name, added.media_type, added.size_bytes, added.kind, added.note, added.added_by, added.added_at, added.command_ordinal,
               COALESCE((SELECT MAX(item.destruction)
                         FROM destruction_item item
                         JOIN destruction_act act ON act.entity = item.entity AND act.destruction = item.destruction AND act.act = 'EXECUTED'
                         WHERE item.entity = added.entity AND item.sha256 = added.sha256), '') AS destruction
        FROM v_evidence_voucher paper
        JOIN v_evidence added ON added.entity = paper.entity AND added.command_ordinal = paper.command_ordinal AND added.row_no = paper.row_no
        WHERE paper.entity = @entity AND paper.seq = @seq
        ORDER BY added.command_ordinal, added.row_no
        """, new { entity, seq }));

    /// <summary>The evidence of a case and of all its vouchers in the order in which it was added, each file once.</summary>
    public static async Task<IReadOnlyList<EvidenceCard>> OfCaseAsync(Session books, string entity, string code) => Once(await books.ListAsync<EvidenceCard>("""
        SELECT added.sha256, added.name, added.media_type, added.size_bytes, added.kind, added.note, added.added_by, added.added_at, added.command_ordinal,
               COALESCE((SELECT MAX(item.destruction)
                         FROM destruction_item item
                         JOIN destruction_act act ON act.entity = item.entity AND act.destruction = item.destruction AND act.act = 'EXECUTED'
                         WHERE item.entity = added.entity AND item.sha256 = added.sha256), '') AS destruction
        FROM v_file_case concerned
        JOIN v_evidence added ON added.entity = concerned.entity AND added.sha256 = concerned.sha256
        WHERE concerned.entity = @entity AND concerned.case_code = @code
        ORDER BY added.command_ordinal, added.row_no
        """, new { entity, code }));

    private static IReadOnlyList<EvidenceCard> Once(IReadOnlyList<EvidenceCard> cards) => [.. cards.DistinctBy(card => card.Sha256)];
}

namespace FundLedger.Data;

/// <summary>A posting and the seal that the books keep of it.</summary>
/// <param name="VoucherNo">Empty for the beginning of the chain, before the first voucher.</param>
/// <param name="PostedAt">When, UTC; null for the beginning.</param>
public sealed record KeptSeal(string Seal, string VoucherNo, DateTime? PostedAt);

/// <summary>Reads the seals of the voucher chain.</summary>
public static class SealQueries
{
    /// <summary>The seal at a posting sequence, at 0 that of the beginning; null where there is no such posting or entity.</summary>
    public static async Task<KeptSeal?> AtAsync(Session books, string entity, long seq)
    {
        if (seq == 0)
            return await books.ScalarOrNullAsync<string>("SELECT genesis FROM entity WHERE entity = @entity", new { entity }) is { } genesis ? new(genesis, "", null) : null;
        return await books.OneOrNoneAsync<Row>("SELECT seal, voucher_no, posted_at FROM voucher WHERE entity = @entity AND seq = @seq", new { entity, seq }) is { } row
            ? new(row.Seal, row.VoucherNo, row.PostedAt) : null;
    }

    private sealed class Row
    {
        public string Seal { get; set; } = "";
        public string VoucherNo { get; set; } = "";
        public DateTime PostedAt { get; set; }
    }
}

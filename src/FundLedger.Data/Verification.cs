using System.Data.Common;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>Something that is not as it was recorded, and where.</summary>
/// <param name="Subject">A voucher number, a command key, a month, a fund: what to look at.</param>
/// <param name="Seq">The posting sequence of the voucher or the ordinal of the command; 0 where neither is meant.</param>
public sealed record Finding(string Entity, string Subject, long Seq, Phrase What);

/// <summary>The end of an entity's chain as verified, and how much beside it was read.</summary>
public sealed record VerifiedChain(string Entity, long Vouchers, long Commands, string Seal)
{
    /// <summary>Acts in the trail of the entity.</summary>
    public long Acts { get; init; }

    /// <summary>Files, each by the digest of its bytes.</summary>
    public long Files { get; init; }

    /// <summary>Work items from which something was recorded.</summary>
    public long WorkItems { get; init; }
}

/// <summary>What a verification found; the first finding is the first bad voucher or command in the order of recording.</summary>
public sealed record VerificationResult(IReadOnlyList<VerifiedChain> Chains, IReadOnlyList<Finding> Findings)
{
    /// <summary>Acts in the installation's own trail: sign-ins, logins, grants. Null where only one entity was verified, which leaves it out.</summary>
    public long? InstallationActs { get; init; }

    /// <summary>How many checks were run on each entity.</summary>
    public static int Checks => Check.All.Count;

    public bool IsClean => Findings.Count == 0;
}

/// <summary>Proves that nothing was changed: recomputes every seal from the stored columns, strictly by type, and runs all
/// checks. It trusts nothing but the code and the text of the rows (reliability.md 6.2).</summary>
public static class Verification
{
    /// <summary>Verifies one entity, or all.</summary>
    public static Task<VerificationResult> RunAsync(Database database, string? entity, CancellationToken stop) => database.ReadAsync(async books =>
    {
        var entities = await books.ListAsync<string>("SELECT entity FROM entity WHERE @entity = '' OR entity = @entity ORDER BY entity", new { entity = entity ?? "" });
        var chains = new List<VerifiedChain>();
        var findings = new List<Finding>();
        foreach (var each in entities)
        {
            var genesis = await GenesisAsync(books, each, findings);
            var (vouchers, seal) = await VouchersAsync(books, each, genesis, findings);
            var commands = await CommandsAsync(books, each, genesis, findings);
            await ClosedMonthsAsync(books, each, findings);
            var files = await FileVerification.RunAsync(books, each, findings);
            var acts = await Trail.VerifyAsync(books, each, findings);
            var items = await WorkVerification.RunAsync(books, each, findings);
            await ChecksAsync(books, each, findings);
            chains.Add(new(each, vouchers, commands, seal) { Acts = acts, Files = files, WorkItems = items });
        }
        var own = entity is null ? await Trail.VerifyAsync(books, Trail.Installation, findings) : (long?)null;
        return new VerificationResult(chains, findings) { InstallationActs = own };
    }, stop);

    private static async Task<string> GenesisAsync(Session books, string entity, List<Finding> findings)
    {
        var row = await FirstAsync(books, "SELECT opened_at, genesis FROM entity WHERE entity = @entity", entity);
        var genesis = await Registers.GenesisAsync(books, entity, row[0] as string ?? "");
        if (!Equals(row[1], genesis)) findings.Add(new(entity, entity, 0, new("链的起点与安装标识不符", "The chain does not start from this installation")));
        return genesis;
    }

    // One reading of both, since SQL Server has one open at a time on a connection.
    private static async Task<(long Vouchers, string Seal)> VouchersAsync(Session books, string entity, string genesis, List<Finding> findings)
    {
        var chain = new VoucherChain(entity, genesis, await StraysAsync(books, entity), findings);
        await foreach (var row in books.RowsAsync("""
            SELECT voucher.entity, voucher.seq, voucher.format, voucher.kind, voucher.series, voucher.period, voucher.slot, voucher.number, voucher.voucher_no, voucher.voucher_date,
                   voucher.posted_at, voucher.recipe, voucher.summary, voucher.attachments, voucher.maker, voucher.reviewer, voucher.cashier, voucher.poster, voucher.command_key,
                   voucher.reverses, voucher.corrects, voucher.total_fen, voucher.line_count, voucher.previous_seal, voucher.seal,
                   line.entity AS line_entity, line.seq AS line_seq, line.line_no, line.slot AS line_slot, line.voucher_date AS line_date, line.account, line.account_name, line.book,
                   line.fund, line.side, line.amount_fen, line.case_code, line.advance, line.party, line.order_code, line.bank, line.payee, line.source, line.line_text
            FROM voucher
            LEFT JOIN voucher_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
            WHERE voucher.entity = @entity
            ORDER BY voucher.seq, line.line_no
            """, new { entity })) chain.Take(row);
        return chain.End();
    }

    /// <summary>The posting sequences of lines that belong to no voucher, in order; -1 for one that is no whole number.</summary>
    private static async Task<Queue<long>> StraysAsync(Session books, string entity)
    {
        var strays = new Queue<long>();
        await foreach (var row in books.RowsAsync("""
            SELECT line.seq FROM voucher_line line
            WHERE line.entity = @entity AND NOT EXISTS (SELECT 1 FROM voucher WHERE voucher.entity = line.entity AND voucher.seq = line.seq)
            ORDER BY line.seq, line.line_no
            """, new { entity })) strays.Enqueue(row[0] as long? ?? -1);
        return strays;
    }

    private static string SealOrNothing(string? previous, object?[] header, IReadOnlyList<object?[]> lines)
    {
        if (previous is null || previous.Length != 64 || !previous.All(char.IsAsciiHexDigitLower)) return "";
        return header.Concat(lines.SelectMany(line => line)).All(Seal.CanHold) ? Seal.Of(previous, header, lines) : "";
    }

    private static async Task<long> CommandsAsync(Session books, string entity, string genesis, List<Finding> findings)
    {
        var registers = await RegisterHashesAsync(books, entity);
        var more = await MoreAsync(books, entity);
        var previous = genesis;
        long expected = 1;
        await foreach (var row in books.RowsAsync("""
            SELECT ordinal, command_key, type, fingerprint, body, answer, registers_hash, recorded_by, recorded_at, previous_seal, seal
            FROM command WHERE entity = @entity ORDER BY ordinal
            """, new { entity }))
        {
            var key = row[1]?.ToString() ?? "?";
            if (row[0] is not long ordinal || row[1..].Any(value => value is not string))
            {
                findings.Add(new(entity, key, 0, new("命令记录的类型被改动", "The types of a recorded command were changed")));
                continue;
            }
            var text = row[1..].Cast<string>().ToArray();
            var body = text[3] + more.GetValueOrDefault((ordinal, "BODY"));
            var answer = text[4] + more.GetValueOrDefault((ordinal, "ANSWER"));
            var seal = previous.Length == 64 ? CommandLog.SealOf(previous, entity, ordinal, text[0], text[1], text[2], body, answer, text[5], text[6], text[7]) : "";
            if (ordinal != expected) findings.Add(new(entity, key, ordinal, new($"命令序号不连续，应为 {expected}", $"The order of commands breaks: {expected} was expected")));
            if (text[8] != previous || text[9] != seal) findings.Add(new(entity, key, ordinal, new("命令记录与封印不符", "A recorded command does not match its seal")));
            if (!registers.Remove(ordinal, out var hash)) hash = "";
            if (hash != text[5]) findings.Add(new(entity, key, ordinal, new("该命令登记的资料被改动", "What the command registered was changed")));
            previous = text[9];
            expected = ordinal + 1;
        }
        findings.AddRange(registers.Keys.Select(stray => new Finding(entity, $"#{stray}", stray, new("登记资料没有命令", "Registered data without a command"))));
        return expected - 1;
    }

    private static async Task<Dictionary<long, string>> RegisterHashesAsync(Session books, string entity)
    {
        var rows = new Dictionary<long, List<(RegisterTable, IReadOnlyList<object?>)>>();
        foreach (var table in Registers.All)
            await foreach (var row in books.RowsAsync(table.Select, new { entity }))
            {
                var ordinal = row[0] as long? ?? 0;
                if (!rows.TryGetValue(ordinal, out var own)) rows.Add(ordinal, own = []);
                own.Add((table, row[1..]));
            }
        return rows.ToDictionary(own => own.Key, own => own.Value.SelectMany(row => row.Item2).All(Seal.CanHold)
            ? Registers.HashOf(own.Value) : "?");
    }

    private static async Task<Dictionary<(long, string), string>> MoreAsync(Session books, string entity)
    {
        var more = new Dictionary<(long, string), string>();
        await foreach (var row in books.RowsAsync("""
            SELECT ordinal, field, text FROM command_more WHERE entity = @entity ORDER BY ordinal, field, part
            """, new { entity }))
        {
            var key = (row[0] as long? ?? 0, row[1]?.ToString() ?? "");
            more[key] = more.GetValueOrDefault(key) + row[2];
        }
        return more;
    }

    private static async Task ClosedMonthsAsync(Session books, string entity, List<Finding> findings)
    {
        var months = await books.ListAsync<ClosedMonth>("SELECT period, balance_hash FROM period_closed WHERE entity = @entity ORDER BY period", new { entity });
        foreach (var month in months)
        {
            var period = Period.FromCode((int)month.Period);
            if (await Registers.BalanceHashAsync(books, entity, period) != month.BalanceHash)
                findings.Add(new(entity, period.ToString(), 0, new("已结账期间的余额与结账时不同", "The balances of a closed month are not those at its closing")));
        }
    }

    private static async Task ChecksAsync(Session books, string entity, List<Finding> findings)
    {
        foreach (var check in Check.All)
        {
            try
            {
                foreach (var failure in await check.RunAsync(books, entity))
                    findings.Add(new(entity, failure.Subject, 0, new($"{check.Title.Zh}：{failure.Subject} {failure.Detail}", $"{check.Title.En}: {failure.Subject} {failure.Detail}")));
            }
            catch (DbException fault)
            {
                findings.Add(new(entity, check.Name, 0, new($"{check.Title.Zh}：无法计算（{fault.Message}）", $"{check.Title.En}: it cannot be computed ({fault.Message})")));
            }
        }
    }

    private static async Task<object?[]> FirstAsync(Session books, string sql, string entity)
    {
        await foreach (var row in books.RowsAsync(sql, new { entity })) return row;
        return new object?[2];
    }

    private sealed class ClosedMonth
    {
        public long Period { get; set; }
        public string BalanceHash { get; set; } = "";
    }

    /// <summary>Proves vouchers one by one as their rows come, each row with one of the voucher's lines.</summary>
    private sealed class VoucherChain(string entity, string genesis, Queue<long> strays, List<Finding> findings)
    {
        private const int HeaderColumns = 25;
        private readonly List<object?[]> lines = [];
        private object?[]? header;
        private string previous = genesis;
        private long expected = 1;

        public void Take(object?[] row)
        {
            if (header is null || !Equals(header[1], row[1])) Begin(row[..HeaderColumns]);
            if (row[HeaderColumns] is not null) lines.Add(row[HeaderColumns..]);
        }

        /// <summary>How many vouchers the chain has, and the seal of the last.</summary>
        public (long Vouchers, string Seal) End()
        {
            Begin(null);
            TellStrays(long.MaxValue);
            return (expected - 1, previous);
        }

        private void Begin(object?[]? next)
        {
            if (header is not null) Prove(header);
            header = next;
            lines.Clear();
        }

        private void Prove(object?[] row)
        {
            var (storedPrevious, storedSeal) = (row[^2], row[^1]);
            var no = row[8]?.ToString() ?? "?";
            if (row[1] is not long seq)
            {
                findings.Add(new(entity, no, 0, new("记账顺序不是整数", "The posting sequence is not a whole number")));
                return;
            }
            TellStrays(seq);
            if (seq != expected) findings.Add(new(entity, no, seq, new($"记账顺序不连续，应为 {expected}", $"The posting sequence breaks: {expected} was expected")));
            if (!Equals(storedPrevious, previous)) findings.Add(new(entity, no, seq, new("不接在前一张凭证的封印上", "It does not follow the seal before it")));
            if (!Equals(storedSeal, SealOrNothing(storedPrevious as string, row[..^2], lines)))
                findings.Add(new(entity, no, seq, new("内容与封印不符：凭证或其分录被改动", "Its content does not match its seal: the voucher or a line of it was changed")));
            previous = storedSeal as string ?? "";
            expected = seq + 1;
        }

        private void TellStrays(long before)
        {
            while (strays.TryPeek(out var seq) && seq < before)
                findings.Add(new(entity, $"#{strays.Dequeue()}", seq, new("分录没有凭证", "Lines without a voucher")));
        }
    }
}

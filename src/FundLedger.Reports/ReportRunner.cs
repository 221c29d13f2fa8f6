using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>Answers reports from the books. Two runs with the same entity, as-of date, posting sequence and parameters
/// give the same figures (domain.md E.8.17).</summary>
public sealed partial class ReportRunner(Database database)
{
    /// <summary>Why a value of a parameter that all reports have is refused.</summary>
    public static Rejection Unreadable(string name, string text) => ParameterReader.Bad(ReportCatalogue.Standard.First(parameter => parameter.Name == name), text);

    /// <summary>The finished report, its rows in memory.</summary>
    public Task<ReportOutcome> RunAsync(string name, ReportRequest request, CancellationToken stop) =>
        ReadAsync(name, request, sheet => Task.FromResult(sheet with { Rows = [.. sheet.Rows] }), stop);

    /// <summary>Hands the report to a reader while the books are held in one state, so that a long one is never in memory
    /// as a whole. Its rows are of no use afterwards.</summary>
    public async Task<ReportOutcome> StreamAsync(string name, ReportRequest request, Func<Sheet, Task> use, CancellationToken stop) =>
        await ReadAsync(name, request, async sheet =>
        {
            await use(sheet);
            return sheet with { Rows = [] };
        }, stop);

    private async Task<ReportOutcome> ReadAsync(string name, ReportRequest request, Func<Sheet, Task<Sheet>> use, CancellationToken stop)
    {
        if (ReportCatalogue.Find(name) is not { } report) return ReportOutcome.Refused(new Rejection(RejectionReason.UnknownReport, name));
        return await database.ReadAsync(async books =>
        {
            var outcome = await RunAsync(books, report, request);
            return outcome.Sheet is null ? outcome : outcome with { Sheet = await use(outcome.Sheet) };
        }, stop);
    }

    /// <summary>The report within a reading of its own; its rows are read while they are taken.</summary>
    internal async Task<ReportOutcome> RunAsync(Session books, ReportDefinition report, ReportRequest request)
    {
        var (scope, rejections) = await ScopeAsync(books, report, request);
        if (scope is null) return ReportOutcome.Refused(rejections);

        var values = report.Parameters.ToDictionary(parameter => parameter.Name, parameter => ParameterReader.Value(parameter, request, scope.AsOf));
        rejections = await ReferencesAsync(books, report, scope, values);
        if (rejections.Count == 0 && report.Name == Sampling.Report) rejections = Sampling.Judge(values);
        if (rejections.Count > 0) return ReportOutcome.Refused(rejections);

        if (values.GetValueOrDefault("from") is long from) values["fromDay"] = Period.FromCode((int)from).FirstDay;
        var layout = new ReportLayout(report);
        var run = new ReportRun(books, scope, layout.Asked, scope.Values(values.GetValueOrDefault("closing") as string != "before").Concat(values).ToDictionary());
        var sheet = await SheetAsync(report, run, layout, Notes(report, scope, request));
        return new ReportOutcome(sheet with { Mark = scope.Mark, Page = PageOf(report, scope, request) }, []);
    }

    private static async Task<Sheet> SheetAsync(ReportDefinition report, ReportRun run, ReportLayout layout, IReadOnlyList<LocalText> notes)
    {
        if (report.Name == "bank-reconciliation") return layout.ToSheet([], notes) with { Rows = await ReconciliationSheet.RowsAsync(run), Filtered = false };
        if (report.Name != Sampling.Report) return layout.ToSheet(await RowsAsync(report, run), notes);
        var (rows, said) = await Sampling.DrawAsync(run, report.Sql);
        return layout.ToSheet(rows, [.. notes, .. said]);
    }

    /// <summary>The page that shows the same state of the same report.</summary>
    private static string PageOf(ReportDefinition report, ReportScope scope, ReportRequest request) => $"/reports/{report.Name}?" + string.Join('&',
        new (string Name, string Value)[] { ("entity", scope.Entity), ("asOf", Seal.Day(scope.AsOf)), ("knownAt", scope.KnownAt.ToString(CultureInfo.InvariantCulture)) }
            .Concat(report.Parameters.Select(parameter => (parameter.Name, Value: request[parameter.Name] ?? "")).Where(pair => pair.Value.Length > 0))
            .Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>The state of the books that is asked for, or why there is none.</summary>
    internal async Task<(ReportScope? Scope, IReadOnlyList<Rejection> Rejections)> ScopeAsync(Session books, ReportDefinition report, ReportRequest request)
    {
        var rejections = ParameterReader.Judge(report, request);
        if (rejections.Count > 0) return (null, rejections);
        var (scope, refusal) = await ScopeAsync(books, request);
        return (scope, refusal is null ? [] : [refusal]);
    }

    private static async Task<IEnumerable<object?[]>> RowsAsync(ReportDefinition report, ReportRun run) => report.Name switch
    {
        "ageing" => await Ageing.RowsAsync(run, report.Sql),
        "checks" => await BookChecks.RowsAsync(run),
        "exposure-by-case" or "exposure-by-organisation" => await Exposure.RowsAsync(run, report.Sql),
        "deadlines" => await Deadlines.RowsAsync(run, report.Sql),
        "audit-findings" => await AuditTests.FindingsAsync(run),
        "audit-tests" => await AuditTests.SummaryAsync(run),
        "audit-vouchers" => await AuditVouchers.RowsAsync(run, report.Sql),
        "indicators" => await Indicators.RowsAsync(run, report.Sql),
        _ => report.Streamed ? run.Rows(report.Sql) : await run.ListAsync(report.Sql),
    };

    private async Task<(ReportScope? Scope, Rejection? Refusal)> ScopeAsync(Session books, ReportRequest request)
    {
        var entity = await books.OneOrNoneAsync<EntityRow>("""
            SELECT name, genesis, last_seq, last_ordinal FROM v_entity WHERE entity = @entity
            """, new { entity = request["entity"] });
        if (entity is null) return (null, new Rejection(RejectionReason.UnknownEntity, request["entity"]!) { Field = "entity" });

        var knownAt = request["knownAt"] is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : entity.LastSeq;
        if (knownAt > entity.LastSeq) return (null, new Rejection(RejectionReason.PostingNotYet, knownAt, entity.LastSeq) { Field = "knownAt" });
        var asked = new { entity = request["entity"], knownAt };
        var seal = await books.ScalarOrNullAsync<string>("SELECT seal FROM v_voucher WHERE entity = @entity AND seq = @knownAt", asked);
        var asOf = request["asOf"] is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : await LastDayAsync(books, asked);
        return (new ReportScope(asked.entity!, entity.Name, asOf, knownAt, await KnownOrdinalAsync(books, asked, entity), seal ?? entity.Genesis), null);
    }

    /// <summary>The last day with a voucher, but never a day to come; today if there is no voucher.</summary>
    private async Task<DateOnly> LastDayAsync(Session books, object asked)
    {
        var today = DateOnly.FromDateTime(database.Clock.GetUtcNow().ToOffset(CellText.ChinaOffset).DateTime);
        var last = await books.ScalarOrNullAsync<DateOnly?>("SELECT MAX(voucher_date) FROM v_voucher WHERE entity = @entity AND seq <= @knownAt", asked);
        return last is { } day && day < today ? day : today;
    }

    /// <summary>Registrations count up to the command before the next posting.</summary>
    private static async Task<long> KnownOrdinalAsync(Session books, object asked, EntityRow entity)
    {
        var next = await books.ScalarOrNullAsync<long?>("""
            SELECT MAX(CASE WHEN seq = @knownAt THEN command_ordinal ELSE command_ordinal - 1 END) FROM v_voucher
            WHERE entity = @entity AND seq BETWEEN @knownAt AND @knownAt + 1 AND EXISTS (SELECT 1 FROM v_voucher later WHERE later.entity = @entity AND later.seq = @knownAt + 1)
            """, asked);
        return next ?? entity.LastOrdinal;
    }

    internal static async Task<IReadOnlyList<Rejection>> ReferencesAsync(
        Session books, ReportDefinition report, ReportScope scope, Dictionary<string, object?> values)
    {
        var found = new List<Rejection>();
        foreach (var parameter in report.Parameters)
        {
            if (parameter.Type == ParameterType.Period && values[parameter.Name] is long month && month > Period.Of(scope.AsOf).Code)
                found.Add(new Rejection(RejectionReason.PeriodAfterAsOf, parameter.Name, Period.FromCode((int)month), scope.AsOf) { Field = parameter.Name });
            if (parameter.Of is { } register && values[parameter.Name] is string { Length: > 0 } code && !await CodeRegisters.HasAsync(books, register, scope.Entity, code))
                found.Add(new Rejection(CodeRegisters.Unknown(register), code) { Field = parameter.Name });
        }
        return [.. found.OrderBy(rejection => rejection.Reason)];
    }

    private static List<LocalText> Notes(ReportDefinition report, ReportScope scope, ReportRequest request)
    {
        var day = scope.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var notes = new List<LocalText>
        {
            new($"会计主体：{scope.EntityName}（{scope.Entity}）　　单位：元", $"Entity: {scope.EntityName} ({scope.Entity})    in yuan"),
            new($"截止日：{day}　　{scope.Mark.Text.Zh}", $"As of {day}    {scope.Mark.Text.En}"),
        };
        var said = report.Parameters
            .Select(parameter => (parameter.Title, Value: Said(parameter, request, scope)))
            .Where(pair => pair.Value.Zh.Length > 0).ToList();
        if (said.Count > 0)
            notes.Add(new(string.Join("　　", said.Select(pair => $"{pair.Title.Zh}：{pair.Value.Zh}")), string.Join("    ", said.Select(pair => $"{pair.Title.En}: {pair.Value.En}"))));
        return notes;
    }

    private static LocalText Said(ReportParameter parameter, ReportRequest request, ReportScope scope) =>
        ParameterReader.Value(parameter, request, scope.AsOf) switch
        {
            string choice when parameter.Choices.TryGetValue(choice, out var title) => title,
            string code => LocalText.Same(code),
            long amount when parameter.Type == ParameterType.Amount => LocalText.Same(new Money(amount).ToGroupedString()),
            long month when parameter.Type == ParameterType.Period => LocalText.Same(Period.FromCode((int)month).ToString()),
            long whole => LocalText.Same(whole.ToString(CultureInfo.InvariantCulture)),
            DateOnly day => LocalText.Same(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            _ => LocalText.Same(""),
        };

    private sealed class EntityRow
    {
        public string Name { get; set; } = "";
        public string Genesis { get; set; } = "";
        public long LastSeq { get; set; }
        public long LastOrdinal { get; set; }
    }
}

/// <summary>One run of a report: where it reads, what it was asked and the columns it is to give.</summary>
internal sealed partial record ReportRun(Session Books, ReportScope Scope, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, object?> Values)
{
    public IEnumerable<object?[]> Rows(string sql) => Rows(sql, Columns);

    public IEnumerable<object?[]> Rows(string sql, IReadOnlyList<string> columns) => Books.Rows(sql, columns, Used(sql));

    public async Task<IReadOnlyList<object?[]>> ListAsync(string sql) => await ListAsync(sql, Columns);

    public async Task<IReadOnlyList<object?[]>> ListAsync(string sql, IReadOnlyList<string> columns)
    {
        var rows = new List<object?[]>();
        await foreach (var row in Books.RowsAsync(sql, columns, Used(sql))) rows.Add(row);
        return rows;
    }

    /// <summary>Only what the query names: an engine may refuse to be told more.</summary>
    private Dictionary<string, object?> Used(string sql)
    {
        var named = Named.GetOrAdd(sql, text => Parameter().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal));
        return Values.Where(value => named.Contains(value.Key)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Reports have a fixed number of statements.</summary>
    private static readonly ConcurrentDictionary<string, HashSet<string>> Named = new(StringComparer.Ordinal);

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Parameter();
}

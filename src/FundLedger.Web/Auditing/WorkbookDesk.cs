using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Web.Auditing;

/// <summary>Why a workbook is not taken on.</summary>
public enum QueueRefusal { None, Full, TooManyOfYours, Asked }

/// <summary>What became of asking for a workbook.</summary>
/// <param name="Job">Null when refused.</param>
/// <param name="Rejections">What is wrong with what was asked, for <see cref="QueueRefusal.Asked"/>.</param>
public sealed record AskOutcome(WorkbookJob? Job, QueueRefusal Refusal, IReadOnlyList<Rejection> Rejections);

/// <summary>Makes workbooks one after the other while the site goes on: one at work, twenty waiting, two of each person
/// (reliability.md R38). It reads the books and writes files beside them, never the books.</summary>
public sealed partial class WorkbookDesk(Database books, WorkbookShelf shelf, ILogger<WorkbookDesk> log) : BackgroundService
{
    public const int MostWaiting = 20;
    public const int MostOfOne = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly Channel<string> queue = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, WorkbookJob> jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PackProgress> progress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CancellationTokenSource> cancels = new(StringComparer.Ordinal);
    private readonly Lock asking = new();

    /// <summary>The workbooks of an entity, latest first.</summary>
    public IReadOnlyList<WorkbookJob> Of(string entity) => [.. jobs.Values.Where(job => job.Entity == entity).OrderByDescending(job => job.AskedAt).ThenBy(job => job.Id, StringComparer.Ordinal)];

    /// <summary>A workbook of an entity, or null.</summary>
    public WorkbookJob? Find(string entity, string id) => jobs.TryGetValue(id, out var job) && job.Entity == entity ? job : null;

    /// <summary>How far a running workbook is; null before its first step and after its end.</summary>
    public PackProgress? ProgressOf(WorkbookJob job) => progress.GetValueOrDefault(job.Id);

    /// <summary>How many go before a waiting workbook.</summary>
    public int Before(WorkbookJob job) => jobs.Values.Count(other => !other.IsOver && other.AskedAt < job.AskedAt);

    /// <summary>The finished file, or null when it is gone.</summary>
    public string? FileOf(WorkbookJob job) => job.State == JobState.Done && File.Exists(shelf.FileOf(job)) ? shelf.FileOf(job) : null;

    /// <summary>Takes a workbook on, if what is asked can be answered and the queue has room. The posting is fixed at once, so
    /// that the workbook shows the books as they were when it was asked for.</summary>
    public async Task<AskOutcome> AskAsync(string entity, IReadOnlyDictionary<string, string> asked, string language, Uri site, string by, CancellationToken stop)
    {
        var judged = await new AuditorsPack(books).JudgeAsync(ReportRequest.For(entity, asked.Select(pair => (pair.Key, pair.Value))), stop);
        if (judged.Rejections.Count > 0) return new(null, QueueRefusal.Asked, judged.Rejections);
        var job = new WorkbookJob
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), Entity = entity, Language = language, Site = site, By = by, AskedAt = books.Clock.GetUtcNow(),
            Asked = new Dictionary<string, string>(asked) { ["asOf"] = Seal.Day(judged.AsOf), ["knownAt"] = judged.KnownAt.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        };
        lock (asking)
        {
            var open = jobs.Values.Where(other => !other.IsOver).ToList();
            if (open.Count(other => other.By == by) >= MostOfOne) return new(null, QueueRefusal.TooManyOfYours, []);
            if (open.Count(other => other.State == JobState.Waiting) >= MostWaiting) return new(null, QueueRefusal.Full, []);
            Keep(job);
        }
        queue.Writer.TryWrite(job.Id);
        return new(job, QueueRefusal.None, []);
    }

    /// <summary>Stops a workbook that waits or is at work; says whether there was one to stop.</summary>
    public bool Cancel(WorkbookJob job)
    {
        lock (asking)
        {
            if (jobs.GetValueOrDefault(job.Id) is not { IsOver: false } open) return false;
            if (open.State == JobState.Waiting) End(open, JobState.Cancelled);
            else if (cancels.TryGetValue(job.Id, out var cancel)) cancel.Cancel();
            return true;
        }
    }

    /// <summary>What the site did not finish before it ended last time is marked so, and old files go.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var job in shelf.Read()) jobs[job.Id] = job;
        foreach (var job in jobs.Values.Where(job => !job.IsOver)) End(job, JobState.Interrupted);
        Tidy();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var id in queue.Reader.ReadAllAsync(stoppingToken))
            {
                if (Begin(id, stoppingToken) is { } begun) await RunAsync(begun.Job, begun.Cancel, stoppingToken);
                Tidy();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends; what waits is marked when it starts again.
        }
    }

    private (WorkbookJob Job, CancellationTokenSource Cancel)? Begin(string id, CancellationToken stopping)
    {
        lock (asking)
        {
            if (jobs.GetValueOrDefault(id) is not { State: JobState.Waiting } job) return null;
            var cancel = cancels[id] = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var running = job with { State = JobState.Running, StartedAt = books.Clock.GetUtcNow() };
            Keep(running);
            return (running, cancel);
        }
    }

    private async Task RunAsync(WorkbookJob job, CancellationTokenSource cancel, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(Longest, books.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, limit.Token);
        try
        {
            End(job with { Result = await MakeAsync(job, both.Token) }, JobState.Done);
        }
        catch (Exception) when (both.IsCancellationRequested)
        {
            if (limit.IsCancellationRequested) End(job with { Fault = new($"超过 {Longest.TotalMinutes} 分钟，已停止", $"stopped after {Longest.TotalMinutes} minutes") }, JobState.Failed);
            else End(job, stopping.IsCancellationRequested ? JobState.Interrupted : JobState.Cancelled);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one workbook, the next must be made.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFault(fault, job.Id);
            End(job with { Fault = FaultOf(fault) }, JobState.Failed);
        }
        finally
        {
            if (cancels.TryRemove(job.Id, out var own)) own.Dispose();
            progress.TryRemove(job.Id, out _);
        }
    }

    private async Task<WorkbookResult> MakeAsync(WorkbookJob job, CancellationToken stop)
    {
        var pack = new AuditorsPack(books) { Site = job.Site, Progress = new Told(step => progress[job.Id] = step) };
        AuditorsPackOutcome outcome;
        await using (var file = File.Create(shelf.PartOf(job)))
            outcome = await pack.WriteAsync(job.Request, job.By, file, System.Globalization.CultureInfo.GetCultureInfo(job.Language), stop);
        if (outcome.Rejections.Count > 0) throw new RefusedException(new(outcome.Rejections[0].Zh, outcome.Rejections[0].En));
        var seal = (await books.ReadAsync(session => SealQueries.AtAsync(session, job.Entity, outcome.KnownAt), stop))!.Seal;
        await using var made = File.OpenRead(shelf.PartOf(job));
        var result = new WorkbookResult(made.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(made, stop)), outcome.Digest, outcome.Passed, outcome.Failed, outcome.KnownAt, Seal.PrintedCode(seal));
        File.Move(shelf.PartOf(job), shelf.FileOf(job));
        return result;
    }

    private static Phrase FaultOf(Exception fault) => fault switch
    {
        RefusedException refused => refused.Sentence,
        StorageException => new("账簿暂时无法读取，请稍后再做一次", "the books could not be read; try again later"),
        IOException => new("文件写不下去：请检查磁盘空间和权限", "the file could not be written: look at the disk's space and rights"),
        _ => new("制作中途出错，未留下文件；原因在程序日志中", "something went wrong half way and no file was left; the log of the program has the reason"),
    };

    private void End(WorkbookJob job, JobState state)
    {
        Keep(job with { State = state, EndedAt = books.Clock.GetUtcNow() });
        File.Delete(shelf.PartOf(job));
    }

    private void Keep(WorkbookJob job)
    {
        shelf.Keep(job);
        jobs[job.Id] = job;
    }

    private void Tidy()
    {
        foreach (var id in shelf.Tidy([.. jobs.Values])) jobs.TryRemove(id, out _);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The workbook {Id} failed")]
    private partial void LogFault(Exception fault, string id);

    private sealed class Told(Action<PackProgress> tell) : IProgress<PackProgress>
    {
        public void Report(PackProgress value) => tell(value);
    }
}

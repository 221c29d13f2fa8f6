using System.Data.Common;
using System.Threading.Channels;

namespace FundLedger.Data;

/// <summary>SQLite's one writer. Works wait in a queue; those that wait together share one commit, each in a savepoint of
/// its own, and nobody gets an answer before that commit is on disk. How right the books are never rests on this lane:
/// each group begins IMMEDIATE and so excludes every other process.</summary>
internal sealed class WriterLane : IAsyncDisposable
{
    private const int MostWaiting = 1_024;
    private const int MostPerCommit = 64;
    private const string Savepoint = "turn";

    private readonly Channel<Turn> waiting =
        Channel.CreateBounded<Turn>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly Func<Task<DbConnection>> open;
    private readonly StatementLog? log;
    private readonly HotStatements hot = new(keep: true);
    private readonly Lazy<Task> running;
    private DbConnection? connection;
    private StorageFailedException? broken;

    public WriterLane(Func<Task<DbConnection>> open, StatementLog? log)
    {
        this.open = open;
        this.log = log;
        running = new Lazy<Task>(() => Task.Run(RunAsync));
    }

    public async Task<T> WriteAsync<T>(Func<Session, Task<Work<T>>> work, CancellationToken stop)
    {
        _ = running.Value;
        var turn = new Turn<T>(work, stop);
        await using var cancellation = stop.UnsafeRegister(_ => turn.Abandon(), null);
        await waiting.Writer.WriteAsync(turn, stop);
        return await turn.Answer;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        if (running.IsValueCreated) await running.Value;
        await CloseAsync();
    }

    private async Task RunAsync()
    {
        var group = new List<Turn>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            while (group.Count < MostPerCommit && waiting.Reader.TryRead(out var turn))
                if (turn.TryStart()) group.Add(turn);
            if (group.Count > 0) await CommitTogetherAsync(group);
            group.Clear();
        }
    }

    private async Task CommitTogetherAsync(List<Turn> group)
    {
        try
        {
            if (broken is not null) throw broken;
            await PlayAllAsync(group);
        }
        catch (Exception failure)
        {
            await FailAsync(group, Dialect.Named(failure));
            return;
        }
        foreach (var turn in group) turn.Settle();
    }

    private async Task PlayAllAsync(List<Turn> group)
    {
        connection ??= await open();
        await using var transaction = await Dialect.Sqlite.BeginWriteAsync(connection, "", CancellationToken.None);
        foreach (var turn in group) await PlayAsync(turn, transaction);
        await transaction.CommitAsync();
    }

    private async Task PlayAsync(Turn turn, DbTransaction transaction)
    {
        await transaction.SaveAsync(Savepoint);
        var session = new Session(Dialect.Sqlite, transaction, hot, log, turn.Stop);
        var keep = await turn.PlayAsync(session);
        session.End();
        if (turn.Failure is StorageFailedException broke) throw broke;
        if (Dialect.IsUndone(connection!)) throw turn.Failure ?? new InvalidOperationException("A work ended the transaction.");
        if (!keep) await transaction.RollbackAsync(Savepoint);
        await transaction.ReleaseAsync(Savepoint);
    }

    private async Task FailAsync(List<Turn> group, Exception failure)
    {
        if (failure is StorageFailedException gone) broken ??= gone;
        await CloseAsync();
        foreach (var turn in group) turn.Fail(failure);
        if (failure is StorageBusyException) FailThoseWaiting(failure);
    }

    /// <summary>Who waits behind a group that waited in vain has waited as well, and must not wait five seconds more.</summary>
    private void FailThoseWaiting(Exception failure)
    {
        while (waiting.Reader.TryRead(out var turn))
            if (turn.TryStart()) turn.Fail(failure);
    }

    private async Task CloseAsync()
    {
        hot.Dispose();
        if (connection is null) return;
        await connection.DisposeAsync();
        connection = null;
    }

    /// <summary>One work in the queue and who waits for its answer. It is either started or abandoned, never both.</summary>
    private abstract class Turn(CancellationToken stop)
    {
        private int taken;

        public CancellationToken Stop => stop;
        public Exception? Failure { get; protected set; }

        public bool TryStart() => Interlocked.Exchange(ref taken, 1) == 0;

        /// <summary>Runs the work and says whether to keep what it did.</summary>
        public abstract Task<bool> PlayAsync(Session session);
        public abstract void Settle();
        public abstract void Fail(Exception failure);
    }

    private sealed class Turn<T>(Func<Session, Task<Work<T>>> work, CancellationToken stop) : Turn(stop)
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public Task<T> Answer => answer.Task;

        public override async Task<bool> PlayAsync(Session session)
        {
            try
            {
                (result, var keep) = await work(session);
                return keep;
            }
            catch (Exception failure)
            {
                Failure = Dialect.Named(failure);
                return false;
            }
        }

        public override void Settle()
        {
            if (Failure is OperationCanceledException cancelled) answer.TrySetCanceled(cancelled.CancellationToken);
            else if (Failure is not null) answer.TrySetException(Failure);
            else answer.TrySetResult(result);
        }

        public override void Fail(Exception failure) => answer.TrySetException(failure);

        public void Abandon()
        {
            if (TryStart()) answer.TrySetCanceled(Stop);
        }
    }
}

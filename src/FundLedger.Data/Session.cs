using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace FundLedger.Data;

/// <summary>SQL inside one transaction of the books. It is handed to a piece of work by <see cref="Database"/> and is of
/// no use after that work's end. Parameters are the properties of an anonymous object; a list is written <c>IN @codes</c>.
/// Rows are read into classes with settable properties, one for each column (<c>amount_fen</c> is <c>AmountFen</c>).</summary>
public sealed class Session
{
    private static readonly ConcurrentDictionary<(Type, string), Parser> Parsers = new();

    private readonly DbTransaction transaction;
    private readonly StatementLog? log;
    private readonly HotStatements hot;
    private readonly CancellationToken stop;
    private int marks;
    private string? mark;
    private bool isOver;

    static Session() => Stored.TeachDapper();

    internal Session(Dialect dialect, DbTransaction transaction, HotStatements hot, StatementLog? log, CancellationToken stop)
    {
        Dialect = dialect;
        this.transaction = transaction;
        this.hot = hot;
        this.log = log;
        this.stop = stop;
    }

    public Dialect Dialect { get; }

    private DbConnection Connection => isOver
        ? throw new InvalidOperationException("The work this session was for is over.")
        : transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");

    /// <summary>The row, or null when there is none.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public async Task<T?> OneOrNoneAsync<T>(string sql, object? args = null) where T : class =>
        (await ListAsync<T>(sql, args)).SingleOrDefault();

    /// <summary>The first column of the first row.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or NULL where T cannot be null.</exception>
    public async Task<T> ScalarAsync<T>(string sql, object? args = null) =>
        Stored.Read<T>(await FirstValueAsync(sql, args) ?? throw new InvalidOperationException("No row."));

    /// <summary>The first column of the first row, or null when there is no row or it is NULL; T is a nullable type.</summary>
    public async Task<T?> ScalarOrNullAsync<T>(string sql, object? args = null) =>
        Stored.Read<T?>(await FirstValueAsync(sql, args));

    /// <summary>All rows.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? args = null)
    {
        await using var reader = await ReaderAsync(sql, args);
        var parse = RowParser<T>(reader, sql);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(parse(reader));
        return rows;
    }

    /// <summary>The first rows, at most so many and at least one; the rest is not read. The statement ends with their order, by an index if it can.</summary>
    public async Task<IReadOnlyList<T>> FirstAsync<T>(int atMost, string sql, object? args = null)
    {
        await using var reader = await ReaderAsync(Dialect.First(atMost, sql), args);
        var parse = RowParser<T>(reader, sql);
        var rows = new List<T>(atMost);
        while (rows.Count < atMost && await reader.ReadAsync(stop)) rows.Add(parse(reader));
        return rows;
    }

    /// <summary>Executes and returns the number of rows touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? args = null) => Connection.ExecuteAsync(Command(sql, args));

    /// <summary>As <see cref="ExecuteAsync"/> for the few statements of which a posting runs many: kept prepared where
    /// the connection lives long. Values are long, int, string, Money, DateOnly, DateTime in UTC or null.</summary>
    public async Task<int> ExecuteHotAsync(string sql, IReadOnlyList<string> names, IReadOnlyList<object?> values)
    {
        var command = hot.Get(Connection, sql, names);
        command.Transaction = transaction;
        for (var i = 0; i < names.Count; i++) command.Parameters[i].Value = Stored.Parameter(values[i]);
        log?.Add(command);
        return await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Rows as they are stored, for seals and checks: whole numbers as long, text as string, days and instants as
    /// text, NULL as null. On SQLite a value of another type comes as that type.</summary>
    public async IAsyncEnumerable<object?[]> RowsAsync(string sql, object? args = null)
    {
        await using var reader = await ReaderAsync(sql, args);
        while (await reader.ReadAsync(stop))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = Stored.Raw(reader, i);
            yield return row;
        }
    }

    /// <summary>As <see cref="RowsAsync(string, object?)"/>, with the values in the order of the columns' names.</summary>
    /// <exception cref="InvalidOperationException">The statement has other columns.</exception>
    public async IAsyncEnumerable<object?[]> RowsAsync(string sql, IReadOnlyList<string> columns, object? args)
    {
        await using var reader = await ReaderAsync(sql, args);
        var places = Places(reader, columns, sql);
        while (await reader.ReadAsync(stop)) yield return RawRow(reader, places);
    }

    /// <summary>As <see cref="RowsAsync(string, IReadOnlyList{string}, object?)"/>, for writers of long exports, which pull
    /// row by row. Nothing else can be read until the last row was taken.</summary>
    public IEnumerable<object?[]> Rows(string sql, IReadOnlyList<string> columns, object? args)
    {
        using var reader = Reader(sql, args);
        var places = Places(reader, columns, sql);
        while (reader.Read())
        {
            stop.ThrowIfCancellationRequested();
            yield return RawRow(reader, places);
        }
    }

    /// <summary>Marks a place to come back to; an earlier mark is forgotten.</summary>
    public async Task SavepointAsync()
    {
        if (mark is not null) await ForgetAsync(mark);
        mark = await MarkAsync();
    }

    /// <summary>Undoes everything since <see cref="SavepointAsync"/>; the mark stays.</summary>
    public async Task RollbackToSavepointAsync()
    {
        if (mark is null) throw new InvalidOperationException("There is no savepoint.");
        await UndoToAsync(mark);
        await SavepointAsync();
    }

    /// <summary>Plays a part of the work and undoes what it wrote unless it says to keep it. Marks set within a part are its own.</summary>
    public async Task<T> PartAsync<T>(Func<Task<Work<T>>> part)
    {
        var (outer, start) = (mark, await MarkAsync());
        mark = null;
        var (result, keep) = await part();
        if (!keep) await UndoToAsync(start);
        await ForgetAsync(start);
        mark = outer;
        return result;
    }

    // Each mark has a name of its own, since engines differ in what a name used twice stands for.
    private async Task<string> MarkAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"mark{++marks}");
        await transaction.SaveAsync(name, stop);
        return name;
    }

    // SqlClient goes back to a mark without being asynchronous, and where nothing was written yet a server that only speaks its protocol
    // (Babelfish 4.4) ends the whole transaction with it.
    private Task UndoToAsync(string name) =>
        Dialect.IsSqlite ? transaction.RollbackAsync(name, stop) : Connection.ExecuteAsync(new CommandDefinition($"ROLLBACK TRANSACTION {name}", transaction: transaction, cancellationToken: stop));

    private async Task ForgetAsync(string name)
    {
        if (Dialect.IsSqlite) await transaction.ReleaseAsync(name, stop);
    }

    internal void End() => isOver = true;

    private async Task<object?> FirstValueAsync(string sql, object? args)
    {
        if (!hot.Keeps) return await Connection.ExecuteScalarAsync(Command(sql, args));
        return await Kept(Arguments.Of(sql, args)).ExecuteScalarAsync(stop);
    }

    // On the connection that lives long, what a posting asks is kept prepared; parsing it anew would cost more than answering it.
    private async Task<DbDataReader> ReaderAsync(string sql, object? args)
    {
        if (!hot.Keeps) return await Connection.ExecuteReaderAsync(Command(sql, args));
        return await Kept(Arguments.Of(sql, args)).ExecuteReaderAsync(stop);
    }

    private DbDataReader Reader(string sql, object? args) =>
        hot.Keeps ? Kept(Arguments.Of(sql, args)).ExecuteReader() : (DbDataReader)Connection.ExecuteReader(Command(sql, args));

    private DbCommand Kept(Arguments arguments)
    {
        var command = hot.Get(Connection, arguments.Sql, arguments.Names);
        command.Transaction = transaction;
        for (var i = 0; i < arguments.Values.Count; i++) command.Parameters[i].Value = Stored.Parameter(arguments.Values[i]);
        log?.Add(command);
        return command;
    }

    private CommandDefinition Command(string sql, object? args) =>
        new(sql, new RecordedArguments(args, log), transaction, cancellationToken: stop);

    private static int[] Places(DbDataReader reader, IReadOnlyList<string> columns, string sql)
    {
        var found = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        if (!found.Order(StringComparer.Ordinal).SequenceEqual(columns.Order(StringComparer.Ordinal)))
            throw new InvalidOperationException($"The columns [{string.Join(' ', found)}] are not [{string.Join(' ', columns)}]: {sql}");
        return [.. columns.Select(column => found.IndexOf(column))];
    }

    private static object?[] RawRow(DbDataReader reader, int[] places)
    {
        var row = new object?[places.Length];
        for (var i = 0; i < row.Length; i++) row[i] = Stored.Raw(reader, places[i]);
        return row;
    }

    private static Func<DbDataReader, T> RowParser<T>(DbDataReader reader, string sql)
    {
        if (Stored.IsSingleValue(typeof(T))) return row => Stored.Read<T>(row.GetValue(0));
        var key = (typeof(T), sql);
        if (!Parsers.TryGetValue(key, out var known)) MatchColumns(typeof(T), reader);
        if (known is null || !known.Fits(reader)) Parsers[key] = known = Parser.Of(reader, reader.GetRowParser<T>());
        return (Func<DbDataReader, T>)known.Parse;
    }

    private static void MatchColumns(Type type, DbDataReader reader)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(i => Plain(reader.GetName(i))).Order(StringComparer.Ordinal);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite).Select(property => Plain(property.Name)).Order(StringComparer.Ordinal);
        if (!columns.SequenceEqual(properties)) throw new InvalidOperationException(
            $"The columns [{string.Join(' ', columns)}] are not the properties [{string.Join(' ', properties)}] of {type.Name}.");
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>What Dapper made for a statement whose columns had these kinds. Asking Dapper again costs a small reading more than its rows.</summary>
    private sealed record Parser(Type[] Kinds, Delegate Parse)
    {
        public static Parser Of(DbDataReader reader, Delegate parse) => new([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetFieldType)], parse);

        public bool Fits(DbDataReader reader)
        {
            for (var i = 0; i < Kinds.Length; i++)
                if (reader.GetFieldType(i) != Kinds[i]) return false;
            return true;
        }
    }

    private sealed class RecordedArguments(object? args, StatementLog? log) : DynamicParameters(args), SqlMapper.IDynamicParameters
    {
        void SqlMapper.IDynamicParameters.AddParameters(IDbCommand command, SqlMapper.Identity identity)
        {
            AddParameters(command, identity);
            log?.Add(command);
        }
    }
}

/// <summary>The prepared statements of one connection.</summary>
internal sealed class HotStatements(bool keep) : IDisposable
{
    /// <summary>Searches put their conditions together, so that there are more texts than the program holds.</summary>
    private const int Most = 512;

    /// <summary>Statements live as long as the connection.</summary>
    public bool Keeps => keep;

    private readonly Dictionary<(string Sql, string Names), DbCommand> kept = [];

    public DbCommand Get(DbConnection connection, string sql, IReadOnlyList<string> names)
    {
        var key = (sql, string.Join(' ', names));
        if (kept.TryGetValue(key, out var known)) return known;
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of the caller; values are always parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + name;
            command.Parameters.Add(parameter);
        }
        if (kept.Count == Most) Forget();
        if (keep) kept.Add(key, command);
        return command;
    }

    public void Dispose() => Forget();

    private void Forget()
    {
        foreach (var command in kept.Values) command.Dispose();
        kept.Clear();
    }
}

using System.Collections.Concurrent;
using System.Data;

namespace FundLedger.Data;

/// <summary>A parameter as it was bound: its name without @ and the type of its value (string, long, int, byte[]).</summary>
public sealed record RecordedParameter(string Name, Type Type);

/// <summary>A statement that really was executed, after lists were expanded.</summary>
public sealed record RecordedStatement(string Sql, IReadOnlyList<RecordedParameter> Parameters);

/// <summary>Remembers every different statement that the sessions execute, so that the T-SQL gate can read what SQLite
/// ran. Safe for many threads.</summary>
public sealed class StatementLog
{
    private readonly ConcurrentDictionary<string, RecordedStatement> statements = new();

    /// <summary>Is told of every execution with its values, for whoever runs it once more.</summary>
    public Action<string, IReadOnlyDictionary<string, object?>>? Heard { get; init; }

    public IReadOnlyCollection<RecordedStatement> Statements => [.. statements.Values];

    internal void Add(IDbCommand command)
    {
        Heard?.Invoke(command.CommandText, command.Parameters.Cast<IDbDataParameter>().ToDictionary(parameter => parameter.ParameterName.TrimStart('@'), parameter => parameter.Value));
        var parameters = command.Parameters.Cast<IDbDataParameter>()
            .Select(parameter => new RecordedParameter(parameter.ParameterName.TrimStart('@'), TypeOf(parameter))).ToList();
        var key = $"{command.CommandText}\n{string.Join(' ', parameters)}";
        statements.TryAdd(key, new RecordedStatement(command.CommandText, parameters));
    }

    private static Type TypeOf(IDbDataParameter parameter) => parameter.Value switch
    {
        null or DBNull => parameter.DbType switch { DbType.Int64 => typeof(long), DbType.Int32 => typeof(int), _ => typeof(string) },
        var value => value.GetType(),
    };
}

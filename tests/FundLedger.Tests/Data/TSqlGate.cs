using System.Globalization;
using FundLedger.Data;
using FundLedger.Tests.Support;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FundLedger.Tests.Data;

/// <summary>Reads SQL as SQL Server would, without one: the schema as it is made there becomes a model, and every other
/// statement is bound against it as the body of a procedure. What the model lets through, <see cref="CommonTongue"/>
/// finds. It never tells that a plan is good or a lock held: that takes a server.</summary>
internal sealed class TSqlGate : IDisposable
{
    /// <summary>Messages that are known and harmless, by the start of their text; none so far.</summary>
    private static readonly string[] Allowed = [];

    private readonly TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions { Collation = "Latin1_General_100_BIN2" });
    private readonly Dictionary<string, string> sources = [];
    private readonly List<string> complaints = [];

    /// <summary>What SQL Server, or the house, would object to in these statements; none if all is well.</summary>
    public static IReadOnlyList<string> Check(IEnumerable<RecordedStatement> statements)
    {
        using var gate = new TSqlGate();
        foreach (var script in SchemaScript.Embedded.Where(script => script.IsFor(Dialect.SqlServer))) gate.AddScript(script);
        foreach (var statement in statements) gate.AddStatement(statement.Sql, statement);
        return gate.Judge();
    }

    /// <summary>The same for scripts of a schema that stands alone.</summary>
    public static IReadOnlyList<string> Check(IEnumerable<SchemaScript> scripts)
    {
        using var gate = new TSqlGate();
        foreach (var script in scripts) gate.AddScript(script);
        return gate.Judge();
    }

    /// <summary>The queries of a folder, each a file, as statements whose parameters are the ones they name.</summary>
    public static IEnumerable<RecordedStatement> QueriesOf(string folder) => Directory.Exists(RepoFiles.PathOf(folder))
        ? RepoFiles.Below(folder, ".sql").Where(file => !file.EndsWith(".sqlite.sql", StringComparison.Ordinal)).Select(RepoFiles.Read).Select(WithItsParameters)
        : [];

    public void Dispose() => model.Dispose();

    private void AddScript(SchemaScript script)
    {
        var parsed = Parse(script.Name, Dialect.SqlServer.Translate(script));
        foreach (var statement in parsed.Batches.SelectMany(batch => batch.Statements))
        {
            if (!script.IsPaired) Object(script.Name, CommonTongue.Objections(statement));
            if (statement is DataModificationStatement) Bind(script.Name, Source(statement), []);
            else Add(script.Name, Source(statement));
        }
    }

    private void AddStatement(string name, RecordedStatement statement)
    {
        var parsed = Parse(name, statement.Sql);
        foreach (var each in parsed.Batches.SelectMany(batch => batch.Statements))
        {
            if (each is not (SelectStatement or InsertStatement or UpdateStatement or DeleteStatement)) complaints.Add($"{name}\n  a {each.GetType().Name}");
            Object(name, CommonTongue.Objections(each));
        }
        Object(name, Parameters.Of(parsed).Except(statement.Parameters.Select(parameter => parameter.Name)).Select(unknown => $"@{unknown} is not given"));
        if (parsed.Batches.Count > 0) Bind(name, statement.Sql, statement.Parameters);
    }

    private TSqlScript Parse(string name, string sql)
    {
        var parsed = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Object(name, errors.Select(error => $"line {error.Line}: {error.Message}"));
        return errors.Count == 0 ? parsed : new TSqlScript();
    }

    private void Bind(string name, string sql, IReadOnlyList<RecordedParameter> parameters)
    {
        var procedure = string.Create(CultureInfo.InvariantCulture, $"statement_{sources.Count}");
        var declared = string.Join(", ", parameters.Select(parameter => $"@{parameter.Name} {TypeOf(parameter.Type)}"));
        Add(name, $"CREATE PROCEDURE dbo.{procedure} {declared} AS\n{sql}", $"[{procedure}]");
    }

    private void Add(string name, string sql, string? called = null)
    {
        sources[called ?? $"{name} {sources.Count}"] = name;
        try
        {
            model.AddOrUpdateObjects(sql, called ?? $"{sources.Count}.sql", new TSqlObjectOptions());
        }
        catch (DacModelException refused)
        {
            Object(name, refused.Messages.Select(message => message.Message).DefaultIfEmpty(refused.Message));
        }
    }

    private List<string> Judge()
    {
        foreach (var message in model.Validate().Where(message => !Allowed.Any(known => message.Message.StartsWith(known, StringComparison.Ordinal))))
            Object(sources.FirstOrDefault(source => message.Message.Contains(source.Key, StringComparison.Ordinal)).Value ?? "", [message.ToString()]);
        return complaints;
    }

    private void Object(string name, IEnumerable<string> reasons) => complaints.AddRange(reasons.Select(reason => $"{name}\n  {reason}"));

    private static RecordedStatement WithItsParameters(string sql)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out _);
        return new RecordedStatement(sql, [.. Parameters.Of(parsed).Select(name => new RecordedParameter(name, typeof(string)))]);
    }

    private static string Source(TSqlFragment statement) => string.Concat(CommonTongue.TokensOf(statement).Select(token => token.Text));

    private static string TypeOf(Type type) => type == typeof(string) ? "nvarchar(4000)"
        : type == typeof(long) ? "bigint"
        : type == typeof(int) ? "int"
        : type == typeof(byte[]) ? "varbinary(8000)"
        : throw new NotSupportedException($"No parameter of the books is a {type.Name}.");

    private sealed class Parameters : TSqlFragmentVisitor
    {
        private readonly SortedSet<string> names = new(StringComparer.Ordinal);

        public static SortedSet<string> Of(TSqlFragment parsed)
        {
            var search = new Parameters();
            parsed.Accept(search);
            return search.names;
        }

        public override void Visit(VariableReference node) => names.Add(node.Name[1..]);
    }
}

using FundLedger.Data;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FundLedger.Tests.Data;

/// <summary>One row for every table of the schema, made from the columns' types: all codes are alike and all numbers are
/// one, so that every foreign key finds its row, also in tables and columns that come later.</summary>
internal static class OneOfEach
{
    /// <summary>Tables whose rows move on: changed, but never taken away.</summary>
    public static readonly string[] Moving = ["access_setting", "api_key", "entity_head", "fund_balance", "login", "login_session", "period_balance", "recovery_code", "role_grant", "voucher_counter", "work_item"];

    /// <summary>Tables that have their rows from the migration.</summary>
    private static readonly string[] Founded = ["account", "installation"];

    /// <summary>What the schema's own checks ask for.</summary>
    private static readonly Dictionary<string, string> Particular = new()
    {
        ["account"] = "'1002.01'",
        ["book"] = "'F'",
        ["side"] = "'D'",
        ["entity.kind"] = "'INSTITUTION'",
        ["voucher.kind"] = "'NORMAL'",
        ["reviewer"] = "'Y'",
        ["confirmed_by"] = "'Y'",
        ["reviewed_by"] = "'Y'",
        ["cashier"] = "''",
        ["account_confirmation.confirmed_by"] = "'Y'",
        ["destruction_act.act"] = "'SIGNED'",
        ["work_item.state"] = "'WAITING'",
        ["work_item.waits_for"] = "'BY'",
        ["work_step.act"] = "'SUBMITTED'",
    };

    /// <summary>Puts the rows in, unless they are there.</summary>
    public static Task<int> InsertAsync(Database books, CancellationToken stop) => books.WriteAsync("X", async session =>
    {
        if (await session.ScalarAsync<long>("SELECT COUNT(*) FROM entity") > 0) return new Work<int>(0, Keep: false);
        var rows = Tables().Where(table => !Founded.Contains(Name(table))).Select(table => Row(table, books.Dialect)).ToList();
        foreach (var row in rows) await session.ExecuteAsync(row);
        return new Work<int>(rows.Count, Keep: true);
    }, stop);

    /// <summary>All tables of the schema, as its scripts make them.</summary>
    public static IEnumerable<CreateTableStatement> Tables() => SchemaScript.Embedded.Where(script => script is { IsSchema: true, IsPaired: false })
        .Select(script => (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script.Text), out _))
        .SelectMany(script => script.Batches).SelectMany(batch => batch.Statements).OfType<CreateTableStatement>();

    public static string Name(CreateTableStatement table) => table.SchemaObjectName.BaseIdentifier.Value;

    private static string Row(CreateTableStatement table, Dialect dialect)
    {
        var columns = table.Definition.ColumnDefinitions;
        var names = string.Join(", ", columns.Select(column => column.ColumnIdentifier.Value));
        return $"INSERT INTO {Name(table)} ({names}) VALUES ({string.Join(", ", columns.Select(column => Value(Name(table), column, dialect)))})";
    }

    private static string Value(string table, ColumnDefinition column, Dialect dialect)
    {
        var name = column.ColumnIdentifier.Value;
        if (Particular.TryGetValue($"{table}.{name}", out var here)) return here;
        if (Particular.TryGetValue(name, out var everywhere)) return everywhere;
        return ((SqlDataTypeReference)column.DataType).SqlDataTypeOption switch
        {
            SqlDataTypeOption.BigInt or SqlDataTypeOption.Int => "1",
            SqlDataTypeOption.VarBinary => dialect.IsSqlite ? "x'58'" : "0x58",
            SqlDataTypeOption.Date => "'2024-02-29'",
            SqlDataTypeOption.DateTime2 => "'2024-02-29 23:59:59.999'",
            _ => "'X'",
        };
    }
}

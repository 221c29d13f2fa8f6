using FundLedger.Data;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FundLedger.Tests.Data;

/// <summary>All there is in every table, also in those that come later, but for what each installation has of its own: to hold one engine
/// against the other.</summary>
internal static class AllRows
{
    /// <summary>Tables of this one installation, and texts that hold seals.</summary>
    private static readonly string[] OwnTables = ["installation", "command_more"];

    /// <summary>Columns of the hour and of seals, which begin at the installation.</summary>
    private static readonly string[] OwnColumns = ["answer", "registers_hash", "genesis"];

    /// <summary>Every row as <c>table|value|value</c>, each value with its type, so that a 1 and a "1" are different; tables have no order of their own.</summary>
    /// <param name="drawn">Further columns that are not compared, since chance filled them.</param>
    public static Task<IReadOnlyList<string>> ReadAsync(Database books, IReadOnlyCollection<string> drawn) => books.ReadAsync<IReadOnlyList<string>>(async session =>
    {
        var rows = new List<string>();
        foreach (var sql in Queries(drawn))
            await foreach (var row in session.RowsAsync(sql)) rows.Add(string.Join('|', row.Select(value => $"{value?.GetType().Name} {(value is byte[] bytes ? Convert.ToHexString(bytes) : value)}")));
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Queries(IReadOnlyCollection<string> drawn) => OneOfEach.Tables().Where(table => !OwnTables.Contains(OneOfEach.Name(table)))
        .Select(table => $"SELECT '{OneOfEach.Name(table)}' AS of_table, {string.Join(", ", table.Definition.ColumnDefinitions.Where(IsOfBoth).Select(Name).Except(drawn))} FROM {OneOfEach.Name(table)}");

    private static string Name(ColumnDefinition column) => column.ColumnIdentifier.Value;

    private static bool IsOfBoth(ColumnDefinition column) =>
        !OwnColumns.Contains(Name(column)) && !Name(column).Contains("seal", StringComparison.Ordinal) && column.DataType is SqlDataTypeReference { SqlDataTypeOption: not SqlDataTypeOption.DateTime2 };
}

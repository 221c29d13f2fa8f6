using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FundLedger.Tests.Data;

/// <summary>Objects to what is valid T-SQL but means something else to SQLite, or nothing: the house writes only what
/// both engines read alike.</summary>
internal sealed class CommonTongue : TSqlFragmentVisitor
{
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "ABS", "CONCAT", "COUNT", "MAX", "MIN", "REPLACE", "SUBSTRING", "SUM", "TRIM",
        "FIRST_VALUE", "LAG", "LAST_VALUE", "LEAD", "RANK", "ROW_NUMBER",
    };

    private readonly List<string> objections = [];

    /// <summary>What is wrong with the statement; none if it is the house's language.</summary>
    public static IReadOnlyList<string> Objections(TSqlFragment statement)
    {
        var tongue = new CommonTongue();
        statement.Accept(tongue);
        return [.. tongue.objections, .. Bars(statement), .. UngroupedColumns.In(statement)];
    }

    /// <summary>The parser takes || for a newer T-SQL's; SQL Server 2022 does not.</summary>
    private static IEnumerable<string> Bars(TSqlFragment statement) =>
        TokensOf(statement).Where(token => token.Text is "|" or "||").Select(token => $"line {token.Line}: the operator {token.Text}");

    public override void Visit(TSqlFragment fragment)
    {
        if (Objection(fragment) is { } objection) objections.Add($"line {fragment.StartLine}: {objection}");
    }

    private static string? Objection(TSqlFragment fragment) => fragment switch
    {
        FunctionCall call when !Functions.Contains(call.FunctionName.Value) => $"the function {call.FunctionName.Value}",
        ConvertCall or TryConvertCall or TryCastCall or ParseCall or TryParseCall => "a conversion other than CAST",
        LeftFunctionCall or RightFunctionCall or IIfCall or ParameterlessCall or NextValueForExpression => "a function of T-SQL only",
        CastCall { DataType: var type } when !IsCastable(type) => $"a CAST to {Text(type)}",
        GlobalVariableExpression => "a server variable",
        TopRowFilter or OffsetClause => "a cut of rows",
        OutputClause or OutputIntoClause => "an OUTPUT clause",
        TableHint or OptimizerHint => "a hint",
        ForClause => "a FOR clause",
        UnqualifiedJoin { UnqualifiedJoinType: not UnqualifiedJoinType.CrossJoin } => "an APPLY",
        PivotedTableReference or UnpivotedTableReference => "a PIVOT",
        SelectSetVariable => "an assignment",
        SelectStatement { Into: not null } => "a SELECT INTO",
        SelectScalarExpression { ColumnName: { } alias } scalar when alias.StartOffset < scalar.Expression.StartOffset =>
            "a comparison as a value, which T-SQL takes for an alias",
        UpdateSpecification { FromClause: not null } or DeleteSpecification { FromClause: not null } => "a second FROM",
        BinaryExpression { BinaryExpressionType: BinaryExpressionType.Add } sum when IsText(sum.FirstExpression) || IsText(sum.SecondExpression) =>
            "text joined by +",
        ColumnDefinition { DataType: var type } when !IsStorable(type) => $"a column of type {Text(type)}",
        ColumnDefinition { IdentityOptions: not null } => "an IDENTITY",
        ConstraintDefinition { ConstraintIdentifier: null } and not NullableConstraintDefinition => "a constraint without a name",
        _ => null,
    };

    private static bool IsStorable(DataTypeReference type) => type is SqlDataTypeReference plain && (plain.SqlDataTypeOption, plain.Parameters) switch
    {
        (SqlDataTypeOption.BigInt or SqlDataTypeOption.Int or SqlDataTypeOption.Date, { Count: 0 }) => true,
        (SqlDataTypeOption.DateTime2, [IntegerLiteral { Value: "3" }]) => true,
        (SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar or SqlDataTypeOption.Char or SqlDataTypeOption.VarBinary, [IntegerLiteral]) => true,
        _ => false,
    };

    /// <summary>SQLite would turn a day into its year, and a fraction into a binary one.</summary>
    private static bool IsCastable(DataTypeReference type) =>
        IsStorable(type) && type is SqlDataTypeReference { SqlDataTypeOption: not (SqlDataTypeOption.Date or SqlDataTypeOption.DateTime2 or SqlDataTypeOption.VarBinary) };

    private static bool IsText(ScalarExpression expression) => expression is StringLiteral
        or CastCall { DataType: SqlDataTypeReference { SqlDataTypeOption: SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar or SqlDataTypeOption.Char } };

    internal static IEnumerable<TSqlParserToken> TokensOf(TSqlFragment fragment) =>
        fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex).Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1);

    internal static string Text(TSqlFragment fragment) => string.Concat(TokensOf(fragment)
        .Where(token => token.TokenType is not (TSqlTokenType.WhiteSpace or TSqlTokenType.SingleLineComment or TSqlTokenType.MultilineComment))
        .Select(token => token.Text));
}

/// <summary>Finds columns of a grouped query that are neither grouped nor added up. SQLite answers with some row's value;
/// SQL Server refuses, but its offline model does not.</summary>
internal sealed class UngroupedColumns : TSqlFragmentVisitor
{
    private static readonly HashSet<string> Aggregates = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "MAX", "MIN", "SUM" };

    private readonly List<string> found = [];

    public static IReadOnlyList<string> In(TSqlFragment statement)
    {
        var visitor = new UngroupedColumns();
        statement.Accept(visitor);
        return visitor.found;
    }

    public override void Visit(QuerySpecification query)
    {
        var values = query.SelectElements.OfType<SelectScalarExpression>().ToList();
        TSqlFragment?[] judged = [.. values.Select(value => value.Expression), query.HavingClause, query.OrderByClause];
        if (query.GroupByClause is null && !judged.Any(IsAddedUp)) return;

        var keys = query.GroupByClause?.GroupingSpecifications.Select(key => key.ToKey()).ToList() ?? [];
        var aliases = values.Where(value => value.ColumnName is not null).Select(value => value.ColumnName.Value);
        foreach (var part in judged)
            found.AddRange(Loose.Columns(part, part is OrderByClause ? [.. keys, .. aliases] : keys));
        if (query.SelectElements.OfType<SelectStarExpression>().Any()) found.Add($"line {query.StartLine}: * in a grouped query");
    }

    private static bool IsAddedUp(TSqlFragment? fragment)
    {
        var search = new AggregateSearch();
        fragment?.Accept(search);
        return search.Found;
    }

    private static bool IsAggregate(FunctionCall call) => call.OverClause is null && Aggregates.Contains(call.FunctionName.Value);

    private sealed class AggregateSearch : TSqlFragmentVisitor
    {
        public bool Found { get; private set; }

        public override void Visit(FunctionCall node) => Found |= IsAggregate(node);

        public override void ExplicitVisit(ScalarSubquery node)
        {
            // Its aggregates are its own.
        }
    }

    private sealed class Loose(IReadOnlyCollection<string> keys) : TSqlFragmentVisitor
    {
        private readonly List<string> columns = [];

        public static List<string> Columns(TSqlFragment? part, IReadOnlyCollection<string> keys)
        {
            var search = new Loose(keys);
            part?.Accept(search);
            return search.columns;
        }

        public override void ExplicitVisit(ColumnReferenceExpression node)
        {
            if (node.ColumnType == ColumnType.Regular && !IsKey(node)) columns.Add($"line {node.StartLine}: {CommonTongue.Text(node)} is not grouped");
        }

        public override void ExplicitVisit(FunctionCall node)
        {
            if (!IsAggregate(node) && !IsKey(node)) base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(SearchedCaseExpression node)
        {
            if (!IsKey(node)) base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(SimpleCaseExpression node)
        {
            if (!IsKey(node)) base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(CoalesceExpression node)
        {
            if (!IsKey(node)) base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(BinaryExpression node)
        {
            if (!IsKey(node)) base.ExplicitVisit(node);
        }

        public override void ExplicitVisit(ScalarSubquery node)
        {
            // A query of its own.
        }

        private bool IsKey(TSqlFragment node)
        {
            var text = CommonTongue.Text(node);
            return keys.Any(key => Matches(key, text));
        }

        /// <summary>A column is a key with or without its table's name; two different names are two columns.</summary>
        private static bool Matches(string key, string text)
        {
            if (string.Equals(key, text, StringComparison.OrdinalIgnoreCase)) return true;
            return key.Contains('.', StringComparison.Ordinal) != text.Contains('.', StringComparison.Ordinal)
                && (key.EndsWith("." + text, StringComparison.OrdinalIgnoreCase) || text.EndsWith("." + key, StringComparison.OrdinalIgnoreCase));
        }
    }
}

internal static class GroupingKeys
{
    public static string ToKey(this GroupingSpecification key) =>
        key is ExpressionGroupingSpecification { Expression: var expression } ? CommonTongue.Text(expression) : CommonTongue.Text(key);
}

using System.Text.Json.Serialization;

namespace FundLedger.Reports;

/// <summary>Whose desk a report belongs to.</summary>
public enum ReportRole { Finance, Audit, Management }

/// <summary>What a parameter is: a day yyyy-MM-dd, a month yyyy-MM, a code of the registers, a whole number, one of a few words, any
/// text of at most 60 characters, or an amount above zero in yuan.</summary>
public enum ParameterType { Date, Period, Code, Int, Choice, Text, Amount }

/// <summary>What a column of the query does beside being shown.</summary>
public enum ColumnRole
{
    Shown,
    /// <summary>Its value heads the rows that share it and is not shown beside them.</summary>
    Section,
    /// <summary>As <see cref="Section"/>, and each section ends in a subtotal; the report in a total.</summary>
    SectionSubtotal,
    /// <summary>As <see cref="Section"/>, and each section ends in a total of its own; what is added up has nothing in common.</summary>
    SectionTotal,
    /// <summary>Says what each row is: DETAIL, SECTION, SUBTOTAL or TOTAL.</summary>
    RowKind,
    /// <summary>Names the row for formulas.</summary>
    RowName,
}

/// <summary>A report as data: what is asked, what is shown and how. The query is the file of the same name.</summary>
public sealed record ReportDefinition
{
    [JsonPropertyName("$schema")] public string? Schema { get; init; }

    /// <summary>The name in addresses: <c>trial-balance</c>.</summary>
    [JsonIgnore] public string Name { get; init; } = "";

    /// <summary>The query in the common tongue of both engines; empty where the rows are computed by a class.</summary>
    [JsonIgnore] public string Sql { get; init; } = "";

    public required LocalText Title { get; init; }
    public required ReportRole Role { get; init; }
    public IReadOnlyList<ReportParameter> Parameters { get; init; } = [];
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>May have more rows than memory holds.</summary>
    public bool Streamed { get; init; }

    /// <summary>Columns that stay in view when a spreadsheet scrolls to the right.</summary>
    public int Frozen { get; init; }

    public bool HasParameter(string name) => Parameters.Any(parameter => parameter.Name == name);
}

/// <summary>Something a report may be asked with beside entity, as-of date and posting sequence.</summary>
public sealed record ReportParameter
{
    /// <summary>Its name in addresses and, after @, in the query.</summary>
    public required string Name { get; init; }
    public required ParameterType Type { get; init; }
    public required LocalText Title { get; init; }
    public bool Required { get; init; }

    /// <summary>What holds when it is left out, written as it would be sent; <c>@yearStart</c> is the first month of the
    /// as-of date's year. A code that is left out is empty and stands for all.</summary>
    public string? Default { get; init; }

    /// <summary>The bounds of a whole number.</summary>
    public long Least { get; init; }

    /// <inheritdoc cref="Least"/>
    public long Most { get; init; } = long.MaxValue;

    /// <summary>The register that a code must be in: account, fund, case, party, advance.</summary>
    public string? Of { get; init; }

    /// <summary>The words of a choice with their titles.</summary>
    public IReadOnlyDictionary<string, LocalText> Choices { get; init; } = new Dictionary<string, LocalText>();
}

/// <summary>A column of the query and how it is shown.</summary>
public sealed record ReportColumn
{
    /// <summary>The name of the query's column.</summary>
    public required string Key { get; init; }
    public LocalText Title { get; init; }
    public CellType Type { get; init; } = CellType.Text;
    public int Width { get; init; }
    public bool Total { get; init; }
    public ZeroStyle Zero { get; init; }
    public string? Link { get; init; }
    public ColumnRole Role { get; init; }

    /// <summary>The query's column with the English for this one's Chinese.</summary>
    public string? English { get; init; }

    /// <summary>What the codes in this column, or in <see cref="WordFrom"/>, mean to people.</summary>
    public IReadOnlyDictionary<string, LocalText>? Words { get; init; }

    /// <summary>The query's column whose code, where it has one, is shown here by its word.</summary>
    public string? WordFrom { get; init; }

    [JsonIgnore] public bool IsSection => Role is ColumnRole.Section or ColumnRole.SectionSubtotal or ColumnRole.SectionTotal;

    /// <summary>As the finished report has it.</summary>
    public Column ToColumn() => new(Key, Title, Type) { Width = Width, Total = Total, Zero = Zero, Link = Link };
}

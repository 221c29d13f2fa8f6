using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundLedger.Reports;

/// <summary>All reports of the product, by name, read once from what the program was built with.</summary>
public static class ReportCatalogue
{
    private const string Folder = "reports/";
    private const string Schema = "report.schema";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>In the order of their names.</summary>
    public static IReadOnlyList<ReportDefinition> All { get; } = [.. Names().Select(Read)];

    /// <summary>What every report may be asked with: entity, as-of date, posting sequence.</summary>
    public static IReadOnlyList<ReportParameter> Standard { get; } =
    [
        new() { Name = "entity", Type = ParameterType.Code, Title = new("会计主体", "Entity"), Required = true },
        new() { Name = "asOf", Type = ParameterType.Date, Title = new("截止日", "As of") },
        new() { Name = "knownAt", Type = ParameterType.Int, Title = new("已知至记账序号", "As known at posting") },
    ];

    /// <summary>The report of a name, or null.</summary>
    public static ReportDefinition? Find(string name) => All.FirstOrDefault(report => report.Name == name);

    /// <summary>A definition as its JSON says it.</summary>
    /// <exception cref="JsonException">It says something that no definition has.</exception>
    public static ReportDefinition Parse(string name, string json, string sql) =>
        JsonSerializer.Deserialize<ReportDefinition>(json, Strict)! with { Name = name, Sql = sql };

    private static IEnumerable<string> Names() => typeof(ReportCatalogue).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
        .Select(name => name[Folder.Length..^".json".Length])
        .Where(name => name != Schema)
        .Order(StringComparer.Ordinal);

    private static ReportDefinition Read(string name) => Parse(name, Text(name + ".json")!, Text(name + ".sql") ?? "");

    private static string? Text(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + file);
        if (stream is null) return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

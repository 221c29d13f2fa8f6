using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FundLedger.Data;

/// <summary>A text under <c>db/</c>: a numbered step of the schema, which runs once, or a view, which is made anew when it
/// changes.</summary>
/// <param name="Name">As in <c>db/schema/0001_books.sql</c>; <c>.sqlite.sql</c> and <c>.sqlserver.sql</c> are for one engine.</param>
public sealed partial record SchemaScript(string Name, string Text)
{
    /// <summary>What this program was built with, in order.</summary>
    public static IReadOnlyList<SchemaScript> Embedded { get; } =
        [.. Read().Where(script => script.IsSchema || script.IsView).OrderBy(script => script.Name, StringComparer.Ordinal)];

    public bool IsSchema => Name.StartsWith("db/schema/", StringComparison.Ordinal);
    public bool IsView => Name.StartsWith("db/views/", StringComparison.Ordinal);

    /// <summary>Written for one engine only.</summary>
    public bool IsPaired => IsFor(Dialect.Sqlite) != IsFor(Dialect.SqlServer);

    /// <summary>SHA-256 of the text with line feeds only, in lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>The view's name: the file's, without number or engine.</summary>
    /// <exception cref="SchemaException">The file's name holds more than small letters, digits and underscores.</exception>
    public string ViewName => ViewFile().Match(Name) is { Success: true } match
        ? match.Groups["view"].Value
        : throw new SchemaException($"Not the name of a view's file: {Name}");

    /// <summary>Takes the view away; a name cannot be a parameter, and <see cref="ViewName"/> lets no other text through.</summary>
    internal string DropView => string.Join(' ', "DROP VIEW", ViewName);

    public bool IsFor(Dialect dialect)
    {
        var other = dialect.IsSqlite ? Dialect.SqlServer : Dialect.Sqlite;
        return !Name.EndsWith($".{other.Name}.sql", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^db/views/(\d+_)?(?<view>[a-z_][a-z0-9_]*)(\.sqlite|\.sqlserver)?\.sql$")]
    private static partial Regex ViewFile();

    private static IEnumerable<SchemaScript> Read()
    {
        var assembly = typeof(SchemaScript).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            yield return new SchemaScript(resource.Replace('\\', '/'), reader.ReadToEnd());
        }
    }
}

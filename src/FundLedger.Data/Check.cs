using System.Globalization;
using System.Text;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>What a check found: the thing that breaks the rule, what about it, and by how much (fen, or a place to look).</summary>
public sealed record CheckFailure(string Subject, string Detail, long DifferenceFen);

/// <summary>A query under <c>db/checks</c> that must return no row in any books, with a title a treasurer understands.</summary>
public sealed record Check(string Name, Phrase Title, string Sql)
{
    /// <summary>All checks in the order of their numbers.</summary>
    public static IReadOnlyList<Check> All { get; } = [.. Read().OrderBy(check => check.Name, StringComparer.Ordinal)];

    /// <summary>What breaks the rule; nothing in sound books. Values are taken as they come, for tampered ones have any type.</summary>
    public async Task<IReadOnlyList<CheckFailure>> RunAsync(Session books, string entity)
    {
        var failures = new List<CheckFailure>();
        await foreach (var row in books.RowsAsync(Sql, new { entity }))
            failures.Add(new(Convert.ToString(row[0], CultureInfo.InvariantCulture) ?? "", Convert.ToString(row[1], CultureInfo.InvariantCulture) ?? "", row[2] as long? ?? 0));
        return failures;
    }

    private static IEnumerable<Check> Read()
    {
        var assembly = typeof(Check).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.Replace('\\', '/').StartsWith("db/checks/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var text = reader.ReadToEnd().ReplaceLineEndings("\n");
            var titles = text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimStart('-', ' ').Split(" | ", 2);
            yield return new Check(Path.GetFileNameWithoutExtension(resource.Replace('\\', '/')), new Phrase(titles[0], titles[1]), text);
        }
    }
}

using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace FundLedger.Data;

/// <summary>The parameters of one statement, taken from the properties of an object. A list after IN is written out, its
/// length rounded up to a power of two by repeating its last item, so that few different texts arise and each can be
/// kept prepared.</summary>
internal sealed class Arguments
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private Arguments(string sql, IReadOnlyList<string> names, IReadOnlyList<object?> values) => (Sql, Names, Values) = (sql, names, values);

    /// <summary>The statement with its lists written out.</summary>
    public string Sql { get; }
    public IReadOnlyList<string> Names { get; }
    public IReadOnlyList<object?> Values { get; }

    public static Arguments Of(string sql, object? args)
    {
        if (args is null) return new(sql, [], []);
        var names = new List<string>();
        var values = new List<object?>();
        foreach (var property in Properties.GetOrAdd(args.GetType(), type => type.GetProperties()))
        {
            var value = property.GetValue(args);
            if (value is IEnumerable list and not string)
            {
                // A list that the text does not mention leaves the text alone, and one text must always have the same parameters.
                if (!ListOf(property.Name).IsMatch(sql)) continue;
                var items = Padded([.. list.Cast<object?>()]);
                sql = ListOf(property.Name).Replace(sql, InClause(property.Name, items.Count));
                names.AddRange(items.Select((_, i) => Numbered(property.Name, i)));
                values.AddRange(items);
            }
            else
            {
                names.Add(property.Name);
                values.Add(value);
            }
        }
        return new(sql, names, values);
    }

    private static List<object?> Padded(List<object?> items)
    {
        var wanted = 1;
        while (wanted < items.Count) wanted *= 2;
        while (items.Count > 0 && items.Count < wanted) items.Add(items[^1]);
        return items;
    }

    private static string InClause(string name, int count) =>
        count == 0 ? "IN (SELECT NULL WHERE 1 = 0)" : $"IN ({string.Join(", ", Enumerable.Range(0, count).Select(i => "@" + Numbered(name, i)))})";

    private static string Numbered(string name, int i) => string.Create(CultureInfo.InvariantCulture, $"{name}{i + 1}");

    private static readonly ConcurrentDictionary<string, Regex> Lists = new();

    private static Regex ListOf(string name) => Lists.GetOrAdd(name, each => new Regex($@"\bIN @{each}\b", RegexOptions.CultureInvariant));
}

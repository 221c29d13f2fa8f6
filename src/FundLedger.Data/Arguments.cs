using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace FundLedger.Data;

/// <summary>The parameters of one statement, taken from the properties of an object or from a dictionary. A list after IN is written out, its
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
        foreach (var (name, value) in Named(args))
        {
            if (value is IEnumerable list and not string)
            {
                var items = Padded([.. list.Cast<object?>()]);
                // A list that the text does not mention leaves the text alone, and one text must always have the same parameters.
                if (WrittenOut.GetOrAdd((sql, name, items.Count), WriteOut) is not { } text) continue;
                sql = text;
                names.AddRange(items.Select((_, i) => Numbered(name, i)));
                values.AddRange(items);
            }
            else
            {
                names.Add(name);
                values.Add(value);
            }
        }
        return new(sql, names, values);
    }

    private static IEnumerable<KeyValuePair<string, object?>> Named(object args) =>
        args as IEnumerable<KeyValuePair<string, object?>> ??
        Properties.GetOrAdd(args.GetType(), type => type.GetProperties()).Select(property => KeyValuePair.Create(property.Name, property.GetValue(args)));

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

    /// <summary>The text with a list of so many items, null where it mentions none of this name.</summary>
    private static readonly ConcurrentDictionary<(string Sql, string Name, int Count), string?> WrittenOut = new();

    private static string? WriteOut((string Sql, string Name, int Count) of)
    {
        var list = new Regex($@"\bIN @{of.Name}\b", RegexOptions.CultureInvariant);
        return list.IsMatch(of.Sql) ? list.Replace(of.Sql, InClause(of.Name, of.Count)) : null;
    }
}

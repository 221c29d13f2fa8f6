using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundLedger.Ledger;
using FundLedger.Litigation;
using Microsoft.Extensions.Primitives;

namespace FundLedger.Web.Pages.Commands;

/// <summary>What a person typed into the form of a command, field by field as text, whether it makes sense or not. Names
/// are those that refusals use, as in <c>items[0].amount</c>, so that each refusal finds its field.</summary>
public sealed partial class Typed
{
    private const int MostRows = 500;

    private static readonly Dictionary<string, StringValues> Nothing = [];

    private readonly Type type;
    private readonly JsonObject values;

    private Typed(Type type, JsonObject values) => (this.type, this.values) = (type, values);

    /// <summary>A form in which nothing was typed but the date; lists that must have rows start with one.</summary>
    public static Typed Blank(Type type, DateOnly date)
    {
        var values = ReadPart(type, "", Nothing, outer: true);
        values["date"] = Seal.Day(date);
        foreach (var field in FieldsOf(type, outer: true).Where(field => field.Required && field.Element is { IsEnum: false }))
            values[field.Name]!.AsArray().Add(BlankRow(field.Element!));
        return new(type, values);
    }

    /// <summary>The same with what an address says for fields of one value.</summary>
    public Typed With(IEnumerable<KeyValuePair<string, StringValues>> said)
    {
        foreach (var (name, value) in said)
            if (values[name] is JsonValue) values[name] = value.ToString();
        return this;
    }

    /// <summary>The same with a file in a field.</summary>
    public Typed WithFile(string field, string sha256)
    {
        if (Find(field) is JsonArray rows && rows.Count < MostRows && rows.All(row => (string?)row != sha256)) rows.Add(sha256);
        else if (Find(field) is JsonValue) values[field] = sha256;
        return this;
    }

    /// <summary>The same with a value in a field that was left blank.</summary>
    public Typed Offer(string field, string value)
    {
        if (values[field] is JsonValue typed && string.IsNullOrWhiteSpace((string?)typed)) values[field] = value;
        return this;
    }

    /// <summary>What was posted. A form asks for no signature; one that was sent all the same stays, to be refused by its name.</summary>
    public static Typed From(Type type, IReadOnlyDictionary<string, StringValues> posted)
    {
        var values = ReadPart(type, "", posted, outer: true);
        foreach (var name in Catalogue.FieldsOf(type).Select(field => field.Name).Where(name => Signatures.OfField(name) is not null))
            if (posted.GetValueOrDefault(name).FirstOrDefault() is { Length: > 0 } signed) values[name] = signed;
        return new(type, values);
    }

    /// <summary>A command as it would have been typed.</summary>
    public static Typed Of(Command command)
    {
        var posted = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        Spell(command.GetType(), JsonNode.Parse(CommandWriter.Canonical(command))!.AsObject(), "", posted, outer: true);
        return From(command.GetType(), posted);
    }

    /// <summary>The fields that a form asks for: the page itself knows the key, the entity and who signs.</summary>
    public static IReadOnlyList<CommandField> FieldsOf(Type type, bool outer) => Asked.GetOrAdd((type, outer), each => InOrder(each.Type, each.Outer));

    private static readonly ConcurrentDictionary<(Type Type, bool Outer), IReadOnlyList<CommandField>> Asked = new();

    private static IReadOnlyList<CommandField> InOrder(Type type, bool outer) =>
    [
        .. Catalogue.FieldsOf(type)
            .Where(field => field.Property.DeclaringType != typeof(Command) || (outer && field.Name is not ("key" or "entity" or "actingEntity")))
            .Where(field => Signatures.OfField(field.Name) is null)
            .OrderBy(field => field.Name == "date" ? 0 : field.Property.DeclaringType == type ? 1 : field.Property.DeclaringType == typeof(Command) ? 3 : 2),
    ];

    /// <summary>The outermost part.</summary>
    public JsonObject Values => values;

    /// <summary>The same with one more row in a list.</summary>
    public Typed WithRow(string list)
    {
        if (Find(list) is JsonArray rows && rows.Count < MostRows && ElementOf(list) is { } element) rows.Add(BlankRow(element));
        return this;
    }

    /// <summary>The same without the row, as in <c>items[1]</c>.</summary>
    public Typed WithoutRow(string row)
    {
        if (RowName().Match(row) is { Success: true } match && Find(match.Groups[1].Value) is JsonArray rows
            && int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < rows.Count) rows.RemoveAt(place);
        return this;
    }

    /// <summary>The same without rows in which nothing was typed.</summary>
    public Typed Compact()
    {
        DropBlankRows(values);
        return this;
    }

    /// <summary>The command in JSON; what was left blank is left out.</summary>
    public string ToJson()
    {
        var command = PartToJson(type, values, outer: true) ?? [];
        foreach (var (name, signed) in values.Where(value => Signatures.OfField(value.Key) is not null)) command[name] = signed!.DeepClone();
        command["type"] = Catalogue.Of(type).Name;
        return command.ToJsonString();
    }

    private static JsonObject ReadPart(Type type, string path, IReadOnlyDictionary<string, StringValues> posted, bool outer)
    {
        var part = new JsonObject();
        foreach (var field in FieldsOf(type, outer).Where(field => field.Type != typeof(Command))) part[field.Name] = ReadField(field, path + field.Name, posted);
        return part;
    }

    private static void Spell(Type type, JsonObject part, string path, Dictionary<string, StringValues> posted, bool outer)
    {
        foreach (var field in FieldsOf(type, outer))
        {
            var name = path + field.Name;
            if (part[field.Name] is not { } value) continue;
            if (field.Element is { IsEnum: true }) posted[name] = new([.. value.AsArray().Select(code => (string?)code)]);
            else if (value is JsonArray rows)
                for (var place = 0; place < rows.Count; place++)
                    if (rows[place] is JsonObject row) Spell(field.Element!, row, Row(name, place) + ".", posted, outer: false);
                    else posted[Row(name, place)] = (string?)rows[place];
            else posted[name] = value.ToString();
        }
    }

    private static JsonNode ReadField(CommandField field, string name, IReadOnlyDictionary<string, StringValues> posted)
    {
        if (field.Element is { IsEnum: true }) return new JsonArray([.. posted.GetValueOrDefault(name).Where(code => !string.IsNullOrEmpty(code)).Select(code => (JsonNode?)code)]);
        if (field.Element is not { } element) return posted.GetValueOrDefault(name).FirstOrDefault() ?? "";
        return new JsonArray([.. Places(name, posted).Select(place => element == typeof(string)
            ? (JsonNode?)(posted.GetValueOrDefault(Row(name, place)).FirstOrDefault() ?? "")
            : ReadPart(element, Row(name, place) + ".", posted, outer: false))]);
    }

    private static IEnumerable<int> Places(string list, IReadOnlyDictionary<string, StringValues> posted) => posted.Keys
        .Where(name => name.StartsWith(list + "[", StringComparison.Ordinal))
        .Select(name => name[(list.Length + 1)..].Split(']')[0])
        .Select(place => int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)
        .Where(place => place >= 0).Distinct().Order().Take(MostRows);

    /// <summary>How a row of a list is called.</summary>
    public static string Row(string list, int place) => string.Create(CultureInfo.InvariantCulture, $"{list}[{place}]");

    private static JsonNode BlankRow(Type element) => element == typeof(string) ? "" : ReadPart(element, "", Nothing, outer: false);

    /// <summary>The node of a name.</summary>
    private JsonNode? Find(string name)
    {
        JsonNode? node = values;
        foreach (var step in Steps(name))
            node = node switch
            {
                JsonObject part => part[step],
                JsonArray rows when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < rows.Count => rows[place],
                _ => null,
            };
        return node;
    }

    private Type? ElementOf(string list)
    {
        Type? found = type;
        foreach (var step in Steps(list).Where(step => !char.IsDigit(step[0])))
            found = found is null ? null : Catalogue.FieldsOf(found).FirstOrDefault(field => field.Name == step)?.Element;
        return found;
    }

    private static string[] Steps(string name) => name.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);

    private static bool DropBlankRows(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray rows:
                for (var place = rows.Count - 1; place >= 0; place--)
                    if (DropBlankRows(rows[place])) rows.RemoveAt(place);
                return rows.Count == 0;
            case JsonObject part: return part.Select(field => DropBlankRows(field.Value)).ToList().TrueForAll(isBlank => isBlank);
            default: return string.IsNullOrWhiteSpace((string?)node);
        }
    }

    private static JsonObject? PartToJson(Type type, JsonObject typed, bool outer)
    {
        var part = new JsonObject();
        foreach (var field in FieldsOf(type, outer))
            if (ToJson(field, typed[field.Name]) is { } value) part[field.Name] = value;
        return part.Count == 0 ? null : part;
    }

    private static JsonNode? ToJson(CommandField field, JsonNode? typed)
    {
        if (typed is JsonArray rows)
            return rows.Count == 0 && !field.Required ? null : new JsonArray([.. rows.Select(row => row is JsonObject part ? PartToJson(field.Element!, part, outer: false) : row!.DeepClone())]);
        var text = ((string?)typed)?.Trim() ?? "";
        if (text.Length == 0) return null;
        if (field.Type == typeof(int) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        return field.Type == typeof(bool) && text is "true" or "false" ? text == "true" : text;
    }

    [GeneratedRegex(@"^(.*)\[(\d{1,9})\]$")]
    private static partial Regex RowName();
}

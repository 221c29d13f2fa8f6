using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>Reads a command from JSON by the catalogue, strictly: unknown, doubled and missing fields, amounts, dates, codes
/// and texts of another form are refused, each with its field. All faults of a command are told at once.</summary>
public sealed partial class CommandReader
{
    private readonly bool isUnsigned;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private readonly List<Rejection> rejections = [];

    private CommandReader(bool isUnsigned) => this.isUnsigned = isUnsigned;

    /// <summary>A text that should be one JSON object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="entity">Where it was sent, or null when the command itself must say.</param>
    /// <param name="key">The idempotency key from outside the body, or null.</param>
    public static (Command? Command, IReadOnlyList<Rejection> Rejections) Read(string json, string? entity = null, string? key = null) => Read(json, entity, key, isUnsigned: false);

    /// <summary>The same of a command that people sign by signing in: a signature that it cannot do without and lacks is awaited.</summary>
    public static (Command? Command, IReadOnlyList<Rejection> Rejections) ReadUnsigned(string json, string? entity = null, string? key = null) => Read(json, entity, key, isUnsigned: true);

    private static (Command? Command, IReadOnlyList<Rejection> Rejections) Read(string json, string? entity, string? key, bool isUnsigned)
    {
        try
        {
            using var document = ParseWhole(json);
            if (document is null) return (null, [new(RejectionReason.MalformedJson, "\\u")]);
            return Read(document.RootElement, entity, key, new CommandReader(isUnsigned));
        }
        catch (JsonException fault)
        {
            return (null, [new(RejectionReason.MalformedJson, Place(fault))]);
        }
    }

    /// <summary>Null where an escape spells half of a surrogate pair, which the parser lets pass and no text can hold.</summary>
    private static JsonDocument? ParseWhole(string json)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json, Strict);
            if (json.Contains("\\u", StringComparison.Ordinal)) ReadTexts(document.RootElement);
            return document;
        }
        catch (InvalidOperationException)
        {
            document?.Dispose();
            return null;
        }
    }

    private static void ReadTexts(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.String) _ = json.GetString();
        else if (json.ValueKind == JsonValueKind.Array) foreach (var item in json.EnumerateArray()) ReadTexts(item);
        else if (json.ValueKind == JsonValueKind.Object) foreach (var property in json.EnumerateObject()) ReadTexts(property.Value);
    }

    private static string Place(JsonException fault) => fault.LineNumber is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}, byte {fault.BytePositionInLine + 1}")
        : "?";

    private static (Command? Command, IReadOnlyList<Rejection> Rejections) Read(JsonElement root, string? entity, string? key, CommandReader reader)
    {
        var command = reader.ReadCommand(root, "", outer: true);
        if (command is null) return (null, reader.Sorted());
        if (entity is not null && command.Entity.Length > 0 && command.Entity != entity) reader.Refuse("entity", RejectionReason.EntityMismatch, command.Entity, entity);
        if (key is not null && command.Key.Length > 0 && command.Key != key) reader.Refuse("key", RejectionReason.KeyMismatch, key, command.Key);
        command = command with { Entity = entity ?? command.Entity, Key = key ?? command.Key };
        if (command.Entity.Length == 0) reader.Refuse("entity", RejectionReason.MissingField, "entity");
        else if (!CodeForm().IsMatch(command.Entity)) reader.Refuse("entity", RejectionReason.BadCode, "entity", command.Entity);
        if (command.Key.Length == 0) reader.Refuse("key", RejectionReason.KeyMissing);
        else if (!KeyForm().IsMatch(command.Key)) reader.Refuse("key", RejectionReason.BadCode, "key", command.Key);
        return reader.rejections.Count > 0 ? (null, reader.Sorted()) : (command, []);
    }

    private List<Rejection> Sorted() => [.. rejections.OrderBy(rejection => rejection.Reason)];

    private void Refuse(string field, RejectionReason reason, params object[] facts) => rejections.Add(new(reason, facts) { Field = field });

    private Command? ReadCommand(JsonElement json, string path, bool outer)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse(path, RejectionReason.MalformedJson, json.ValueKind);
            return null;
        }
        if (!json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            Refuse(path + "type", RejectionReason.MissingField, path + "type");
            return null;
        }
        if (Catalogue.Find(type.GetString()!) is not { } found)
        {
            Refuse(path + "type", RejectionReason.UnknownCommand, type.GetString()!);
            return null;
        }
        return (Command?)ReadPart(json, found, path, outer);
    }

    private object? ReadPart(JsonElement json, Type type, string path, bool outer)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse(path.TrimEnd('.'), RejectionReason.BadValue, path.TrimEnd('.'), json.GetRawText(), "{…}");
            return null;
        }
        var fields = Catalogue.FieldsOf(type).Where(field => outer || field.Property.DeclaringType != typeof(Command)).ToList();
        var isCommand = type.IsSubclassOf(typeof(Command));
        foreach (var stray in json.EnumerateObject().Where(property => !(isCommand && property.NameEquals("type")) && fields.All(field => field.Name != property.Name)))
            Refuse(path + stray.Name, RejectionReason.UnknownField, path + stray.Name, isCommand ? Catalogue.Of(type).Name : path.TrimEnd('.'));

        var before = rejections.Count;
        var part = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in Catalogue.FieldsOf(type).Where(field => field.Type == typeof(string) && !field.Required && field.Property.DeclaringType == typeof(Command)))
            field.Property.SetValue(part, field.Name is "entity" or "key" ? "" : null);
        foreach (var field in fields)
        {
            if (!json.TryGetProperty(field.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (isUnsigned && field.Required && Signatures.OfField(field.Name) is { } signature) field.Property.SetValue(part, Signatures.Awaited(signature));
                else if (field.Required) Refuse(path + field.Name, RejectionReason.MissingField, path + field.Name);
                continue;
            }
            field.Property.SetValue(part, ReadValue(value, field.Type, field, path + field.Name));
        }
        return rejections.Count > before ? null : part;
    }

    private object? ReadValue(JsonElement json, Type type, CommandField field, string path)
    {
        if (field.Element is { } element && type == field.Type) return ReadList(json, element, field, path);
        if (type == typeof(Command)) return ReadCommand(json, path + ".", outer: false);
        if (type == typeof(int)) return ReadNumber(json, field, path);
        if (type == typeof(bool)) return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : Bad(json, path, "true, false");
        if (type.IsClass && type != typeof(string)) return ReadPart(json, type, path + ".", outer: false);

        if (json.ValueKind != JsonValueKind.String) return type == typeof(Money) ? BadAs(RejectionReason.BadAmount, json, path) : Bad(json, path, "\"…\"");
        var text = json.GetString()!;
        if (type == typeof(Money)) return ReadMoney(text, field, path, json);
        if (type == typeof(DateOnly)) return ReadDay(text, field, path, json);
        if (type == typeof(Period)) return Period.TryParse(text, out var period) && period.Year <= CommandField.LastYear ? period : Bad(json, path, "yyyy-MM");
        if (type.IsEnum) return Catalogue.MemberOf(type, text) ?? Bad(json, path, MembersOf(type));
        return ReadText(text, field, path);
    }

    private IList? ReadList(JsonElement json, Type element, CommandField field, string path)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            Bad(json, path, "[…]");
            return null;
        }
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var (item, i) in json.EnumerateArray().Select((item, i) => (item, i)))
            if (ReadValue(item, element, field, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]") is { } value) list.Add(value);
        return list;
    }

    private object? ReadDay(string text, CommandField field, string path, JsonElement json)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return BadAs(RejectionReason.BadDate, json, path);
        return day.Year <= field.LastYearOfDays ? day : Bad(json, path, "≤ 9000-12-31");
    }

    private object? ReadNumber(JsonElement json, CommandField field, string path)
    {
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetInt32(out var number) || number < 0) return Bad(json, path, "0, 1, 2 …");
        return field.IsYear && number is (< CommandField.FirstYear or > CommandField.LastYear) ? Bad(json, path, CommandField.Years) : number;
    }

    private object? ReadMoney(string text, CommandField field, string path, JsonElement json)
    {
        if (!Money.TryParse(text, out var money)) return BadAs(RejectionReason.BadAmount, json, path);
        if (money.Fen is > Money.MaxLineFen or < -Money.MaxLineFen) Refuse(path, RejectionReason.AmountTooLarge, path, money);
        else if (!money.IsPositive && !field.MayBeNegative && !(money.IsZero && field.MayBeZero)) Refuse(path, RejectionReason.AmountNotPositive, path, money);
        else return money;
        return null;
    }

    private string? ReadText(string raw, CommandField field, string path)
    {
        if (field.Refers == Register.File && !DigestForm().IsMatch(raw))
        {
            Refuse(path, RejectionReason.BadValue, path, raw.Length <= 70 ? raw : raw[..70], "SHA-256, 64 × 0-9 a-f");
            return null;
        }
        var isCode = (field.Refers ?? field.NamesNew) is not (null or Register.Voucher or Register.File);
        if (isCode && !CodeForm().IsMatch(raw))
        {
            Refuse(path, RejectionReason.BadCode, path, raw);
            return null;
        }
        var fault = TextPolicy.Clean(raw, out var text);
        // 陈会计 with a blank behind the name is still 陈会计 and may not review his own voucher.
        if (field.IsPerson) text = text.Trim();
        if (fault != TextFault.None) Refuse(path, RejectionReason.BadText, path, fault);
        else if (text.Length > field.MaxLength) Refuse(path, RejectionReason.TextTooLong, path, field.MaxLength);
        else if (text.Trim().Length == 0 && field.Required) Refuse(path, RejectionReason.MissingField, path);
        else if (field.IsPerson && Signatures.IsAwaited(text)) Refuse(path, RejectionReason.SignatureMissing, new Phrase(field.Means.Zh, field.Means.En));
        return text;
    }

    private object? Bad(JsonElement json, string path, object allowed)
    {
        Refuse(path, RejectionReason.BadValue, path, Shown(json), allowed);
        return null;
    }

    /// <summary>The codes of an enumeration, in Chinese with the terms that forms and workbooks show.</summary>
    private static Phrase MembersOf(Type enumeration)
    {
        Enum[] members = [.. Enum.GetValues(enumeration).Cast<Enum>()];
        return new(string.Join("、", members.Select(Called)), string.Join(", ", members.Select(Catalogue.CodeOf)));
    }

    private static string Called(Enum member) => Terms.Of(member).Zh is var term && term != member.ToString() ? $"{term} {Catalogue.CodeOf(member)}" : Catalogue.CodeOf(member);

    private object? BadAs(RejectionReason reason, JsonElement json, string path)
    {
        Refuse(path, reason, path, Shown(json));
        return null;
    }

    private static string Shown(JsonElement json)
    {
        var text = json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText();
        return text.Length <= 60 ? text : text[..60] + "…";
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex DigestForm();

    [GeneratedRegex(@"^[!-~]{1,64}\z")]
    private static partial Regex KeyForm();
}

using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>Writes a command in its one canonical form: type first, fields in the catalogue's order, nothing for what was
/// left out or is yet to be signed. Two texts that mean the same command come to the same form, whatever their blanks and order were.</summary>
public static class CommandWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Canonical(Command command)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) WritePart(json, command, outer: true);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>SHA-256 of the canonical form, in lower-case hex: what an idempotency key stands for.</summary>
    public static string Fingerprint(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private static void WritePart(Utf8JsonWriter json, object part, bool outer)
    {
        json.WriteStartObject();
        if (part is Command command) json.WriteString("type", command.TypeName);
        foreach (var field in Catalogue.FieldsOf(part.GetType()).Where(field => outer || field.Property.DeclaringType != typeof(Command)))
        {
            if (field.Property.GetValue(part) is not { } value || (field.IsPerson && Signatures.IsAwaited(value as string))) continue;
            json.WritePropertyName(field.Name);
            WriteValue(json, value);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case Money or Period: json.WriteStringValue(value.ToString()); break;
            case Enum member: json.WriteStringValue(Catalogue.CodeOf(member)); break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list) WriteValue(json, item);
                json.WriteEndArray();
                break;
            default: WritePart(json, value, outer: false); break;
        }
    }
}

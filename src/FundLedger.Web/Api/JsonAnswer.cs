using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FundLedger.Web.Api;

/// <summary>JSON as this program writes it: Chinese as Chinese, no indentation.</summary>
internal static class JsonAnswer
{
    public static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain)) write(json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>An answer of status 200, or another.</summary>
    public static IResult Of(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK) =>
        Results.Text(Text(write), "application/json", Encoding.UTF8, status);

    /// <summary>An array of the property's name, or of the place in an array when the name is null.</summary>
    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    public static void WriteObject(this Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject();
        write();
        json.WriteEndObject();
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FundLedger.Tests.Web;

/// <summary>As much of JSON Schema as the API's description uses; a word it does not know makes it fail.</summary>
internal static class Schema
{
    /// <summary>Where the value is not as the schema wants it.</summary>
    public static IEnumerable<string> Faults(JsonNode schema, JsonNode? value, JsonNode document, string path = "$")
    {
        foreach (var (word, said) in schema.AsObject())
            foreach (var fault in Judge(word, said!, schema, value, document, path)) yield return fault;
    }

    private static IEnumerable<string> Judge(string word, JsonNode said, JsonNode schema, JsonNode? value, JsonNode document, string path) => word switch
    {
        "description" or "examples" or "discriminator" => [],
        "$ref" => Faults(document["components"]!["schemas"]![said.ToString()["#/components/schemas/".Length..]]!, value, document, path),
        "oneOf" => Fault(said.AsArray().Count(choice => !Faults(choice!, value, document, path).Any()) == 1, path, "oneOf"),
        "type" => Fault(TypeOf(value) == said.ToString() || (said.ToString() == "number" && TypeOf(value) == "integer"), path, $"{TypeOf(value)} is not {said}"),
        "const" => Fault(value?.ToString() == said.ToString(), path, $"not {said}"),
        "enum" => Fault(said.AsArray().Any(choice => choice!.ToString() == value?.ToString()), path, $"{value} not in {said}"),
        "pattern" => Fault(value is not null && Regex.IsMatch(value.ToString(), said.ToString()), path, $"{value} does not match {said}"),
        "format" => Fault(DateOnly.TryParseExact(value?.ToString(), "yyyy-MM-dd", out _), path, $"{value} is no date"),
        "minimum" => Fault(value!.GetValue<int>() >= said.GetValue<int>(), path, $"{value} is below {said}"),
        "maximum" => Fault(value!.GetValue<int>() <= said.GetValue<int>(), path, $"{value} is above {said}"),
        "maxLength" => Fault(value!.ToString().Length <= said.GetValue<int>(), path, "too long"),
        "items" => value!.AsArray().SelectMany((item, i) => Faults(said, item, document, $"{path}[{i}]")),
        "properties" => value!.AsObject().Where(field => said.AsObject().ContainsKey(field.Key)).SelectMany(field => Faults(said[field.Key]!, field.Value, document, $"{path}.{field.Key}")),
        "required" => said.AsArray().Where(field => !value!.AsObject().ContainsKey(field!.ToString())).Select(field => $"{path}.{field} is missing"),
        "additionalProperties" => value!.AsObject().Where(field => !schema["properties"]!.AsObject().ContainsKey(field.Key)).Select(field => $"{path}.{field.Key} is unknown"),
        _ => throw new NotSupportedException(word),
    };

    private static IEnumerable<string> Fault(bool isGood, string path, string fault) => isGood ? [] : [$"{path}: {fault}"];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}

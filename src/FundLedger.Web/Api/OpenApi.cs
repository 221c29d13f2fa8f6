using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Api;

/// <summary>The API's description in OpenAPI 3.1, made from the table of addresses and the catalogue of commands.</summary>
public static class OpenApi
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Lazy<string> Made = new(() => Make().ToJsonString(Plain));

    public static string Document => Made.Value;

    private static JsonObject Make() => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "FundLedger",
            ["version"] = "1",
            ["description"] = "环境公益诉讼基金账 / The ledger of a fund for environmental public-interest litigation. "
                + "金额是字符串 / Amounts are strings. 错误为 RFC 9457 / Errors follow RFC 9457; the reasons are listed at /api/v1/commands.",
        },
        ["paths"] = Paths(),
        ["components"] = new JsonObject { ["schemas"] = Schemas(), ["responses"] = new JsonObject { ["problem"] = ProblemResponse() } },
    };

    private static JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (var routes in ApiRoutes.All.GroupBy(route => route.Path))
        {
            var operations = new JsonObject();
            foreach (var route in routes) operations[route.Method.ToLowerInvariant()] = Operation(route);
            paths[routes.Key] = operations;
        }
        return paths;
    }

    private static JsonObject Operation(ApiRoute route)
    {
        var operation = new JsonObject
        {
            ["summary"] = $"{route.Means.Zh} / {route.Means.En}",
            ["parameters"] = new JsonArray([.. Parameters(route)]),
            ["responses"] = Responses(route),
        };
        if (route.Body is { } body)
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = Content(body.Types, body.Schema is { } schema ? Reference(schema) : new JsonObject { ["type"] = "string" }),
            };
        return operation;
    }

    private static IEnumerable<JsonObject> Parameters(ApiRoute route)
    {
        foreach (var part in route.Path.Split('/').Where(part => part.StartsWith('{')))
            yield return Parameter("path", part.Trim('{', '}'), new JsonObject { ["type"] = "string" }, true, null);
        foreach (var parameter in route.Parameters)
            yield return Parameter("query", parameter.Name, JsonNode.Parse(parameter.Form)!, parameter.IsRequired, parameter.Means);
        yield return Parameter("query", "lang", new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("zh-CN", "en") }, false,
            new("语言", "Language; else a cookie, else Accept-Language"));
        if (route.Path.EndsWith("/events", StringComparison.Ordinal))
            yield return Parameter("header", Events.KeyHeader, new JsonObject { ["type"] = "string", ["maxLength"] = 64 }, false,
                new("幂等键；可改用字段 key", "The idempotency key; the field key does as well"));
    }

    private static JsonObject Parameter(string place, string name, JsonNode schema, bool isRequired, Phrase? means)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = place, ["required"] = isRequired, ["schema"] = schema };
        if (means is not null) parameter["description"] = $"{means.Zh} / {means.En}";
        return parameter;
    }

    private static JsonObject Responses(ApiRoute route)
    {
        var responses = new JsonObject();
        foreach (var answers in route.Answers.GroupBy(answer => answer.Status))
            responses[answers.Key.ToString(CultureInfo.InvariantCulture)] = new JsonObject
            {
                ["description"] = answers.Key switch { 201 => "已记录 / Recorded", 200 when route.Body is not null => "完成；同一键重复时为首次的回答 / Done; for a repeated key, the first answer", _ => "OK" },
                ["content"] = Content(answers.Select(answer => answer.Type), new JsonObject()),
            };
        responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/problem" };
        return responses;
    }

    private static JsonObject Content(IEnumerable<string> types, JsonObject schema)
    {
        var content = new JsonObject();
        foreach (var type in types) content[type] = new JsonObject { ["schema"] = schema.DeepClone() };
        return content;
    }

    private static JsonObject ProblemResponse() => new()
    {
        ["description"] = "被拒绝或出错 / Refused or failed",
        ["content"] = Content(["application/problem+json"], Reference("problem")),
    };

    private static JsonObject Schemas()
    {
        var schemas = new JsonObject
        {
            ["amount"] = Text("""^(0|[1-9]\d{0,16})(\.\d{1,2})?$""", "元 / yuan"),
            ["balance"] = Text("""^(0|-?[1-9]\d{0,16}|-?(0|[1-9]\d{0,16})\.\d{1,2})$""", "元，可为负 / yuan, of either sign"),
            ["problem"] = ProblemSchema(),
            ["command"] = OneOf(name => name),
            ["replacement"] = OneOf(name => name + ".replacement"),
        };
        foreach (var (command, type) in Catalogue.All)
        {
            schemas[command.Name] = CommandSchema(command, type, outer: true);
            schemas[command.Name + ".replacement"] = CommandSchema(command, type, outer: false);
        }
        foreach (var part in Catalogue.All.SelectMany(entry => Catalogue.FieldsOf(entry.Type)).Where(field => field.IsListOfParts).Select(field => field.Element!).Distinct())
            schemas[Catalogue.JsonName(part.Name)] = Part(Catalogue.FieldsOf(part), null);
        return schemas;
    }

    private static JsonObject OneOf(Func<string, string> schemaOf)
    {
        var mapping = new JsonObject();
        foreach (var (command, _) in Catalogue.All) mapping[command.Name] = "#/components/schemas/" + schemaOf(command.Name);
        return new JsonObject
        {
            ["oneOf"] = new JsonArray([.. Catalogue.All.Select(entry => Reference(schemaOf(entry.Command.Name)))]),
            ["discriminator"] = new JsonObject { ["propertyName"] = "type", ["mapping"] = mapping },
        };
    }

    private static JsonObject CommandSchema(CommandAttribute command, Type type, bool outer)
    {
        var schema = Part(Catalogue.FieldsOf(type).Where(field => outer || field.Property.DeclaringType != typeof(Command)), command.Name);
        schema["description"] = $"{command.Zh} / {command.En}{(command.Recipes.Length > 0 ? $" ({command.Recipes})" : "")}";
        if (outer) schema["examples"] = new JsonArray(JsonNode.Parse(command.Example));
        return schema;
    }

    private static JsonObject Part(IEnumerable<CommandField> fields, string? type)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        if (type is not null)
        {
            properties["type"] = new JsonObject { ["const"] = type };
            required.Add("type");
        }
        foreach (var field in fields)
        {
            properties[field.Name] = FieldSchema(field);
            if (field.Required) required.Add(field.Name);
        }
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonObject FieldSchema(CommandField field)
    {
        var schema = field.Element is { } element && field.Type != typeof(string)
            ? new JsonObject { ["type"] = "array", ["items"] = ValueSchema(field, element) }
            : ValueSchema(field, field.Type);
        schema["description"] = $"{field.Means.Zh} / {field.Means.En}";
        return schema;
    }

    private static JsonObject ValueSchema(CommandField field, Type type)
    {
        if (type == typeof(Money)) return Reference(field.MayBeNegative ? "balance" : "amount");
        if (type == typeof(DateOnly)) return new JsonObject { ["type"] = "string", ["format"] = "date" };
        if (type == typeof(Period)) return Text("""^\d{4}-\d{2}$""");
        if (field.IsYear) return new JsonObject { ["type"] = "integer", ["minimum"] = CommandField.FirstYear, ["maximum"] = CommandField.LastYear };
        if (type == typeof(int)) return new JsonObject { ["type"] = "integer", ["minimum"] = 0 };
        if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(Command)) return Reference("replacement");
        if (type.IsEnum) return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetValues(type).Cast<Enum>().Select(member => JsonValue.Create(Catalogue.CodeOf(member)))]) };
        if (type.IsClass && type != typeof(string)) return Reference(Catalogue.JsonName(type.Name));
        if (field.Name == "key") return Text("^[!-~]{1,64}$");
        if (field.Name == "entity" || (field.Refers ?? field.NamesNew) is not (null or Register.Voucher or Register.File)) return Text("^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$");
        return new JsonObject { ["type"] = "string", ["maxLength"] = field.MaxLength };
    }

    private static JsonObject ProblemSchema()
    {
        var rejection = new JsonObject { ["type"] = "object", ["properties"] = Strings("name", "field", "zh", "en") };
        var properties = Strings("type", "title", "detail", "rejection", "field", "traceId");
        properties["status"] = new JsonObject { ["type"] = "integer" };
        properties["rejections"] = new JsonObject { ["type"] = "array", ["items"] = rejection };
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray("type", "title", "status", "rejection", "rejections", "traceId") };
    }

    private static JsonObject Strings(params IEnumerable<string> names)
    {
        var properties = new JsonObject();
        foreach (var name in names) properties[name] = new JsonObject { ["type"] = "string" };
        return properties;
    }

    private static JsonObject Text(string pattern, string? description = null)
    {
        var schema = new JsonObject { ["type"] = "string", ["pattern"] = pattern };
        if (description is not null) schema["description"] = description;
        return schema;
    }

    private static JsonObject Reference(string schema) => new() { ["$ref"] = "#/components/schemas/" + schema };
}

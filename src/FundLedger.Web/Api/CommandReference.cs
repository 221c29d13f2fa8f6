using System.Globalization;
using System.Text;
using System.Text.Json;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Api;

/// <summary>The catalogue of commands as a page for people and as JSON for programs; nothing in it is written by hand.</summary>
public static class CommandReference
{
    private static readonly Lazy<string> LazyMarkdown = new(WriteMarkdown);
    private static readonly Lazy<string> LazyJson = new(() => JsonAnswer.Text(WriteJson));

    public static string Markdown => LazyMarkdown.Value;

    public static string Json => LazyJson.Value;

    private static string WriteMarkdown()
    {
        var page = new StringBuilder("""
            # 命令手册 / Command reference

            一条命令是一个 JSON 对象；网页、接口和导入文件用的都是同一种。/ A command is one JSON object; pages, API and import files all send the same.

            - 金额是字符串，单位元，至多两位小数：`"33218.45"` / Amounts are strings in yuan with at most two decimals
            - 日期 / Dates: `yyyy-MM-dd`; 期间 / periods: `yyyy-MM`
            - 未知字段被拒绝；每条命令须有幂等键 `key` / Unknown fields are refused; every command has its idempotency key `key`
            - `entity` 可省略：地址或 `--entity` 已写明 / `entity` may be left out, since the address or `--entity` names it


            """).AppendLine("## 共同字段 / Common fields").AppendLine();
        AppendFields(page, Catalogue.FieldsOf(typeof(Command)));
        page.AppendLine(CultureInfo.InvariantCulture, $"任何命令都可能因这些理由被拒绝 / Any command can be refused for these reasons: {Names(Refusals.Common)}").AppendLine();
        foreach (var (command, type) in Catalogue.All) AppendCommand(page, command, type);
        AppendPolicies(page);
        AppendRefusals(page);
        return page.ToString();
    }

    private static void AppendCommand(StringBuilder page, CommandAttribute command, Type type)
    {
        page.AppendLine(CultureInfo.InvariantCulture, $"## `{command.Name}` {command.Zh} / {command.En}").AppendLine();
        if (command.Recipes.Length > 0) page.AppendLine(CultureInfo.InvariantCulture, $"分录模板 / Recipes: {command.Recipes}").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"提交人 / Sent by: {string.Join("、", Duties.SendersOf(type).Select(duty => Terms.Of(duty).Zh))} / {string.Join(", ", Duties.SendersOf(type).Select(duty => Terms.Of(duty).En))}。{Signatures(command)}").AppendLine();
        AppendFields(page, OwnFields(type));
        foreach (var part in PartsOf(type))
        {
            page.AppendLine(CultureInfo.InvariantCulture, $"`{Catalogue.JsonName(part.Name)}`:").AppendLine();
            AppendFields(page, Catalogue.FieldsOf(part));
        }
        page.AppendLine("```json").AppendLine(command.Example).AppendLine("```").AppendLine();
        if (Refusals.Of(type) is { Count: > 0 } refusals) page.AppendLine(CultureInfo.InvariantCulture, $"可能的拒绝 / Refusals: {Names(refusals)}").AppendLine();
    }

    private static string Signatures(CommandAttribute command) => command.Recipes.Length == 0
        ? "只需经办人 / The maker signs"
        : "制单、审核各一人；动用资金须有出纳，三人不得兼任 / Maker and reviewer sign, where money moves a cashier too: three persons";

    private static string Names(IEnumerable<RejectionReason> reasons) => string.Join(", ", reasons.Select(reason => $"`{new Rejection(reason).Name}`"));

    private static void AppendPolicies(StringBuilder page)
    {
        page.AppendLine("## 政策参数 / Policy parameters").AppendLine();
        page.AppendLine("以 `policyChanged` 自某日起变更，不追溯已结账期间。/ Changed by `policyChanged` from a day on, never back into a closed period.").AppendLine();
        page.AppendLine("| 参数 / Parameter | 取值 / Values | 默认 / Default | 含义 / Meaning |").AppendLine("|---|---|---|---|");
        foreach (var parameter in Policy.Parameters)
            page.AppendLine(CultureInfo.InvariantCulture, $"| `{parameter.Name}` | {parameter.Values.Replace(" | ", ", ", StringComparison.Ordinal)} | {parameter.On(new Policy())} | {parameter.Meaning.Zh} / {parameter.Meaning.En} |");
        page.AppendLine();
    }

    private static void AppendFields(StringBuilder page, IEnumerable<CommandField> fields)
    {
        page.AppendLine("| 字段 / Field | 形式 / Form | 必填 / Required | 含义 / Meaning |").AppendLine("|---|---|---|---|");
        foreach (var field in fields)
            page.AppendLine(CultureInfo.InvariantCulture, $"| `{field.Name}` | {FormOf(field)} | {(field.Required ? "✓" : "")} | {field.Means.Zh} / {field.Means.En} |");
        page.AppendLine();
    }

    private static void AppendRefusals(StringBuilder page)
    {
        page.AppendLine("## 拒绝的理由 / Reasons to refuse").AppendLine();
        page.AppendLine("多个理由并存时，先列者先告知。/ Of several reasons the earlier one is told first.").AppendLine();
        page.AppendLine("| 名称 / Name | HTTP | 说明 | Sentence |").AppendLine("|---|---|---|---|");
        foreach (var reason in Enum.GetValues<RejectionReason>())
        {
            var says = Rejection.Sentence(reason);
            page.AppendLine(CultureInfo.InvariantCulture, $"| `{new Rejection(reason).Name}` | {Statuses.Of(reason)} | {says.Zh} | {says.En} |");
        }
    }

    private static void WriteJson(Utf8JsonWriter json) => json.WriteObject(() =>
    {
        json.WriteArray("commands", Catalogue.All, (_, entry) => json.WriteObject(() =>
        {
            json.WriteString("type", entry.Command.Name);
            json.WriteString("zh", entry.Command.Zh);
            json.WriteString("en", entry.Command.En);
            json.WriteArray("recipes", entry.Command.Recipes.Split(' ', StringSplitOptions.RemoveEmptyEntries), (_, recipe) => json.WriteStringValue(recipe));
            json.WriteArray("sentBy", Duties.SendersOf(entry.Type), (_, duty) => json.WriteStringValue(Catalogue.CodeOf(duty)));
            json.WriteArray("refusals", Refusals.Of(entry.Type), (_, reason) => json.WriteStringValue(new Rejection(reason).Name));
            json.WriteArray("fields", Catalogue.FieldsOf(entry.Type), (_, field) => WriteField(json, field));
            json.WritePropertyName("example");
            json.WriteRawValue(entry.Command.Example);
        }));
        json.WriteArray("common", Refusals.Common, (_, reason) => json.WriteStringValue(new Rejection(reason).Name));
        json.WriteArray("policies", Policy.Parameters, (_, parameter) => json.WriteObject(() =>
        {
            json.WriteString("name", parameter.Name);
            json.WriteString("values", parameter.Values);
            json.WriteString("default", parameter.On(new Policy()));
            json.WriteString("zh", parameter.Meaning.Zh);
            json.WriteString("en", parameter.Meaning.En);
        }));
        json.WriteArray("rejections", Enum.GetValues<RejectionReason>(), (_, reason) => json.WriteObject(() =>
        {
            json.WriteString("name", new Rejection(reason).Name);
            json.WriteNumber("status", Statuses.Of(reason));
            json.WriteString("zh", Rejection.Sentence(reason).Zh);
            json.WriteString("en", Rejection.Sentence(reason).En);
        }));
    });

    private static void WriteField(Utf8JsonWriter json, CommandField field) => json.WriteObject(() =>
    {
        json.WriteString("name", field.Name);
        json.WriteString("form", FormOf(field));
        json.WriteBoolean("required", field.Required);
        json.WriteString("zh", field.Means.Zh);
        json.WriteString("en", field.Means.En);
        if (field.Refers is { } refers) json.WriteString("refersTo", Catalogue.CodeOf(refers));
        if (field.NamesNew is { } names) json.WriteString("names", Catalogue.CodeOf(names));
        if (field.IsListOfParts) json.WriteArray("parts", Catalogue.FieldsOf(field.Element!), (_, part) => WriteField(json, part));
    });

    private static IEnumerable<CommandField> OwnFields(Type type) => Catalogue.FieldsOf(type).Where(field => field.Property.DeclaringType != typeof(Command));

    private static IEnumerable<Type> PartsOf(Type type) => OwnFields(type).Where(field => field.IsListOfParts).Select(field => field.Element!).Distinct();

    private static string FormOf(CommandField field) => field.Element is { } element
        ? element.IsEnum ? $"[{EnumForm(element)}]" : element == typeof(string) ? "[string]" : $"[{Catalogue.JsonName(element.Name)}]"
        : field.Type switch
        {
            var type when type == typeof(Money) => field.MayBeNegative ? "amount of either sign" : field.MayBeZero ? "amount ≥ 0" : "amount > 0",
            var type when type == typeof(DateOnly) => "yyyy-MM-dd",
            var type when type == typeof(Period) => "yyyy-MM",
            _ when field.IsYear => CommandField.Years,
            var type when type == typeof(int) => "0, 1, 2 …",
            var type when type == typeof(bool) => "true, false",
            var type when type == typeof(Command) => "command",
            { IsEnum: true } type => EnumForm(type),
            _ => field.Refers is not null || field.NamesNew is not null ? "code" : string.Create(CultureInfo.InvariantCulture, $"text ≤ {field.MaxLength}"),
        };

    private static string EnumForm(Type type) => string.Join(", ", Enum.GetValues(type).Cast<Enum>().Select(Catalogue.CodeOf));
}

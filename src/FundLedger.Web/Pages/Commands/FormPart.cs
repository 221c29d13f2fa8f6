using System.Globalization;
using System.Text.Json.Nodes;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Web.Pages.Commands;

/// <summary>The fields of a command, or of a row of one of its lists, with what was typed into them.</summary>
/// <param name="Path">What stands before the fields' names: nothing, or <c>items[0].</c></param>
public sealed record FormPart(FormModel Form, Type Type, JsonObject Values, string Path)
{
    public IReadOnlyList<CommandField> Fields => [.. Typed.FieldsOf(Type, Path.Length == 0).Where(each => each.Type != typeof(Command))];

    public FormInput Input(CommandField field) => new(Form, field, Path + field.Name, (string?)Values[field.Name] ?? "");

    /// <summary>The rows of a list of texts.</summary>
    public IEnumerable<FormInput> Texts(CommandField list) => Values[list.Name]!.AsArray()
        .Select((row, place) => new FormInput(Form, list, Typed.Row(Path + list.Name, place), (string?)row ?? ""));

    /// <summary>The rows of a list of parts.</summary>
    public IEnumerable<FormPart> Rows(CommandField list) => Values[list.Name]!.AsArray()
        .Select((row, place) => new FormPart(Form, list.Element!, row!.AsObject(), Typed.Row(Path + list.Name, place) + "."));

    /// <summary>Whether a member of a list of terms was chosen.</summary>
    public bool Has(CommandField list, string code) => Values[list.Name]!.AsArray().Any(chosen => (string?)chosen == code);
}

/// <summary>One place to type into.</summary>
public sealed record FormInput(FormModel Form, CommandField Field, string Name, string Value)
{
    public string Id => IdOf(Name);
    public IReadOnlyList<Rejection> Refusals => Form.RefusalsAt(Name);
    public bool IsRow => Name.EndsWith(']');

    /// <summary>The ids of what explains the input.</summary>
    public string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Hint.Length > 0 && !IsRow ? Id + "-hint" : "", Refusals.Count > 0 ? Id + "-refusal" : "" }.Where(id => id.Length > 0));
            return ids.Length > 0 ? ids : null;
        }
    }

    public string Label => Form.LabelOf(Field).Label;
    public string Hint => Form.LabelOf(Field).Hint;
    private Type ValueType => Field.Element ?? Field.Type;

    /// <summary>The terms to choose from: code and word; null where one types.</summary>
    public IReadOnlyList<(string Code, string Word)>? Choices
    {
        get
        {
            if (ValueType == typeof(bool)) return [("true", Form.Say(new("是", "yes"))), ("false", Form.Say(new("否", "no")))];
            if (Field is { Name: "name", Property: var property } && (property.DeclaringType == typeof(PolicyChanged) || property.DeclaringType == typeof(PolicySetting)))
                return [.. Policy.Parameters.Select(parameter => (parameter.Name, Form.Say(parameter.Meaning)))];
            return ValueType.IsEnum ? [.. Enum.GetValues(ValueType).Cast<Enum>().Select(member => (Catalogue.CodeOf(member), Form.Say(Terms.Of(member))))] : null;
        }
    }

    public string Kind => ValueType == typeof(DateOnly) ? "date" : ValueType == typeof(Period) ? "month" : "text";
    public bool IsAmount => ValueType == typeof(Money);
    public bool IsNumber => ValueType == typeof(int);

    /// <summary>Room for what is usually typed.</summary>
    public string MaxLength => (IsAmount || IsNumber ? 24 : Field.MaxLength).ToString(CultureInfo.InvariantCulture);

    /// <summary>The list of codes that there are.</summary>
    public string? List => Field.Refers is { } register && Form.Known.ContainsKey(register) ? "known-" + Catalogue.CodeOf(register)
        : Field.Name == "account" && ValueType == typeof(string) ? "known-accounts" : null;

    /// <summary>The id of a name: <c>f-items-0-amount</c>.</summary>
    public static string IdOf(string name) => "f-" + name.Replace("[", "-", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal)
        .Replace("]", "", StringComparison.Ordinal).Replace('.', '-');
}

using System.Collections;
using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Pages.Commands;

namespace FundLedger.Web.Pages.Work;

/// <summary>A command, or a part of one, as a person reads it: what each field is called and what stands in it.</summary>
/// <param name="Fields">Those with one value or a list of plain ones.</param>
/// <param name="Lists">Those with a list of parts.</param>
public sealed record CommandWords(string Title, IReadOnlyList<FieldWord> Fields, IReadOnlyList<(string Label, IReadOnlyList<CommandWords> Parts)> Lists)
{
    /// <summary>The files that come with it.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>The command in words.</summary>
    /// <param name="names">What codes stand for, by register.</param>
    public static CommandWords Of(BooksPage page, Command command, IReadOnlyDictionary<Register, IReadOnlyList<KnownCode>> names) =>
        new Writer(page, names).Write(command, page.Say(new(Catalogue.Of(command.GetType()).Zh, Catalogue.Of(command.GetType()).En)), outer: true);

    private sealed class Writer(BooksPage page, IReadOnlyDictionary<Register, IReadOnlyList<KnownCode>> names)
    {
        public CommandWords Write(object part, string title, bool outer)
        {
            var (fields, lists, files) = (new List<FieldWord>(), new List<(string, IReadOnlyList<CommandWords>)>(), new List<string>());
            foreach (var field in Typed.FieldsOf(part.GetType(), outer).Where(field => Signatures.OfField(field.Name) is null))
            {
                if (field.Property.GetValue(part) is not { } value) continue;
                var label = FieldWords.Of(page, field).Label;
                if (field.Refers == Register.File) files.AddRange(value is string one ? [one] : (IReadOnlyList<string>)value);
                else if (value is Command inner) lists.Add((label, [Write(inner, page.Say(new(Catalogue.Of(inner.GetType()).Zh, Catalogue.Of(inner.GetType()).En)), outer: false)]));
                else if (field.IsListOfParts) lists.Add((label, [.. ((IEnumerable)value).Cast<object>().Select(item => Write(item, "", outer: false))]));
                else fields.Add(new(label, value is string or not IEnumerable ? Word(field, value) : string.Join('、', ((IEnumerable)value).Cast<object>().Select(item => Word(field, item))), value is Money));
            }
            return new(title, fields, lists) { Files = files };
        }

        private string Word(CommandField field, object value) => value switch
        {
            Money money => money.ToGroupedString(),
            DateOnly day => Seal.Day(day),
            bool flag => page.Say(flag ? new("是", "yes") : new("否", "no")),
            Enum member => page.Say(Terms.Of(member)),
            string code when field.Refers is { } register => Named(register, code),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

        private string Named(Register register, string code) =>
            names.GetValueOrDefault(register)?.FirstOrDefault(known => known.Code == code) is { Name.Length: > 0 } known ? $"{code} {known.Name}" : code;
    }
}

/// <summary>A field and what stands in it.</summary>
public sealed record FieldWord(string Label, string Value, bool IsAmount);

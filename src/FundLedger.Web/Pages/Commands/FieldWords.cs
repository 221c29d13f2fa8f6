using FundLedger.Litigation;

namespace FundLedger.Web.Pages.Commands;

/// <summary>How a field of a command is called on pages.</summary>
internal static class FieldWords
{
    /// <summary>A field's name and, where its meaning goes on, the rest of it.</summary>
    public static (string Label, string Hint) Of(BooksPage page, CommandField field)
    {
        var meaning = page.Say(new(field.Means.Zh, field.Means.En));
        var end = meaning.IndexOfAny(['；', ';', '：', ':', '（']);
        if (end <= 0) return (meaning, "");
        var rest = meaning[end] == '（' ? meaning[end..] : meaning[(end + 1)..];
        return (meaning[..end], rest.Trim());
    }
}

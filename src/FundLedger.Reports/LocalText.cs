using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>A label in the two languages of the product.</summary>
/// <param name="Zh">Simplified Chinese, the language of the books.</param>
/// <param name="En">English.</param>
public readonly record struct LocalText(string Zh, string En)
{
    /// <summary>A text that reads alike in both languages: a name, a code, a date.</summary>
    public static LocalText Same(string text) => new(text, text);

    /// <summary>A sentence of the product as a label.</summary>
    public static LocalText Of(Phrase phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        return new(phrase.Zh, phrase.En);
    }

    /// <summary>The text for a reader of the given culture: English for any English, else Chinese.</summary>
    public string In(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? En : Zh;
    }
}

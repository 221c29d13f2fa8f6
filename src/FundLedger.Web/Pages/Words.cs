using Microsoft.Extensions.Localization;

namespace FundLedger.Web.Pages;

/// <summary>Words for codes that come from the books.</summary>
public static class Words
{
    /// <summary>What an act of the trail is called: its own word, or the event's name, or the code.</summary>
    public static string ActOf(IStringLocalizer<Texts> words, string act)
    {
        var own = words[$"act.{act}"];
        if (!own.ResourceNotFound) return own.Value;
        return Litigation.Catalogue.Find(act) is { } type ? Api.Problem.InLanguage(new(Litigation.Catalogue.Of(type).Zh, Litigation.Catalogue.Of(type).En)) : act;
    }
}

using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Commands;

/// <summary>The facts beside the form of an approval, read for what is typed so far; nothing beside any other form.</summary>
public sealed class ApprovalFactsViewComponent(Database books) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(FormModel form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.IsNewEntity || QuestionOf(form) is not { } question) return Content("");
        var facts = await books.ReadAsync(session => ApprovalFacts.ReadAsync(session, form.Entity, question), HttpContext.RequestAborted);
        return facts is null ? Content("") : View("Default", new ApprovalBlock(form, facts));
    }

    private static ApprovalQuestion? QuestionOf(FormModel form)
    {
        var typed = form.Typed.Values;
        string Said(string name) => typed[name] is System.Text.Json.Nodes.JsonValue value ? ((string?)value)?.Trim() ?? "" : "";
        return ApprovalQuestion.Of(form.Type, Said, Standpoint.TryDay(Said("date"), out var day) ? day : form.Here.Day);
    }
}

/// <summary>The facts of an approval on a page, in its reader's language.</summary>
public sealed record ApprovalBlock(BooksPage Page, ApprovalFacts Facts)
{
    public string Say(Phrase phrase) => Page.Say(phrase);

    /// <summary>The limits from the lowest level up; above the last a meeting decides.</summary>
    public IEnumerable<(string Level, Money Limit, bool IsNeeded)> Limits => Facts.Rules.Limits.Select(limit => (Say(Terms.Of(limit.Level)), limit.Limit, limit.Level == Facts.Rules.Needed));
}

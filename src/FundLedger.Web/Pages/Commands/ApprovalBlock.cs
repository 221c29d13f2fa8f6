using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Pages.Commands;

/// <summary>The facts of an approval on a page, in its reader's language.</summary>
public sealed record ApprovalBlock(BooksPage Page, ApprovalFacts Facts)
{
    public string Say(Phrase phrase) => Page.Say(phrase);

    /// <summary>The limits from the lowest level up; above the last a meeting decides.</summary>
    public IEnumerable<(string Level, Money Limit, bool IsNeeded)> Limits => Facts.Rules.Limits.Select(limit => (Say(Terms.Of(limit.Level)), limit.Limit, limit.Level == Facts.Rules.Needed));
}

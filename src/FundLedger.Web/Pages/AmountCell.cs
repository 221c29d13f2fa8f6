using FundLedger.Ledger;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FundLedger.Web.Pages;

/// <summary>A table cell with an amount: to the right, in figures of one width, red below zero. Nothing is an empty cell.</summary>
[HtmlTargetElement("td", Attributes = "amount")]
public sealed class AmountCell : TagHelper
{
    public Money? Amount { get; set; }

    /// <summary>Whether a zero is left out, as in the columns 借方 and 贷方.</summary>
    public bool BlankZero { get; set; }

    /// <summary>Where the figure leads; null if nowhere.</summary>
    public string? To { get; set; }

    /// <summary>Whether the table itself puts all its figures to the right, as those of charts do.</summary>
    public bool Plain { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ClassOf(Amount is { IsNegative: true }) is { } look) output.Attributes.SetAttribute("class", look);
        if (Amount is not { } amount || (BlankZero && amount.IsZero)) output.Content.SetContent("");
        else if (To is { } link) output.Content.SetHtmlContent(LinkTo(link, amount));
        else output.Content.SetContent(amount.ToGroupedString());
    }

    private string? ClassOf(bool isRed) => (Plain, isRed) switch { (false, false) => "n", (false, true) => "n red", (true, true) => "red", _ => null };

    private static TagBuilder LinkTo(string address, Money amount)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        link.InnerHtml.Append(amount.ToGroupedString());
        return link;
    }
}

using FundLedger.Ledger;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FundLedger.Web.Pages;

/// <summary>A table cell with an amount: to the right, in figures of one width, red below zero. Nothing is an empty cell.</summary>
[HtmlTargetElement("td", Attributes = "amount")]
public sealed class AmountCell : TagHelper
{
    public Money? Amount { get; set; }

    /// <summary>Whether a zero is left out, as in the columns 借方 and 贷方.</summary>
    public bool BlankZero { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("class", Amount is { IsNegative: true } ? "n red" : "n");
        if (Amount is not { } amount || (BlankZero && amount.IsZero)) output.Content.SetContent("");
        else output.Content.SetContent(amount.ToGroupedString());
    }
}

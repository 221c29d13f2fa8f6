using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("voucherReversed", "红字注销凭证", "Cancel a voucher in red", "R53",
    """{"type":"voucherReversed","key":"2024-12-20-voucherReversed","date":"2024-12-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","voucher":"记-2024-12-0003"}""")]
public sealed record VoucherReversed : Command
{
    [Refers(Register.Voucher), Means("要注销的凭证号", "Number of the voucher to cancel")] public required string Voucher { get; init; }

    public override Needs Needs => Needs.Sources;

    public override Decision Decide(Facts facts)
    {
        var history = facts.Vouchers[Voucher];
        var original = history.Posted;
        var refusals = Ask.All(
            original.Voucher.Reverses != 0 ? new(RejectionReason.ReversalOfReversal, Voucher) : null,
            history.ReversedBy.Length > 0 ? new(RejectionReason.AlreadyReversed, Voucher, history.ReversedBy) : null,
            history.CorrectedBy.Length > 0 ? new(RejectionReason.AlreadyCorrected, Voucher, history.CorrectedBy) : null,
            original.Voucher.Kind != VoucherKind.Normal ? new(RejectionReason.NotReversible, Voucher, new Phrase("期初和结转凭证不注销", "opening and closing vouchers are not cancelled")) : null,
            original.Voucher.IsAdjustment ? new(RejectionReason.NotReversible, Voucher, new Phrase("差额凭证不注销", "a voucher for a difference is not cancelled")) : null,
            Foundation.Lost(facts, original.Voucher, line => -line.Signed) is { } why ? new(RejectionReason.NotReversible, Voucher, why) : null,
            original.Voucher.Date.Year != Date.Year ? new(RejectionReason.ReversalOutsideYear) : null,
            Ask.NotBefore(Date, original.Voucher.Date, new("原凭证", "the original voucher")));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var red = Write("", "", []);
        return Decision.Post(Ledger.Voucher.Reversal(original, Date) with
        {
            Attachments = red.Attachments, Maker = red.Maker, Reviewer = red.Reviewer, Cashier = red.Cashier, Poster = red.Poster,
        }).With([.. Unspent(facts, original.Voucher), .. Unmoved(facts)]);
    }

    /// <summary>What the cancelled voucher had paid for was not paid for after all.</summary>
    private IEnumerable<Spending> Unspent(Facts facts, Voucher original) => facts.Stewardship.Spendings
        .Where(spent => original.Lines.Any(line => line.Fund == spent.Fund))
        .Select(spent => spent with { Amount = -spent.Amount, PaidOn = Date });

    private IEnumerable<InternalItem> Unmoved(Facts facts) =>
        facts.Stewardship.InternalItems.Select(item => item with { Amount = -item.Amount, MovedOn = Date });
}

/// <summary>What other vouchers stand on: damages that are promised, and orders that were invoiced (domain.md E.8.4, E.8.5).</summary>
internal static class Foundation
{
    /// <summary>What would stand on nothing if each line of the voucher moved by so much; null if all would stand.</summary>
    public static Phrase? Lost(Facts facts, Voucher original, Func<VoucherLine, Money> moved)
    {
        Money After(Func<BalanceKey, bool> matches) => facts.Balance(matches) + original.Lines.Where(line => matches(line.Key)).Sum(moved);
        foreach (var custody in original.Lines.Where(line => line.Case.Length > 0 && (line.Account is "2901" or "4001" || (line.Account == "9001" && line.Order.Length > 0))).Select(line => (line.Fund, line.Case)).Distinct())
        {
            var left = After(key => key.Account is "2901" or "4001" or "5001" or "9001" && (key.Fund, key.Case) == custody);
            if (left.IsPositive) return new($"案件 {custody.Case} 的赔偿金已承诺给修复合同", $"the damages of case {custody.Case} are promised to a restoration contract");
        }
        foreach (var order in original.Lines.Where(line => line.Account == "9001" && line.Order.Length > 0).Select(line => line.Order).Distinct())
        {
            var left = After(key => key.Account is "2302" or "9001" && key.Order == order);
            if (left.IsNegative) return new($"{order} 的账单已入账，须先注销账单", $"{order} was invoiced: cancel the invoice first");
        }
        return null;
    }
}

[Command("voucherCorrected", "订正凭证", "Enter the correct (blue) voucher for a cancelled one", "R53",
    """{"type":"voucherCorrected","key":"2024-12-20-voucherCorrected","date":"2024-12-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","corrects":"记-2024-12-0003","replacement":{"type":"bankFeeCharged","fund":"ADV","bank":"BK1","amount":"55.00"}}""")]
public sealed record VoucherCorrected : Command
{
    [Refers(Register.Voucher), Means("被订正的（已注销）凭证号", "Number of the cancelled voucher that this corrects")] public required string Corrects { get; init; }
    [Means("正确的业务（一个只产生一张凭证的命令，不含键、日期和签名）", "The event as it should have been: a command that makes one voucher, without key, date and signatures")]
    public required Command Replacement { get; init; }

    public override Needs Needs => Replacement.Needs;

    public override Decision Decide(Facts facts)
    {
        var history = facts.Vouchers[Corrects];
        var refusals = Ask.All(
            history.ReversedBy.Length == 0 ? new(RejectionReason.NotReversed, Corrects) : null,
            history.CorrectedBy.Length > 0 ? new(RejectionReason.AlreadyCorrected, Corrects, history.CorrectedBy) : null,
            Replacement is VoucherReversed or VoucherCorrected or MonthClosed or YearClosed or VoucherDrafted or DraftPosted or OpeningBalancesRecorded or AmountCorrected
                ? new(RejectionReason.NotACorrection, Replacement.TypeName) : null,
            Ask.NotBefore(Date, history.Posted.Voucher.Date, new("原凭证", "the original voucher")));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var decision = Inherited().Decide(facts);
        if (decision.Rejections.Count > 0) return decision;
        if (decision.Vouchers.Count != 1) return Decision.Refuse(RejectionReason.NotACorrection, Replacement.TypeName);
        return decision with { Vouchers = [decision.Vouchers[0].Correcting(history.Posted)] };
    }

    private Command Inherited() => Replacement with
    {
        Entity = Entity, Key = Key, Date = Date, By = By, Reviewer = Reviewer, Cashier = Cashier, Attachments = Attachments, Files = Files, Summary = null,
    };
}

[Command("voucherDrafted", "填制凭证（待审核）", "Draw up a voucher by hand, to be reviewed", "",
    """{"type":"voucherDrafted","key":"2024-11-20-voucherDrafted","date":"2024-11-20","by":"陈会计","cashier":"周出纳","draft":"D-001","summary":"跨年费用更正","lines":[{"account":"5001","fund":"ADV","side":"DEBIT","amount":"100.00"},{"account":"1002.01","fund":"ADV","bank":"BK1","side":"CREDIT","amount":"100.00"}]}""")]
public sealed record VoucherDrafted : Command
{
    [Names(Register.Draft), Means("草稿代码", "Code of the draft")] public required string Draft { get; init; }
    [Means("分录", "Lines")] public required IReadOnlyList<EntryLine> Lines { get; init; }
    [Means("用途：付款凭证所付款项的用途", "Purpose of the money that it takes out")] public Purpose? Purpose { get; init; }

    public override bool PostsOnItsDate => true;

    public override Decision Decide(Facts facts)
    {
        if (string.IsNullOrEmpty(Summary)) return Decision.Refuse(RejectionReason.MissingField, "summary");
        var stray = Lines.Select(line => line.Judge(facts)).OfType<Rejection>().ToList();
        if (stray.Count > 0) return Decision.Refuse(stray);
        var voucher = ToVoucher();
        Rejection[] refusals = [.. PostingRules.JudgeForm(voucher), .. ByEventsOnly(voucher), .. ForAPurpose(facts, voucher)];
        if (refusals.Length > 0) return Decision.Refuse(refusals);

        return Decision.Keep(new Draft(Draft, voucher) { Purpose = Purpose });
    }

    /// <summary>The voucher as it will be posted but for the reviewer's side of the signatures.</summary>
    public Voucher ToVoucher() => Write("HAND", "", Lines.Select(line => line.ToLine()));

    private IEnumerable<Rejection> ForAPurpose(Facts facts, Voucher voucher)
    {
        var payers = MoneyOut.Of([voucher]).Select(fund => fund.Fund).ToList();
        if (Purpose is { } purpose) return payers.Select(fund => Ask.Purpose(facts, fund, purpose)).OfType<Rejection>();
        return facts.Policy.PurposeOnDrafts ? payers.Select(fund => new Rejection(RejectionReason.PurposeMissing, fund)) : [];
    }

    private static IEnumerable<Rejection> ByEventsOnly(Voucher voucher) => voucher.Lines.Select((line, i) => (line, i))
        .Where(numbered => Chart.Get(numbered.line.Account).Has(AccountRules.ByEventsOnly))
        .Select(numbered => new Rejection(RejectionReason.AccountByEventsOnly, numbered.i + 1, numbered.line.Account));
}

[Command("draftPosted", "审核并记账", "Review a draft and post it", "",
    """{"type":"draftPosted","key":"2024-11-20-draftPosted","date":"2024-11-20","by":"李审核","draft":"D-001"}""")]
[SentBy(Duty.Reviewer, Duty.Chief)]
public sealed record DraftPosted : Command
{
    [Refers(Register.Draft), Means("草稿代码", "Code of the draft")] public required string Draft { get; init; }

    public override Needs Needs => Needs.Sources;

    public override Decision Decide(Facts facts)
    {
        var voucher = facts.Drafts[Draft].Voucher with { Reviewer = By, Poster = By };
        var spent = facts.Drafts[Draft].Purpose is { } purpose
            ? MoneyOut.Of([voucher]).Select(fund => new Spending(fund.Fund, purpose, EconomicClasses.UsualFor(purpose), fund.Amount, voucher.Date)) : [];
        return Decision.Post(voucher with { Cashier = Cashier ?? voucher.Cashier, Attachments = voucher.Attachments + (Files?.Count ?? 0) }).With([new DraftSettled(Draft, true), .. spent]);
    }
}

[Command("draftDiscarded", "作废未记账凭证", "Discard a draft", "",
    """{"type":"draftDiscarded","key":"2024-11-20-draftDiscarded","date":"2024-11-20","by":"陈会计","draft":"D-001","reason":"重复填制"}""")]
[SentBy(Duty.Finance, Duty.Reviewer, Duty.Chief)]
public sealed record DraftDiscarded : Command
{
    [Refers(Register.Draft), Means("草稿代码", "Code of the draft")] public required string Draft { get; init; }
    [Means("理由", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts) => Decision.Keep(new DraftSettled(Draft, false));
}

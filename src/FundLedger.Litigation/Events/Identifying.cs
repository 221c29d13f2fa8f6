using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("unidentifiedReceived", "收到待查款项", "Money comes in, nobody knows what for", "R29",
    """{"type":"unidentifiedReceived","key":"2024-08-01-unidentifiedReceived","date":"2024-08-01","by":"陈会计","reviewer":"李审核","cashier":"周出纳","receipt":"UR-01","fund":"ADV","bank":"BK1","amount":"5000.00","remitter":"某公司"}""")]
public sealed record UnidentifiedReceived : Command
{
    [Names(Register.Receipt), Means("待查收款编号", "Number of the receipt")] public required string Receipt { get; init; }
    [Refers(Register.Fund), Means("暂记基金", "The fund that holds it meanwhile")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("银行回单上的付款人", "The remitter on the bank's slip")] public string? Remitter { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.Own));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R29", $"收到待查款项 {Receipt}", [In(facts.Banks[Bank], Fund, Amount), Cr("2307.08", Fund, Amount) with { Order = Receipt }]))
            .With(new PendingReceipt(Receipt, Fund, Bank, Amount, Date, Remitter ?? ""));
    }
}

/// <summary>What an unidentified receipt turns out to be.</summary>
public enum ReceiptKind { Recovery, Damages, Treasury }

/// <summary>A part of an unidentified receipt.</summary>
public sealed record IdentifiedPart
{
    [Means("性质", "What it is")] public required ReceiptKind Kind { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Case), Means("案件（追偿款、赔偿金）", "The case of a recovery or of damages")] public string? Case { get; init; }
    [Refers(Register.Party), Means("付款人", "Who paid it")] public string? Payer { get; init; }
    [Refers(Register.Fund), Means("赔偿金所入基金", "The fund that damages enter")] public string? Fund { get; init; }
    [Refers(Register.Bank), Means("赔偿金转入的受托代理账户", "The entrusted account that damages are moved to")] public string? Bank { get; init; }
}

[Command("receiptIdentified", "待查款项查明", "An unidentified receipt is identified", "R30",
    """{"type":"receiptIdentified","key":"2024-08-20-receiptIdentified","date":"2024-08-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","receipt":"UR-01","parts":[{"kind":"RECOVERY","amount":"5000.00","case":"C1","payer":"D1"}]}""")]
public sealed record ReceiptIdentified : Command
{
    [Refers(Register.Receipt), Means("待查收款编号", "Number of the receipt")] public required string Receipt { get; init; }
    [Means("查明的各部分", "What it turned out to be")] public required IReadOnlyList<IdentifiedPart> Parts { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Parts.Count == 0) return Decision.Refuse(RejectionReason.MissingField, "parts");
        var receipt = facts.Proceedings.Receipts[Receipt];
        var held = Pending.Held(facts, Receipt);
        var found = Parts.Sum(part => part.Amount);
        List<Rejection> refusals = [.. Parts.SelectMany((part, i) => Lacking(part, i))];
        if (Parts.Where(part => part.Kind == ReceiptKind.Recovery).GroupBy(part => (part.Case, part.Payer)).Any(same => same.Count() > 1))
            refusals.Add(new(RejectionReason.BadValue, "parts", "RECOVERY", new Phrase("每案每付款人一项", "one for each case and payer")));
        if (found > held) refusals.Add(new(RejectionReason.IdentifiedAboveHeld, Receipt, held, found));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var identified = Parts.Select(part => Identify(facts, receipt, part)).ToList();
        refusals = [.. identified.SelectMany(part => part.Refusals)];
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        return Decision.Post(Write("R30", $"待查款项 {Receipt} 查明", identified.SelectMany(part => part.Lines))).With([.. identified.SelectMany(part => part.Entries)]).MovedWithin();
    }

    private static IEnumerable<Rejection> Lacking(IdentifiedPart part, int place)
    {
        Rejection Missing(string field) => new(RejectionReason.MissingField, field) { Field = $"parts[{place}].{field}" };
        if (part.Kind != ReceiptKind.Treasury && part.Case is null) yield return Missing("case");
        if (part.Kind != ReceiptKind.Treasury && part.Payer is null) yield return Missing("payer");
        if (part.Kind == ReceiptKind.Damages && part.Fund is null) yield return Missing("fund");
        if (part.Kind == ReceiptKind.Damages && part.Bank is null) yield return Missing("bank");
    }

    private (IReadOnlyList<Rejection> Refusals, IReadOnlyList<VoucherLine> Lines, IReadOnlyList<Entry> Entries) Identify(Facts facts, PendingReceipt receipt, IdentifiedPart part)
    {
        if (part.Kind == ReceiptKind.Treasury) return ([], [Pending.Cleared(receipt, part.Amount), Cr("2103", receipt.Fund, part.Amount)], []);
        if (part.Kind == ReceiptKind.Damages)
        {
            var wrong = Ask.All(Ask.Bank(facts, part.Bank!, part.Fund!, BankKind.Entrusted), CaseLife.Defendant(facts, part.Case!, part.Payer!), Custody.MustBe(facts, part.Case!, DeliveryMode.Custody));
            return (wrong,
                [.. Pending.Moved(facts, receipt, part.Amount), In(facts.Banks[part.Bank!], part.Fund!, part.Amount, part.Payer!), Cr("2901", part.Fund!, part.Amount) with { Case = part.Case! }], []);
        }

        var proceeds = new Proceeds(facts, Date, part.Case!, part.Payer!, part.Amount, null);
        var refusals = Ask.All([.. proceeds.Judge(), .. proceeds.Funds.Select(fund => Ask.Bank(facts, receipt.Bank, fund, BankKind.Own))]);
        return refusals.Count > 0 ? (refusals, [], []) : ([],
            [.. proceeds.ByFund().SelectMany(each => Pending.Into(facts, receipt, each.Fund, each.Amount, part.Payer!)), .. proceeds.Lines()],
            [.. proceeds.Entries(Key)]);
    }
}

/// <summary>待查收款: money that waits in 2307.08 under the number of its receipt.</summary>
internal static class Pending
{
    public static Money Held(Facts facts, string receipt) => -facts.Balance(key => key.Account == "2307.08" && key.Order == receipt);

    public static VoucherLine Cleared(PendingReceipt receipt, Money amount) => Dr("2307.08", receipt.Fund, amount) with { Order = receipt.Code };

    /// <summary>It leaves the fund and account that held it.</summary>
    public static IEnumerable<VoucherLine> Moved(Facts facts, PendingReceipt receipt, Money amount) =>
        [Cleared(receipt, amount), Out(facts.Banks[receipt.Bank], receipt.Fund, amount)];

    /// <summary>It turns out to be a fund's; another fund than the one that held it gets the money as well.</summary>
    public static IEnumerable<VoucherLine> Into(Facts facts, PendingReceipt receipt, string fund, Money amount, string payer) => fund == receipt.Fund
        ? [Cleared(receipt, amount)]
        : [.. Moved(facts, receipt, amount), In(facts.Banks[receipt.Bank], fund, amount, payer)];
}

[Command("receiptMoved", "更正入错的收款", "A receipt that came into the wrong fund or account", "R31",
    """{"type":"receiptMoved","key":"2024-08-05-receiptMoved","date":"2024-08-05","by":"陈会计","reviewer":"李审核","cashier":"周出纳","receipt":"UR-01","amount":"5000.00","newReceipt":"UR-02","toFund":"RWD","toBank":"BK1"}""")]
public sealed record ReceiptMoved : Command
{
    [Refers(Register.Receipt), Means("待查收款编号", "Number of the receipt")] public required string Receipt { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Names(Register.Receipt), Means("在新基金中的编号；不填则为应缴财政", "Its number in the right fund; left out, it is the treasury's")] public string? NewReceipt { get; init; }
    [Refers(Register.Fund), Means("转入基金", "The right fund")] public string? ToFund { get; init; }
    [Refers(Register.Bank), Means("转入账户", "The right account")] public string? ToBank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var receipt = facts.Proceedings.Receipts[Receipt];
        var held = Pending.Held(facts, Receipt);
        if (Amount > held) return Decision.Refuse(RejectionReason.IdentifiedAboveHeld, Receipt, held, Amount);
        if (NewReceipt is null) return Decision.Post(Write("R31", $"{Receipt} 属应缴财政款", [Pending.Cleared(receipt, Amount), Cr("2103", receipt.Fund, Amount)]));
        if (ToFund is null || ToBank is null) return Decision.Refuse(RejectionReason.MissingField, ToFund is null ? "toFund" : "toBank");
        var refusals = Ask.All(Ask.Bank(facts, ToBank, ToFund, BankKind.Own));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R31", $"{Receipt} 入错，转 {ToFund}",
            Pending.Moved(facts, receipt, Amount),
            [In(facts.Banks[ToBank], ToFund, Amount), Cr("2307.08", ToFund, Amount) with { Order = NewReceipt }]))
            .With(new PendingReceipt(NewReceipt, ToFund, ToBank, Amount, Date, receipt.Remitter)).MovedWithin();
    }
}

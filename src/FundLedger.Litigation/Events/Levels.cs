using System.Text.RegularExpressions;
using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

/// <summary>Where entities stand in the administration, and how their codes show it (founding notice; domain.md A17, D.8, H7).</summary>
internal static partial class Levels
{
    /// <summary>A new entity's code, level and place below its parent.</summary>
    public static IEnumerable<Rejection> Judge(string entity, UnitLevel? level, string? parent, bool isAnnounced, Facts facts)
    {
        if (level is { } own && !Fits(entity, own)) yield return new(RejectionReason.EntityCodeForm, entity, Terms.Of(own)) { Field = "entity" };
        if (string.IsNullOrEmpty(parent)) yield break;
        if (facts.Stewardship.Other is not { } above)
        {
            if (!isAnnounced || parent == entity) yield return new(RejectionReason.UnknownParent, parent) { Field = "parent" };
            yield break;
        }
        if (above.IsInLine) yield return new(RejectionReason.ParentBelow, parent, entity) { Field = "parent" };
        else if (level is { } lower && above.Level is { } upper && !IsBelow(entity, lower, above.Code, upper))
            yield return new(RejectionReason.ParentNotAbove, entity, Terms.Of(lower), parent, Terms.Of(upper)) { Field = "parent" };
    }

    // A management committee such as 长白山管委会 has no area code; it goes by its province's two digits and letters of its own.
    private static bool Fits(string code, UnitLevel level) => level switch
    {
        UnitLevel.Province => Area().IsMatch(code) && code.EndsWith("0000", StringComparison.Ordinal),
        UnitLevel.City => Project().IsMatch(code) || (Area().IsMatch(code) && code.EndsWith("00", StringComparison.Ordinal) && !code.EndsWith("0000", StringComparison.Ordinal)),
        _ => Project().IsMatch(code) || (Area().IsMatch(code) && !code.EndsWith("00", StringComparison.Ordinal)),
    };

    private static bool IsBelow(string code, UnitLevel level, string parent, UnitLevel above)
    {
        if (level <= above || code[..2] != parent[..2]) return false;
        return above == UnitLevel.Province || !Area().IsMatch(code) || !Area().IsMatch(parent) || code[..4] == parent[..4];
    }

    [GeneratedRegex(@"^[0-9]{6}\z")]
    private static partial Regex Area();

    [GeneratedRegex(@"^[0-9]{2}[A-Z]{2,8}\z")]
    private static partial Regex Project();

    /// <summary>The other side of an internal item stands above or below this entity, and both know the item under one number.</summary>
    public static IEnumerable<Rejection> JudgeItem(Facts facts, string other, string field, string reference)
    {
        if (facts.Stewardship.Other is not { } known) yield return new(RejectionReason.UnknownEntity, other) { Field = field };
        else if (!known.IsInLine) yield return new(RejectionReason.EntityNotInLine, other, facts.Entity!.Code) { Field = field };
        if (!Reference().IsMatch(reference)) yield return new(RejectionReason.BadCode, "reference", reference) { Field = "reference" };
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex Reference();
}

/// <summary>Money between this entity and one above or below it.</summary>
public abstract record BetweenEntities : Payment
{
    [Means("对方会计主体", "The other entity")] public required string Other { get; init; }
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("账户", "Account")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("双方共用的拨款单号", "The number of the paper that both sides use")] public required string Reference { get; init; }
}

[Command("moneySentToEntity", "拨付上下级单位资金", "Send money to an entity above or below", "R04",
    """{"type":"moneySentToEntity","key":"2024-03-10-moneySentToEntity","date":"2024-03-10","by":"陈会计","reviewer":"李审核","cashier":"周出纳","other":"220100","fund":"ADV","bank":"BK1","amount":"100000.00","reference":"BK-2024-001"}""")]
public sealed record MoneySentToEntity : BetweenEntities
{
    public override Decision Decide(Facts facts)
    {
        Rejection[] refusals =
        [
            .. Levels.JudgeItem(facts, Other, "other", Reference),
            .. Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.Own, BankKind.ZeroBalance), facts.Funds[Fund].Restricted ? new(RejectionReason.FundRestricted, Fund) : null),
        ];
        if (refusals.Length > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R04", $"拨付 {Other} 资金（{Reference}）",
            [Dr("5001", Fund, Amount), Out(bank, Fund, Amount)],
            BudgetSpending(facts, bank.BudgetAccount!, Fund, Amount)))
            .With(Spent(Fund, Purpose.Internal, Amount), new InternalItem(true, Other, Reference, Fund, Amount, Date));
    }
}

[Command("moneyReceivedFromEntity", "收到上下级单位拨款", "Money from an entity above or below", "R04",
    """{"type":"moneyReceivedFromEntity","key":"2024-03-12-moneyReceivedFromEntity","date":"2024-03-12","by":"陈会计","reviewer":"李审核","cashier":"周出纳","other":"220000","fund":"ADV","bank":"BK1","amount":"100000.00","reference":"BK-2024-001"}""")]
public sealed record MoneyReceivedFromEntity : BetweenEntities
{
    public override Decision Decide(Facts facts)
    {
        Rejection[] refusals = [.. Levels.JudgeItem(facts, Other, "other", Reference), .. Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.Own))];
        if (refusals.Length > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R04", $"收到 {Other} 拨款（{Reference}）",
            [In(bank, Fund, Amount), Cr("4601", Fund, Amount)],
            BudgetIncome(bank, Fund, Amount, "6601")))
            .With(new InternalItem(false, Other, Reference, Fund, Amount, Date));
    }
}

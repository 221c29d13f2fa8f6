using FundLedger.Ledger;
using FundLedger.Litigation.Events;

namespace FundLedger.Litigation;

/// <summary>What an approval is about, as far as its command says already; a form may be half filled in.</summary>
/// <param name="Advance">The advance that is to be approved or written off; empty for the rest.</param>
public sealed record ApprovalQuestion(DecisionKind Kind, string Fund, string Case, string Organisation, string Advance, string Agreement, Money? Amount, DateOnly Date)
{
    private static readonly Dictionary<Type, DecisionKind> Kinds = new()
    {
        [typeof(AdvanceApproved)] = DecisionKind.Advance, [typeof(RewardApproved)] = DecisionKind.Reward, [typeof(RewardShared)] = DecisionKind.Reward,
        [typeof(AdvanceWrittenOff)] = DecisionKind.WriteOff, [typeof(OrderPlaced)] = DecisionKind.Other, [typeof(OverpaymentKept)] = DecisionKind.Other,
    };

    /// <summary>The question of a command of this type, its fields given by name; null for a command that asks for no approval.</summary>
    /// <param name="said">What a field holds as text; empty where it holds nothing.</param>
    public static ApprovalQuestion? Of(Type command, Func<string, string> said, DateOnly date) => Kinds.TryGetValue(command, out var kind)
        ? new(kind, said("fund"), said("case"), said("organisation"), said("advance"), said("agreement"), Money.TryParse(said("amount"), out var amount) ? amount : null, date) : null;

    /// <summary>The question of a command; null for one that asks for no approval.</summary>
    public static ApprovalQuestion? Of(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Of(command.GetType(), name => Catalogue.FieldsOf(command.GetType()).FirstOrDefault(field => field.Name == name)?.Property.GetValue(command)?.ToString() ?? "", command.Date);
    }
}

/// <summary>Up to which amount a level approves for a fund on a day.</summary>
public sealed record LevelLimit(ApprovalLevel Level, Money Limit);

/// <summary>What the rules say to an approval before it is given (domain.md A14, D.4, D.9, E.8.6).</summary>
/// <param name="Needed">The level that the amount needs; null while there is no amount.</param>
/// <param name="Obstacle">What speaks against the organisation on the day; null where nothing does.</param>
public sealed record ApprovalRules(Money Available, IReadOnlyList<LevelLimit> Limits, ApprovalLevel? Needed, Phrase? Obstacle)
{
    /// <param name="facts">About the fund, the case and the organisation.</param>
    public static ApprovalRules Of(Facts facts, ApprovalQuestion question, Money? amount)
    {
        ArgumentNullException.ThrowIfNull(question);
        LevelLimit[] limits = [.. new[] { ApprovalLevel.Section, ApprovalLevel.Deputy }.Select(level => new LevelLimit(level, Approvals.LimitFor(facts, question.Fund, level)))];
        var eligible = question.Organisation.Length > 0 && facts.Cases.ContainsKey(question.Case) ? Ask.Eligible(facts, question.Organisation, question.Case) : null;
        return new(facts.Available(question.Fund), limits, amount is { } asked ? Approvals.LevelFor(facts, question.Fund, asked) : null, eligible is null ? null : new(eligible.Zh, eligible.En));
    }
}

using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>Something a decision adds to the registers beside the vouchers. Registers only grow: nothing here is ever
/// changed or taken away.</summary>
public abstract record Entry;

/// <summary>行政单位 or 事业单位: decides between 7101 and 7201, 5301 and 1219 (domain.md D.1).</summary>
public enum EntityKind { Administrative, Institution }

/// <summary>会计主体: the owner of a chain of seals, of the numbering and of the periods.</summary>
public sealed record Entity(string Code, string Name, EntityKind Kind, int FirstYear, string Parent) : Entry;

public enum FundKind { Advance, Reward, Damages, Services, PublicInterest }

/// <summary>A fund 基金 and the purposes it may pay for (domain.md A7, E.8.7).</summary>
/// <param name="Purposes">By the rule of the command's day; in the register those of its opening.</param>
public sealed record Fund(string Code, string Name, FundKind Kind, bool Restricted, IReadOnlyList<Purpose> Purposes) : Entry
{
    /// <summary>Whose money it may take, by the rule of the day; any if empty.</summary>
    public IReadOnlyList<Events.MoneySource> Sources { get; init; } = [];
}

public enum BankKind { Own, Entrusted, Pending, ZeroBalance }

/// <summary>A bank or quota account and the funds whose money it holds.</summary>
public sealed record BankAccount(string Code, string Name, BankKind Kind, string Number, IReadOnlyList<string> Funds) : Entry
{
    /// <summary>The account of book F that its money stands on.</summary>
    public string Account => Kind switch { BankKind.Entrusted => "1002.02", BankKind.ZeroBalance => "1011", _ => "1002.01" };

    /// <summary>Its counterpart in book B; null for money that is not the department's own (制度 第一部分 五).</summary>
    public string? BudgetAccount => Kind switch { BankKind.Own => "8001.02", BankKind.ZeroBalance => "8001.01", _ => null };
}

public enum PartyKind { Organisation, Appraiser, LawFirm, Restorer, Defendant, Court, Other }

/// <summary>The level of the civil-affairs department that registered an organisation (法释〔2015〕1号 arts. 2–3).</summary>
public enum RegistrationLevel { None, County, City, Province, State }

/// <summary>A party 往来方.</summary>
public sealed record Party(string Code, string Name, PartyKind Kind, string CreditCode, RegistrationLevel Registration) : Entry
{
    /// <summary>What it is beside its first kind, by a later change.</summary>
    public IReadOnlyList<PartyKind> FurtherKinds { get; init; } = [];

    public bool Is(PartyKind kind) => Kind == kind || FurtherKinds.Contains(kind);
}

public enum PlaintiffKind { Organisation, Procuratorate, Government }

/// <summary>A case 案件.</summary>
public sealed record LegalCase(string Code, string Number, PlaintiffKind PlaintiffKind, string Plaintiff, IReadOnlyList<string> Defendants,
    DateOnly RegisteredOn) : Entry;

/// <summary>What an advance may pay for (founding notice 二(三); 法释〔2015〕1号 art. 22).</summary>
public enum CostKind { Investigation, Appraisal, Assessment, Lawyer, CourtFee, Other, ExpertConsultation, Inspection, Monitoring }

/// <summary>What money is spent on; each payment's purpose must be on its fund's list.</summary>
public enum Purpose
{
    Investigation, Appraisal, Assessment, Lawyer, CourtFee, Other,
    Reward, Restoration, EcologicalRepair, PublicInterest, LegalService, BankFee,
    ExpertConsultation, Inspection, Monitoring,
    /// <summary>Refused from every one of these funds (domain.md A20).</summary>
    Training, Publicity, OperatingCosts,
    /// <summary>Money of others that goes back, goes to the treasury or moves within the government; needs no list.</summary>
    Return, Treasury, Internal,
    /// <summary>Costs of another case's losing plaintiff; a court's permission stands for the list (法释〔2015〕1号 art. 24 ¶2).</summary>
    LosingPlaintiff,
}

/// <summary>An advance 垫付单 as it was asked for. What became of it is in the balances.</summary>
/// <param name="Ordinal">The order of registration; decides ties of a split.</param>
public sealed record Advance(string Code, string Fund, string Case, string Organisation, CostKind CostKind, Money Requested,
    string RequestedBy, DateOnly RequestedOn, long Ordinal) : Entry;

/// <summary>One line of a judgment or settlement: this defendant bears so much of this advance, due on that day.</summary>
public sealed record JudgmentItem(string Judgment, string Case, string Advance, string Defendant, Money Amount, DateOnly EffectiveOn,
    DateOnly DueOn) : Entry;

/// <summary>A row of an allocation, stored for ever with its receipt (domain.md E.6).</summary>
/// <param name="Rule">The number of the rule in E.6 that put the money here.</param>
/// <param name="Receipt">The receipt's command key; empty until stored.</param>
public sealed record RecoveryAllocation(string Receipt, DateOnly ReceivedOn, string Case, string Defendant, AllocationHead Head, string Advance,
    Money Amount, int Rule) : Entry;

/// <summary>A framework agreement 协议: a ceiling, no voucher and no commitment (R46).</summary>
public sealed record ServiceAgreement(string Code, string Party, Money Ceiling, DateOnly From, DateOnly To) : Entry;

public enum OrderKind { Service, Restoration }

/// <summary>A service order 订单 under an agreement, or a restoration contract 修复合同 of a case.</summary>
public sealed record Order(string Code, OrderKind Kind, string Fund, string Case, string Agreement, string Party, Money Amount, DateOnly PlacedOn)
    : Entry;

/// <summary>A month opened for posting.</summary>
public sealed record PeriodOpened(Period Period) : Entry;

/// <summary>A month closed for ever.</summary>
public sealed record PeriodClosed(Period Period, string ClosedBy) : Entry;

/// <summary>A policy parameter from a day on.</summary>
public sealed record PolicyValue(string Name, string Value, DateOnly From) : Entry;

/// <summary>A voucher drawn up by hand that waits to be posted; it is not a voucher yet and has no number.</summary>
public sealed record Draft(string Code, Voucher Voucher) : Entry
{
    /// <summary>What the money is for that it takes out; null if it does not say.</summary>
    public Purpose? Purpose { get; init; }
}

/// <summary>A draft was posted or discarded.</summary>
public sealed record DraftSettled(string Code, bool Posted) : Entry;

using System.Globalization;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>What can wait for somebody of the finance desk, in the order of the work list.</summary>
public enum WorkKind
{
    ApproveAdvance, PayAdvance, PayOrder, PayReward, PayRestoration, ReturnOverpayment, PayTreasury, RepayLoan,
    SettleAdvance, UsePrepayment, AcceptMilestone, CollectReceivable, ApplyEnforcement, EndAnnouncement, IdentifyReceipt, RecheckOrganisation,
    MatchBankLines, ReconcileBank, AddPaper, PostDraft, ConfirmAccount, CloseMonth,
}

/// <summary>Something that waits, read off the books: nobody enters or ticks it off, it goes away with what it waits for.</summary>
/// <param name="Subject">The code of what it is about: an advance, an order, a bank account, a month ...</param>
public sealed record WorkItem(WorkKind Kind, string Subject)
{
    public string Fund { get; init; } = "";
    public string Case { get; init; } = "";
    public string Party { get; init; } = "";
    /// <summary>The day on which it began to wait; null where it has none.</summary>
    public DateOnly? Since { get; init; }
    /// <summary>The last day for it by law, contract or policy; null where there is none.</summary>
    public DateOnly? DueOn { get; init; }
    public Money? Amount { get; init; }
    /// <summary>How many lines or months it stands for, or which instalment it is; 0 where nothing is counted.</summary>
    public long Count { get; init; }

    public bool IsLateOn(DateOnly day) => DueOn is { } due && due < day;

    /// <summary>Whose turn it is.</summary>
    public Role Role => Kind switch
    {
        WorkKind.ApproveAdvance => Role.Approver,
        <= WorkKind.RepayLoan => Role.Cashier,
        WorkKind.PostDraft or WorkKind.ConfirmAccount or WorkKind.CloseMonth => Role.Reviewer,
        _ => Role.Clerk,
    };

    /// <summary>The page that does it, its form filled in as far as the books know.</summary>
    public string Address => Kind switch
    {
        WorkKind.MatchBankLines => $"/bank/{Uri.EscapeDataString(Subject)}",
        WorkKind.ReconcileBank => $"/bank/{Uri.EscapeDataString(Subject)}/reconciliation",
        WorkKind.CloseMonth => $"/finance/close?month={Subject}",
        _ => $"/commands/{Form.Command}?" + string.Join('&', Form.Fields.Where(each => each.Value.Length > 0).Select(each => $"{each.Name}={Uri.EscapeDataString(each.Value)}")),
    };

    private string Yuan => Amount?.ToString() ?? "";

    private (string Command, (string Name, string Value)[] Fields) Form => Kind switch
    {
        WorkKind.ApproveAdvance => ("advanceApproved", [("advance", Subject), ("amount", Yuan)]),
        WorkKind.PayAdvance => ("advancePaid", [("advance", Subject), ("amount", Yuan)]),
        WorkKind.PayOrder => ("orderPaid", [("order", Subject), ("amount", Yuan)]),
        WorkKind.PayReward => ("rewardPaid", [("fund", Fund), ("case", Case), ("organisation", Party), ("amount", Yuan)]),
        WorkKind.PayRestoration => ("restorationPaid", [("contract", Subject), ("amount", Yuan)]),
        WorkKind.ReturnOverpayment => ("overpaymentReturned", [("fund", Fund), ("case", Case), ("party", Party), ("amount", Yuan)]),
        WorkKind.PayTreasury => ("treasuryPaid", [("fund", Fund), ("amount", Yuan)]),
        WorkKind.RepayLoan => ("loanRepaid", [("loan", Subject), ("amount", Yuan)]),
        WorkKind.SettleAdvance => ("advanceSettled", [("advance", Subject), ("amount", Yuan)]),
        WorkKind.UsePrepayment => ("orderInvoiced", [("order", Subject)]),
        WorkKind.AcceptMilestone => ("restorationAccepted", [("contract", Subject), ("milestone", Count.ToString(CultureInfo.InvariantCulture))]),
        WorkKind.CollectReceivable => ("recoveryReceived", [("case", Case), ("defendant", Party)]),
        WorkKind.ApplyEnforcement => ("enforcementApplied", [("case", Case), ("defendant", Party)]),
        WorkKind.EndAnnouncement => ("caseSettled", [("case", Case)]),
        WorkKind.IdentifyReceipt => ("receiptIdentified", [("receipt", Subject)]),
        WorkKind.RecheckOrganisation => ("organisationChecked", [("organisation", Party)]),
        WorkKind.AddPaper => ("evidenceAdded", [("voucher", Subject)]),
        WorkKind.PostDraft => ("draftPosted", [("draft", Subject)]),
        WorkKind.ConfirmAccount => ("partyAccountConfirmed", [("change", Subject)]),
        _ => throw new InvalidOperationException($"{Kind} has no form."),
    };
}

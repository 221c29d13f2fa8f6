using FundLedger.Ledger;

namespace FundLedger.Web.Api;

/// <summary>The one table from a refusal to its HTTP status: 400 the form of what was sent is wrong; 404 the address names
/// an entity that does not exist; 409 the present state of a thing forbids it; 413 a file is longer than is read; 415 it holds what
/// is not taken; 422 the rules of the books forbid it, or the idempotency key stands for other content.</summary>
public static class Statuses
{
    public static int Of(RejectionReason reason) => reason switch
    {
        RejectionReason.MalformedJson or RejectionReason.MalformedCsv or RejectionReason.UnknownCommand or RejectionReason.UnknownField or RejectionReason.MissingField
            or RejectionReason.BadAmount or RejectionReason.AmountNotPositive or RejectionReason.BadDate or RejectionReason.BadCode
            or RejectionReason.BadValue or RejectionReason.BadText or RejectionReason.TextTooLong or RejectionReason.KeyMissing
            or RejectionReason.KeyMismatch or RejectionReason.EntityMismatch or RejectionReason.UnknownParameter
            or RejectionReason.MissingParameter or RejectionReason.BadParameter => 400,

        RejectionReason.ReadingLimitExceeded or RejectionReason.FileTooLarge => 413,

        RejectionReason.FileContentForbidden => 415,

        RejectionReason.UnknownEntity or RejectionReason.UnknownReport or RejectionReason.UnknownWorkItem => 404,

        RejectionReason.CodeTaken or RejectionReason.PeriodNotOpened or RejectionReason.PeriodClosed or RejectionReason.EarlierPeriodOpen
            or RejectionReason.UnpostedVouchers or RejectionReason.OpeningTooLate or RejectionReason.PolicyIntoClosedPeriod
            or RejectionReason.AlreadyApproved or RejectionReason.AccountConfirmed or RejectionReason.NotApproved or RejectionReason.AlreadyRewarded
            or RejectionReason.AlreadyReversed or RejectionReason.NotReversed or RejectionReason.AlreadyCorrected
            or RejectionReason.StepTaken or RejectionReason.AcceptedAlready or RejectionReason.ModeAfterReceipt or RejectionReason.RuleIntoClosedPeriod
            or RejectionReason.BudgetExists or RejectionReason.BudgetMissing or RejectionReason.WorkItemChanged or RejectionReason.WorkItemElsewhere
            or RejectionReason.NotYourTurn => 409,

        RejectionReason.NothingToConfirm or RejectionReason.NothingDelivered or RejectionReason.InvoiceRepeated or RejectionReason.FileDestroyed or RejectionReason.DestructionOutOfOrder or RejectionReason.FileOnOtherList or RejectionReason.CreditCodeUnconfirmed => 409,

        _ => 422,
    };
}

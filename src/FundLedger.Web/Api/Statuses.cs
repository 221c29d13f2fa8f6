using FundLedger.Ledger;

namespace FundLedger.Web.Api;

/// <summary>The one table from a refusal to its HTTP status: 400 the form of what was sent is wrong; 404 the address names
/// an entity that does not exist; 409 the present state of a thing forbids it; 422 the rules of the books forbid it, or the
/// idempotency key stands for other content.</summary>
public static class Statuses
{
    public static int Of(RejectionReason reason) => reason switch
    {
        RejectionReason.MalformedJson or RejectionReason.MalformedCsv or RejectionReason.UnknownCommand or RejectionReason.UnknownField or RejectionReason.MissingField
            or RejectionReason.BadAmount or RejectionReason.AmountNotPositive or RejectionReason.BadDate or RejectionReason.BadCode
            or RejectionReason.BadValue or RejectionReason.BadText or RejectionReason.TextTooLong or RejectionReason.KeyMissing
            or RejectionReason.KeyMismatch or RejectionReason.EntityMismatch or RejectionReason.UnknownParameter
            or RejectionReason.MissingParameter or RejectionReason.BadParameter => 400,

        RejectionReason.UnknownEntity or RejectionReason.UnknownReport => 404,

        RejectionReason.CodeTaken or RejectionReason.PeriodNotOpened or RejectionReason.PeriodClosed or RejectionReason.EarlierPeriodOpen
            or RejectionReason.UnpostedVouchers or RejectionReason.OpeningTooLate or RejectionReason.PolicyIntoClosedPeriod
            or RejectionReason.AlreadyApproved or RejectionReason.AccountConfirmed or RejectionReason.NotApproved or RejectionReason.AlreadyRewarded
            or RejectionReason.AlreadyReversed or RejectionReason.NotReversed or RejectionReason.AlreadyCorrected => 409,

        RejectionReason.KeyReused or RejectionReason.UnknownAccountChange or RejectionReason.AccountNeedsSecondPerson
            or RejectionReason.PayeeAccountMissing or RejectionReason.CashierKeepsAccount or RejectionReason.NothingChanged
            or RejectionReason.UnknownAccount or RejectionReason.UnknownFund or RejectionReason.UnknownBank or RejectionReason.UnknownParty
            or RejectionReason.UnknownCase or RejectionReason.UnknownAdvance or RejectionReason.UnknownAgreement or RejectionReason.UnknownOrder
            or RejectionReason.UnknownVoucher or RejectionReason.UnknownDraft or RejectionReason.AdvanceOfOtherCase
            or RejectionReason.WrongPartyKind or RejectionReason.NotADefendant or RejectionReason.WrongParty
            or RejectionReason.SignatureMissing or RejectionReason.SelfApproval or RejectionReason.MakerIsReviewer
            or RejectionReason.CashierNotSeparate or RejectionReason.YearCloseRequired or RejectionReason.YearEndCheckFailed
            or RejectionReason.DateBeforeCause or RejectionReason.PurposeNotAllowed or RejectionReason.BankNotOfFund
            or RejectionReason.WrongBankKind or RejectionReason.IneligibleOrganisation or RejectionReason.ApprovalLevelTooLow
            or RejectionReason.BasisMissing or RejectionReason.ApprovedAboveRequested or RejectionReason.PaymentAboveApproved
            or RejectionReason.SettlementAbovePaid or RejectionReason.RefundAboveUnsettled or RejectionReason.ReleaseAboveCommitment
            or RejectionReason.WriteOffAboveOutstanding or RejectionReason.NotForThisEntityKind or RejectionReason.JudgedAboveSettled
            or RejectionReason.NothingReceivable or RejectionReason.DesignationAboveOutstanding or RejectionReason.DesignationAboveReceipt
            or RejectionReason.OverpaymentAboveHeld or RejectionReason.CustodyExceeded or RejectionReason.PaymentAboveCommitment
            or RejectionReason.PaymentAbovePayable or RejectionReason.SourceExhausted or RejectionReason.AgreementNotInForce
            or RejectionReason.CeilingExceeded or RejectionReason.InvoiceAboveOrder or RejectionReason.NoBalanceToShare
            or RejectionReason.QuotaDiffers or RejectionReason.FundNotAvailable or RejectionReason.NotReversible
            or RejectionReason.ReversalOfReversal or RejectionReason.ReversalOutsideYear or RejectionReason.NotACorrection
            or RejectionReason.TooFewLines or RejectionReason.ZeroAmount or RejectionReason.AmountTooLarge
            or RejectionReason.RedAmountOutsideReversal or RejectionReason.BookOutOfBalance or RejectionReason.FundOutOfBalance
            or RejectionReason.ReferenceOutOfBalance or RejectionReason.AuxiliaryMissing or RejectionReason.AccountByEventsOnly
            or RejectionReason.BalanceOverdrawn or RejectionReason.PeriodAfterAsOf or RejectionReason.PostingNotYet => 422,

        RejectionReason.PurposeNeverAllowed or RejectionReason.PurposeMissing or RejectionReason.SourceNotAllowed
            or RejectionReason.RuleIntoClosedPeriod or RejectionReason.UnknownEconomicClass => 422,

        RejectionReason.NothingToConfirm or RejectionReason.NothingDelivered or RejectionReason.InvoiceRepeated or RejectionReason.CreditCodeUnconfirmed => 409,

        RejectionReason.UnknownPanel or RejectionReason.UnknownPerson or RejectionReason.DutyNotHeld or RejectionReason.DutiesIncompatible
            or RejectionReason.DelegationMissing or RejectionReason.DelegationCyclic or RejectionReason.SecondPersonMissing
            or RejectionReason.CreditCodeReasonMissing or RejectionReason.TenderRecordMissing or RejectionReason.PanelNotInForce
            or RejectionReason.ServiceOutsideAgreement or RejectionReason.PrepaymentAboveLeft or RejectionReason.InvoicesBelowAmount
            or RejectionReason.SharesDiffer or RejectionReason.ProfitFromLitigation or RejectionReason.PartReasonMissing
            or RejectionReason.BasisNotRegistered or RejectionReason.BasisOfOtherKind => 422,

        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "This refusal has no HTTP status yet."),
    };
}

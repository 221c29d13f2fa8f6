using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Pages.Commands;

/// <summary>Which field a person should look at when a refusal names none: where the thing that it speaks of was typed.</summary>
internal static class Blame
{
    private static readonly Dictionary<RejectionReason, string[]> Fields = new()
    {
        [RejectionReason.ApprovalLevelTooLow] = ["level"],
        [RejectionReason.BasisMissing] = ["basis"],
        [RejectionReason.DateBeforeCause] = ["date"],
        [RejectionReason.PeriodNotOpened] = ["date"],
        [RejectionReason.PeriodClosed] = ["date"],
        [RejectionReason.PolicyIntoClosedPeriod] = ["date"],
        [RejectionReason.ReversalOutsideYear] = ["date"],
        [RejectionReason.BankNotOfFund] = ["bank", "to", "from"],
        [RejectionReason.WrongBankKind] = ["bank"],
        [RejectionReason.NotADefendant] = ["defendant"],
        [RejectionReason.NothingReceivable] = ["defendant"],
        [RejectionReason.IneligibleOrganisation] = ["organisation"],
        [RejectionReason.WrongParty] = ["organisation", "party", "defendant"],
        [RejectionReason.AlreadyRewarded] = ["organisation"],
        [RejectionReason.AlreadyApproved] = ["advance"],
        [RejectionReason.NotApproved] = ["advance"],
        [RejectionReason.PurposeNotAllowed] = ["purpose", "costKind", "fund"],
        [RejectionReason.FundNotAvailable] = ["amount"],
        [RejectionReason.ApprovedAboveRequested] = ["amount"],
        [RejectionReason.PaymentAboveApproved] = ["amount"],
        [RejectionReason.PaymentAboveCommitment] = ["amount"],
        [RejectionReason.PaymentAbovePayable] = ["amount"],
        [RejectionReason.SettlementAbovePaid] = ["amount"],
        [RejectionReason.RefundAboveUnsettled] = ["amount"],
        [RejectionReason.ReleaseAboveCommitment] = ["amount"],
        [RejectionReason.WriteOffAboveOutstanding] = ["amount"],
        [RejectionReason.DesignationAboveReceipt] = ["amount"],
        [RejectionReason.OverpaymentAboveHeld] = ["amount"],
        [RejectionReason.CustodyExceeded] = ["amount"],
        [RejectionReason.CeilingExceeded] = ["amount"],
        [RejectionReason.InvoiceAboveOrder] = ["amount"],
        [RejectionReason.QuotaDiffers] = ["amount"],
        [RejectionReason.SourceExhausted] = ["amount"],
        [RejectionReason.AgreementNotInForce] = ["agreement"],
        [RejectionReason.NotReversible] = ["voucher"],
        [RejectionReason.AlreadyReversed] = ["voucher"],
        [RejectionReason.ReversalOfReversal] = ["voucher"],
    };

    /// <summary>The refusal with its field, if there is one to name.</summary>
    public static Rejection On(Rejection rejection, Type command)
    {
        // Who signs is no field of a form.
        if (Signatures.OfField(rejection.Field) is not null) return rejection with { Field = "" };
        if (rejection.Field.Length > 0) return rejection;
        var names = rejection.Reason switch
        {
            RejectionReason.MissingField or RejectionReason.BadValue or RejectionReason.BadText or RejectionReason.TextTooLong => [rejection.Facts[0].ToString() ?? ""],
            var reason => Fields.GetValueOrDefault(reason, []),
        };
        var field = names.FirstOrDefault(name => Catalogue.FieldsOf(command).Any(field => field.Name == name));
        return field is null ? rejection : rejection with { Field = field };
    }
}

using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>Who keeps the account of a payee does not pay it, and where the policy asks for it nobody is paid on an account
/// that no second person confirmed (domain.md D.4).</summary>
internal static class PayeeAccounts
{
    public static IEnumerable<Rejection> Judge(Decision decision, Facts facts) => decision.Vouchers
        .Where(voucher => voucher.Kind == VoucherKind.Normal && voucher.Reverses == 0)
        .SelectMany(voucher => Payees(voucher).Select(payee => Judge(voucher, payee, facts)))
        .OfType<Rejection>();

    private static IEnumerable<string> Payees(Voucher voucher) => voucher.Lines
        .Where(line => line.Side == Side.Credit && line.Payee.Length > 0 && (line.Account == "1011" || line.Account.StartsWith("1002.", StringComparison.Ordinal)))
        .Select(line => line.Payee).Distinct();

    private static Rejection? Judge(Voucher voucher, string payee, Facts facts)
    {
        var account = facts.MasterData.InForce(payee, voucher.Date);
        if (account is null) return facts.Policy.PayeeAccountRequired ? new(RejectionReason.PayeeAccountMissing, payee) : null;
        string[] keepers = [account.ProposedBy, account.DrawnBy, facts.MasterData.Confirmed[account.Code].ConfirmedBy];
        return keepers.Contains(voucher.Cashier) ? new(RejectionReason.CashierKeepsAccount, voucher.Cashier, payee) : null;
    }
}

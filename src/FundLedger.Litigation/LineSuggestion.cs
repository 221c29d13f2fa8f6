using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What of the books can explain a bank line that no voucher explains.</summary>
/// <param name="Funds">The funds of the account, in its order.</param>
/// <param name="Claims">What defendants still owe: party, case and amount.</param>
/// <param name="Unsettled">What was paid on advances and not settled: advance, its payee or organisation, and amount.</param>
/// <param name="Payments">Vouchers that paid on this account: number, payee, amount above zero, and day.</param>
public sealed record LineClues(IReadOnlyList<string> Funds, IReadOnlyList<(string Party, string Case, Money Amount)> Claims,
    IReadOnlyList<(string Advance, string Party, Money Amount)> Unsettled, IReadOnlyList<(string VoucherNo, string Payee, Money Amount, DateOnly Day)> Payments);

/// <summary>The command that would book a bank line, as far as the line tells. A person completes it, and books only when the
/// paper arrives: the reconciliation is no basis for booking (domain.md D.5).</summary>
/// <param name="Command">The type of the command, as in <c>bankFeeCharged</c>.</param>
/// <param name="Fields">Values of its fields, by their names.</param>
/// <param name="Why">What in the line says so.</param>
public sealed record LineSuggestion(string Command, IReadOnlyDictionary<string, string> Fields, Phrase Why)
{
    /// <summary>Within so many days of a payment the same amount may be its return.</summary>
    public const int ReturnDays = 15;

    private static readonly string[] Fees = ["手续费", "工本费", "管理费", "服务费", "汇划费", "FEE", "CHARGE"];
    private static readonly string[] Interests = ["利息", "结息", "INTEREST"];
    private static readonly string[] Returns = ["退回", "退汇", "退票", "冲正", "RETURN"];

    /// <summary>The address of the form with the fields filled in.</summary>
    public string Address => $"/commands/{Command}?" + string.Join('&', Fields.Select(each => $"{each.Key}={Uri.EscapeDataString(each.Value)}"));

    /// <summary>The likeliest command of a line; null for a payment that only an approval can explain.</summary>
    /// <param name="bank">The bank account.</param>
    /// <param name="line">The line, with the parties it may be of.</param>
    /// <param name="text">What the bank calls it.</param>
    /// <param name="counterparty">Whom the bank names.</param>
    public static LineSuggestion? Of(string bank, BankSide line, string text, string counterparty, LineClues clues)
    {
        if (line.Amount.IsNegative) return Says(text, Fees) ? Fee(bank, line, clues) : null;
        if (Says(text, Interests)) return Made("interestReceived", bank, line, new("摘要为利息", "the bank calls it interest"));
        return Returned(line, text, clues) ?? Refund(bank, line, clues) ?? Recovery(bank, line, clues) ?? Unidentified(bank, line, counterparty, clues);
    }

    private static LineSuggestion Fee(string bank, BankSide line, LineClues clues) =>
        Made("bankFeeCharged", bank, line, new("摘要为银行费用", "the bank calls it a fee"), ("fund", FirstOf(clues.Funds)));

    /// <summary>The payment that came back is cancelled, and what it paid is payable again.</summary>
    private static LineSuggestion? Returned(BankSide line, string text, LineClues clues)
    {
        var payments = clues.Payments.Where(paid => paid.Amount == line.Amount && paid.Day <= line.Day && line.Day.DayNumber - paid.Day.DayNumber <= ReturnDays
            && (line.Parties.Contains(paid.Payee) || (line.Parties.Count == 0 && Says(text, Returns)))).ToList();
        return payments is [var only]
            ? new("voucherReversed", new Dictionary<string, string> { ["date"] = Seal.Day(line.Day), ["voucher"] = only.VoucherNo }, new("与一笔付款同额退回", "a payment of this amount came back"))
            : null;
    }

    private static LineSuggestion? Refund(string bank, BankSide line, LineClues clues) =>
        clues.Unsettled.Where(advance => line.Parties.Contains(advance.Party) && line.Amount <= advance.Amount).ToList() is [var only]
            ? Made("advanceRefunded", bank, line, new("付款人有未结算垫付款", "the payer has an advance that is not settled"), ("advance", only.Advance)) : null;

    private static LineSuggestion? Recovery(string bank, BankSide line, LineClues clues)
    {
        var owed = clues.Claims.Where(claim => line.Parties.Contains(claim.Party)).ToList();
        if (owed.Count == 0) return null;
        var only = owed.Count == 1 ? owed[0] : owed.FirstOrDefault(claim => claim.Amount == line.Amount);
        return Made("recoveryReceived", bank, line, new("付款人有应追偿款", "the payer owes recoverable costs"),
            [("defendant", owed[0].Party), .. only.Case is { } known ? new[] { ("case", known) } : []]);
    }

    private static LineSuggestion Unidentified(string bank, BankSide line, string counterparty, LineClues clues) => Made("unidentifiedReceived", bank, line,
        new("付款人或用途不明", "the payer or the cause is not known"), ("fund", FirstOf(clues.Funds)), ("receipt", ReceiptOf(line)), ("remitter", counterparty));

    private static string FirstOf(IReadOnlyList<string> funds) => funds.Count > 0 ? funds[0] : "";

    private static string ReceiptOf(BankSide line)
    {
        var plain = string.Concat(line.Name.Where(char.IsAsciiLetterOrDigit));
        return "UR-" + (plain.Length <= 24 ? plain : plain[..24]);
    }

    private static LineSuggestion Made(string command, string bank, BankSide line, Phrase why, params IReadOnlyList<(string Name, string Value)> more)
    {
        var fields = new Dictionary<string, string> { ["date"] = Seal.Day(line.Day), ["bank"] = bank, ["amount"] = (line.Amount.IsNegative ? -line.Amount : line.Amount).ToString() };
        foreach (var (name, value) in more.Where(field => field.Value.Length > 0)) fields[name] = value;
        return new(command, fields, why);
    }

    private static bool Says(string text, string[] words) => words.Any(word => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase) >= 0);
}

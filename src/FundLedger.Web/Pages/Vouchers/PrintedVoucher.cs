using FundLedger.Data;
using FundLedger.Ledger;

namespace FundLedger.Web.Pages.Vouchers;

/// <summary>A voucher as its sheets show it.</summary>
/// <param name="Page">The page that it is on, whose language it is in.</param>
public sealed record PrintedVoucher(BooksPage Page, VoucherView View)
{
    /// <summary>What the print carries, by which it can be checked against the books.</summary>
    public BooksMark Mark => BooksMark.Of(Page.Here.Code, View.Posted.Seq, View.Seal);

    /// <summary>Money comes in or goes out, so that the cashier signs as well (会计基础工作规范 §51（一）).</summary>
    public bool MovesMoney => View.Posted.Voucher.Lines.Any(line => line.Account is "1001" or "1002.01" or "1002.02" or "1011");

    /// <summary>The total of a book in capital characters, as the policy of the voucher's date writes it.</summary>
    public string Capitals(BookTotal total) => ChineseAmount.Write(total.Debit, View.Policy.ZhengAfterJiao);

    public string PartyOf(string code) => View.Parties.TryGetValue(code, out var name) ? $"{code} {name}" : code;

    /// <summary>The name of an account in the reader's language.</summary>
    public string AccountOf(VoucherLine line)
    {
        var account = Chart.Get(line.Account);
        return Page.Say(new Phrase(account.Name, account.NameEn));
    }
}

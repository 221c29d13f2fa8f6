using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Finance;

/// <summary>The cashier's pay list: what is to be paid, to which account, out of which account, and the sheet for signing.</summary>
[Permits(Permission.Sign)]
public sealed class PaymentsModel(Database books) : BooksPage(books)
{
    private const int ShownDigits = 4;

    private readonly Database books = books;

    /// <summary>The names of what goes on the sheet; all if none.</summary>
    [BindProperty(SupportsGet = true)] public string[] Pick { get; set; } = [];

    /// <summary>The sheet to sign and print is asked for, which shows account numbers whole.</summary>
    [BindProperty(SupportsGet = true)] public bool Sheet { get; set; }

    public WorkList Work { get; private set; } = new(default, [], new Dictionary<string, string>());
    public IReadOnlyList<Payable> All { get; private set; } = [];
    public Policy Policy { get; private set; } = new();

    /// <summary>The list for whoever pays; the sheet with whole account numbers for whoever has proved lately who he is, and not without a row in the trail.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (Sheet && AskForProof() is { } proof) return proof;
        Work = await WorkList.ReadAsync(books, Here.Code, Here.Day, HttpContext.RequestAborted);
        All = await ReadAsync(session => PayList.ReadAsync(session, Here.Code, Here.Day, Work.Items));
        Policy = await ReadAsync(session => VoucherQueries.PolicyAsync(session, Here.Code, Here.Day));
        if (Sheet) await Exported.KeepAsync(books, HttpContext, Here.Code, Exported.PaySheet, $"asOf={Seal.Day(Here.Day)} {string.Join(' ', Chosen.SelectMany(bank => bank).Select(payable => payable.Name))}");
        return Page();
    }

    /// <summary>What was picked, by the account that pays it.</summary>
    public IEnumerable<IGrouping<string, Payable>> Chosen =>
        All.Where(payable => Pick.Length == 0 || Pick.Contains(payable.Name)).GroupBy(payable => payable.From?.Code ?? "").OrderBy(bank => bank.Key, StringComparer.Ordinal);

    public Money Total => Chosen.SelectMany(bank => bank).Sum(payable => payable.Amount);

    /// <summary>The fund has less on the account than all payments that should leave from it.</summary>
    public bool IsShort(Payable payable) =>
        All.Where(other => other.From?.Code == payable.From?.Code && other.Item.Fund == payable.Item.Fund).Sum(other => other.Amount) > payable.OnAccount;

    /// <summary>The name of who is paid; the treasury has no code.</summary>
    public string PayeeOf(Payable payable, string treasury) => payable.Item.Kind == WorkKind.PayTreasury ? treasury
        : payable.To?.Holder is { Length: > 0 } holder ? holder : Work.Names.GetValueOrDefault(payable.Item.Party, payable.Item.Party);

    /// <summary>An account number but for its last digits, as a screen that others may see shows it.</summary>
    public static string Masked(string number) => number.Length <= ShownDigits ? number : new string('•', ShownDigits) + " " + number[^ShownDigits..];

    public string Capitals(Money amount) => ChineseAmount.Write(amount, Policy.ZhengAfterJiao);

    /// <summary>The form that records the payment, the bank account filled in as well.</summary>
    public static string AddressOf(Payable payable) => payable.From is { } bank ? $"{payable.Item.Address}&bank={Uri.EscapeDataString(bank.Code)}" : payable.Item.Address;
}

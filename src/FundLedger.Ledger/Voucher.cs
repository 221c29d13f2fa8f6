using System.Globalization;

namespace FundLedger.Ledger;

/// <summary>Where in the year a voucher stands. Opening and closing vouchers have slots of their own, so that the trial
/// balance before and after closing is a matter of which slots are added up.</summary>
public enum VoucherKind
{
    Opening,
    Normal,
    Closing,
}

/// <summary>One line 分录: an amount on one side of one account of one fund, with its auxiliaries; unused ones are empty.</summary>
/// <param name="Account">The account's code; it decides the book.</param>
/// <param name="Fund">The fund's code; every line has one (domain.md 0.1).</param>
/// <param name="Side">借 or 贷.</param>
/// <param name="Amount">In fen; negative only in a red-letter voucher, on the original side.</param>
public sealed record VoucherLine(string Account, string Fund, Side Side, Money Amount)
{
    public string Case { get; init; } = "";
    public string Advance { get; init; } = "";
    /// <summary>Who owes or is owed.</summary>
    public string Party { get; init; } = "";
    public string Order { get; init; } = "";
    public string Bank { get; init; } = "";
    /// <summary>Who received or sent the money; information, not part of a balance.</summary>
    public string Payee { get; init; } = "";
    /// <summary>Where the fund's money came from (GOV, SANCTION, ...).</summary>
    public string Source { get; init; } = "";
    public string Text { get; init; } = "";

    public Book Book => Ledger.Account.BookOf(Account);

    /// <summary>Positive on the debit side, negative on the credit side.</summary>
    public Money Signed => Side == Side.Debit ? Amount : -Amount;

    public BalanceKey Key => new(Account, Fund, Case, Advance, Party, Order, Bank);

    /// <summary>The same line with the opposite sign on the same side: red ink (会计基础工作规范 §51（五）).</summary>
    public VoucherLine Red() => this with { Amount = -Amount };
}

/// <summary>What a balance is kept for: an account of a fund with the auxiliaries that part it.</summary>
public readonly record struct BalanceKey(string Account, string Fund, string Case, string Advance, string Party, string Order, string Bank)
{
    public override string ToString() =>
        $"{Account} [{string.Join(' ', new[] { Fund, Case, Advance, Order, Party, Bank }.Where(part => part.Length > 0))}]";
}

/// <summary>A voucher 记账凭证 before it is posted: what happened, with the lines of all three books.</summary>
public sealed record Voucher(DateOnly Date, string Recipe, string Summary, IReadOnlyList<VoucherLine> Lines)
{
    public VoucherKind Kind { get; init; } = VoucherKind.Normal;
    /// <summary>附件张数: sheets of paper attached.</summary>
    public int Attachments { get; init; }
    /// <summary>制单.</summary>
    public string Maker { get; init; } = "";
    /// <summary>审核.</summary>
    public string Reviewer { get; init; } = "";
    /// <summary>出纳; on receipts and payments only.</summary>
    public string Cashier { get; init; } = "";
    /// <summary>记账.</summary>
    public string Poster { get; init; } = "";
    /// <summary>The sequence of the voucher that this red-letter voucher cancels, or 0.</summary>
    public long Reverses { get; init; }
    /// <summary>The sequence of the cancelled voucher that this blue voucher corrects, or 0.</summary>
    public long Corrects { get; init; }
    /// <summary>It books the difference to a voucher that stands: its red lines are no cancellation.</summary>
    public bool IsAdjustment { get; init; }

    public Period Period => Period.Of(Date);

    /// <summary>The month for normal vouchers (202403), month 00 for opening and 13 for closing ones.</summary>
    public int Slot => Kind switch
    {
        VoucherKind.Opening => Date.Year * 100,
        VoucherKind.Closing => Date.Year * 100 + 13,
        _ => Period.Code,
    };

    /// <summary>The sum of the debit side over all books, in fen.</summary>
    public Money Total => Lines.Where(line => line.Side == Side.Debit).Sum(line => line.Amount);

    public bool MovesMoney => Lines.Any(line => line.Account is "1002.01" or "1002.02" or "1011");

    /// <summary>The red-letter voucher that cancels a posted one: the same lines with negative amounts on their own
    /// sides, in the wording of 会计基础工作规范 §51（五） (domain.md D.12).</summary>
    public static Voucher Reversal(PostedVoucher original, DateOnly date) =>
        new(date, original.Voucher.Recipe, $"注销{ChineseDay(original.Voucher.Date)}{original.VoucherNo}号凭证",
            [.. original.Voucher.Lines.Select(line => line.Red())])
        { Reverses = original.Seq };

    /// <summary>The blue voucher that stands for a cancelled one, in the legal wording.</summary>
    public Voucher Correcting(PostedVoucher original) =>
        this with { Corrects = original.Seq, Summary = $"订正{ChineseDay(original.Voucher.Date)}{original.VoucherNo}号凭证" };

    /// <summary>The voucher for a difference when only an amount was wrong: blue if the amount goes up, red if down
    /// (会计基础工作规范 §51（五）; domain.md R53a). Its lines carry the sign of the difference.</summary>
    public Voucher Adjusting(PostedVoucher original) =>
        this with { Corrects = original.Seq, IsAdjustment = true, Summary = $"调整{ChineseDay(original.Voucher.Date)}{original.VoucherNo}号凭证金额" };

    private static string ChineseDay(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
}

/// <summary>A voucher in the books: sequence, number and seal were given at posting and never change.</summary>
/// <param name="Entity">会计主体.</param>
/// <param name="Seq">The posting order, 1, 2, 3 ... per entity.</param>
/// <param name="Series">凭证字, as in 记.</param>
/// <param name="Number">1, 2, 3 ... per entity, series and month; 0 on opening balances, which carry none.</param>
/// <param name="Voucher">What was posted.</param>
/// <param name="PostedAt">UTC, whole milliseconds.</param>
/// <param name="CommandKey">The key of the command it came from.</param>
public sealed record PostedVoucher(string Entity, long Seq, string Series, int Number, Voucher Voucher, DateTime PostedAt, string CommandKey)
{
    /// <summary><c>记-2024-01-0001</c>, or 期初 for opening balances.</summary>
    public string VoucherNo => Voucher.Kind == VoucherKind.Opening
        ? "期初"
        : string.Create(CultureInfo.InvariantCulture, $"{Series}-{Voucher.Date.Year:0000}-{Voucher.Date.Month:00}-{Number:0000}");
}

/// <summary>The stored columns of a voucher in the order in which they are sealed. Every column of the posted tables is
/// here but the two seals; a column that is not sealed could be changed unseen (reliability.md 6.2).</summary>
public static class VoucherColumns
{
    public static IReadOnlyList<string> HeaderNames { get; } =
    [
        "entity", "seq", "format", "kind", "series", "period", "slot", "number", "voucher_no", "voucher_date", "posted_at", "recipe",
        "summary", "attachments", "maker", "reviewer", "cashier", "poster", "command_key", "reverses", "corrects", "total_fen", "line_count",
    ];

    public static IReadOnlyList<string> LineNames { get; } =
    [
        "entity", "seq", "line_no", "slot", "voucher_date", "account", "account_name", "book", "fund", "side", "amount_fen",
        "case_code", "advance", "party", "order_code", "bank", "payee", "source", "line_text",
    ];

    public static IReadOnlyList<object?> Header(PostedVoucher posted)
    {
        var voucher = posted.Voucher;
        return
        [
            posted.Entity, posted.Seq, Seal.Format, Seal.KindCode(voucher.Kind), posted.Series, (long)voucher.Period.Code, (long)voucher.Slot,
            (long)posted.Number, posted.VoucherNo, Seal.Day(voucher.Date), Seal.Instant(posted.PostedAt), voucher.Recipe,
            voucher.Summary, (long)voucher.Attachments, voucher.Maker, voucher.Reviewer, voucher.Cashier, voucher.Poster, posted.CommandKey,
            voucher.Reverses, voucher.Corrects, voucher.Total.Fen, (long)voucher.Lines.Count,
        ];
    }

    public static IReadOnlyList<object?> Line(PostedVoucher posted, int index)
    {
        var line = posted.Voucher.Lines[index];
        return
        [
            posted.Entity, posted.Seq, (long)(index + 1), (long)posted.Voucher.Slot, Seal.Day(posted.Voucher.Date), line.Account,
            Chart.Get(line.Account).Name, line.Book.ToString(), line.Fund, Seal.SideCode(line.Side), line.Amount.Fen,
            line.Case, line.Advance, line.Party, line.Order, line.Bank, line.Payee, line.Source, line.Text,
        ];
    }
}

using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using FundLedger.Web.Pages.Commands;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Finance;

/// <summary>Enters an advance by keyboard alone: case, kind of cost, amount, Enter to see it, Enter to record it. It prepares the
/// command and shows it with its facts; the form of the command records it.</summary>
[Permits(Permission.Submit)]
public sealed class AdvanceModel(Database books) : BooksPage(books)
{
    private const int MostCases = 200, MostChoices = 8;

    [BindProperty(SupportsGet = true)] public string? Case { get; set; }
    [BindProperty(SupportsGet = true)] public string? CostKind { get; set; }
    [BindProperty(SupportsGet = true)] public string? Amount { get; set; }
    [BindProperty(SupportsGet = true)] public string? Fund { get; set; }
    [BindProperty(SupportsGet = true)] public string? Number { get; set; }
    [BindProperty(SupportsGet = true)] public string? Date { get; set; }

    public IReadOnlyList<KnownCode> Cases { get; private set; } = [];
    public IReadOnlyList<FundStanding> Funds { get; private set; } = [];

    /// <summary>The one case that was meant, or null.</summary>
    public CaseCard? Found { get; private set; }

    /// <summary>Cases that could be meant where several could.</summary>
    public IReadOnlyList<CaseCard> Choices { get; private set; } = [];
    public Money? Sum { get; private set; }
    public IReadOnlyList<Rejection> Refusals { get; private set; } = [];
    public ApprovalBlock? Facts { get; private set; }
    public string Capitals { get; private set; } = "";
    public string Key { get; private set; } = "";

    /// <summary>Everything is there that the command needs.</summary>
    public bool IsReady => Found is not null && Sum is not null && Refusals.Count == 0 && !string.IsNullOrEmpty(CostKind);

    public bool IsAsked => !string.IsNullOrWhiteSpace(Case) || !string.IsNullOrWhiteSpace(Amount);

    public async Task OnGetAsync()
    {
        Key = FormModel.NewKey();
        TakeAmount();
        await ReadAsync(async session =>
        {
            await FillAsync(session);
            if (!string.IsNullOrWhiteSpace(Case)) await FindAsync(session, Case.Trim());
            if (Found is not null && Sum is not null) await LookAsync(session, Found, Sum.Value);
            return true;
        });
    }

    /// <summary>What can be chosen, and the usual where nothing was.</summary>
    private async Task FillAsync(Session session)
    {
        Cases = await CodeQueries.KnownAsync(session, Here.Code, Register.Case, MostCases);
        Funds = [.. (await EntityQueries.FundsAsync(session, Here.Code, Here.AsOf)).Where(fund => fund.Kind == FundKind.Advance)];
        if (string.IsNullOrWhiteSpace(Number)) Number = await CodeQueries.NextAdvanceAsync(session, Here.Code);
        if (string.IsNullOrWhiteSpace(Fund) && Funds.Count > 0) Fund = Funds[0].Fund;
        if (string.IsNullOrWhiteSpace(Date)) Date = Seal.Day(Here.Day);
    }

    public string Sentence(Rejection rejection) => Say(new(rejection.Zh, rejection.En));

    private async Task FindAsync(Session session, string text)
    {
        var found = await CaseQueries.SearchAsync(session, Here.Code, text, "", Here.AsOf, MostChoices + 1);
        Found = found.FirstOrDefault(card => card.Code == text) ?? (found.Count == 1 ? found[0] : null);
        if (Found is null) Choices = [.. found.Take(MostChoices)];
        if (found.Count == 0) Refusals = [new(RejectionReason.UnknownCase, text) { Field = "case" }, .. Refusals];
    }

    private void TakeAmount()
    {
        if (string.IsNullOrWhiteSpace(Amount)) return;
        var plain = Amount.Trim().TrimStart('¥', '￥').Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        if (!Money.TryParse(plain, out var sum)) Refusals = [.. Refusals, new(RejectionReason.BadAmount, "amount", Amount) { Field = "amount" }];
        else if (!sum.IsPositive) Refusals = [.. Refusals, new(RejectionReason.AmountNotPositive, "amount", sum) { Field = "amount" }];
        else Sum = sum;
    }

    private async Task LookAsync(Session session, CaseCard found, Money sum)
    {
        var day = Standpoint.TryDay(Date, out var dated) ? dated : Here.Day;
        var question = new ApprovalQuestion(DecisionKind.Advance, Fund ?? "", found.Code, found.Plaintiff, "", "", sum, day);
        Facts = await ApprovalFacts.ReadAsync(session, Here.Code, question) is { } facts ? new(this, facts) : null;
        Capitals = ChineseAmount.Write(sum, (await VoucherQueries.PolicyAsync(session, Here.Code, day)).ZhengAfterJiao);
    }
}

using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Bank;

/// <summary>银行存款余额调节表 of one account in the layout of domain.md D.5: as it stands on the reader's day, or as it was frozen
/// when it was finished.</summary>
[Permits(Permission.ReadBooks)]
public sealed class ReconciliationModel(Database books) : BooksPage(books)
{
    public BankPosition Position { get; private set; } = null!;
    public IReadOnlyDictionary<string, ItemExplanation> Explained { get; private set; } = new Dictionary<string, ItemExplanation>();

    /// <summary>All reconciliations of the account, latest first.</summary>
    public IReadOnlyList<ReconciliationCard> All { get; private set; } = [];

    /// <summary>The one that is shown; null for a day without one.</summary>
    public ReconciliationCard? Card { get; private set; }

    public string Bank => Position.Account.Code;

    public IReadOnlyList<(string Sign, string Key, IReadOnlyList<BankOpenItem> Items, Money Sum)> Of(OpenSide side) =>
    [
        ("+", side == OpenSide.Bank ? "recon.a1" : "recon.b1", [.. Position.Of(side, 1)], side == OpenSide.Bank ? Position.ReceivedByBank : Position.ReceivedByBooks),
        ("−", side == OpenSide.Bank ? "recon.a2" : "recon.b2", [.. Position.Of(side, -1)], side == OpenSide.Bank ? Position.PaidByBank : Position.PaidByBooks),
    ];

    public async Task<IActionResult> OnGetAsync(string bank, string? code)
    {
        var isKnown = await ReadAsync(async session =>
        {
            if ((await ReconciliationQueries.AccountsAsync(session, Here.Code)).FirstOrDefault(account => account.Code == bank) is not { } account) return false;
            All = await ReconciliationQueries.ReconciliationsAsync(session, Here.Code, bank);
            Card = string.IsNullOrEmpty(code) ? All.FirstOrDefault(card => card.AsOf == Here.Day && card.State != "ABANDONED") : All.FirstOrDefault(card => card.Code == code);
            if (Card is null && !string.IsNullOrEmpty(code)) return false;
            await ShowAsync(session, account);
            return true;
        });
        return isKnown ? Page() : NotFound();
    }

    private async Task ShowAsync(Session session, BankAccount account)
    {
        if (Card is { IsFinished: true })
        {
            var (frozen, explained) = await ReconciliationQueries.FrozenAsync(session, Here.Code, account, Card);
            var then = await BankPositions.ReadAsync(session, Here.Code, account, new Known(Card.AsOf, Card.KnownSeq, Card.EndOrdinal));
            (Position, Explained) = (frozen with { Funds = then.Funds, Cases = then.Cases, Custody = then.Custody }, explained);
            return;
        }
        Position = await BankPositions.ReadAsync(session, Here.Code, account, new Known(Card?.AsOf ?? Here.Day, long.MaxValue, long.MaxValue));
        if (Card is not null) Explained = await ReconciliationQueries.ExplainedAsync(session, Here.Code, Card.Code);
    }
}

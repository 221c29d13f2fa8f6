using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages;

/// <summary>The overview: what each fund has and how far the books are.</summary>
[Permits(Permission.Own)]
public sealed class IndexModel(Database books) : BooksPage(books)
{
    public override bool WorksWithoutBooks => true;

    public IReadOnlyList<FundStanding> Funds { get; private set; } = [];
    public IReadOnlyList<PeriodCard> Periods { get; private set; } = [];
    public RegisterCounts Counts { get; private set; } = new();

    /// <summary>The available money of each other entity on the same day.</summary>
    public IReadOnlyList<(EntityCard Card, Money Available)> Entities { get; private set; } = [];

    /// <summary>The months open for posting as runs: first and last.</summary>
    public IReadOnlyList<(Period First, Period Last)> OpenMonths
    {
        get
        {
            var runs = new List<(Period First, Period Last)>();
            foreach (var month in Periods.Where(period => period.IsClosed == 0).Select(period => Period.FromCode((int)period.Period)))
                if (runs.Count > 0 && runs[^1].Last.Next == month) runs[^1] = (runs[^1].First, month);
                else runs.Add((month, month));
            return runs;
        }
    }

    public Period? LastClosed => Periods.Where(period => period.IsClosed != 0).Select(period => (Period?)Period.FromCode((int)period.Period)).LastOrDefault();

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Me.May(Permission.ReadBooks)) return LocalRedirect(Me.Must == FirstDuty.None ? "/admin" : "/account");
        if (Standpoint is null) return Page();
        await ReadAsync(async session =>
        {
            Funds = await EntityQueries.FundsAsync(session, Here.Code, Here.AsOf);
            Periods = await EntityQueries.PeriodsAsync(session, Here.Code);
            Counts = await EntityQueries.CountsAsync(session, Here.Code);
            Entities = await EntitiesAsync(session);
            return true;
        });
        return Page();
    }

    public BarChart Chart(string title, string money, string available) =>
        new(title, [money, available], [.. Funds.Select(fund => new BarGroup($"{fund.Fund} {fund.Name}", [fund.Money, fund.Available]))]);

    public Money Total(Func<FundStanding, Money> column) => Funds.Sum(column);

    private async Task<IReadOnlyList<(EntityCard Card, Money Available)>> EntitiesAsync(Session session)
    {
        if (Here.Entities.Count == 1) return [];
        var rows = new List<(EntityCard, Money)>();
        foreach (var card in Here.Entities)
            rows.Add((card, (await EntityQueries.FundsAsync(session, card.Entity, Here.AsOf)).Sum(fund => fund.Available)));
        return rows;
    }
}

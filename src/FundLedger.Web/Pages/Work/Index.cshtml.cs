using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages.Work;

/// <summary>What waits for one's own signature, and what became of what one submitted.</summary>
[Permits(Permission.Sign)]
public sealed class IndexModel(Database books) : WorkPage(books)
{
    private const int MostOwn = 200;
    private const int MostRecorded = 20;

    /// <summary>What one may sign now, longest first.</summary>
    public IReadOnlyList<WaitingWork> ForMe { get; private set; } = [];

    /// <summary>What one's role signs but oneself may not.</summary>
    public IReadOnlyList<WaitingWork> ForOthers { get; private set; } = [];

    public IReadOnlyList<WorkCard> Returned { get; private set; } = [];
    public IReadOnlyList<WorkCard> InOtherHands { get; private set; } = [];
    public IReadOnlyList<WorkCard> Recorded { get; private set; } = [];

    public Money Total => ForMe.Sum(work => work.Card.Amount);

    public Task OnGetAsync() => ReadAsync(async session =>
    {
        var waiting = await WorkQueries.WaitingForAsync(session, Here.Code, Roles, Me.Person);
        ForMe = [.. waiting.Where(work => work.Obstacle is null)];
        ForOthers = [.. waiting.Where(work => work.Obstacle is not null)];
        var own = await WorkQueries.OfPersonAsync(session, Here.Code, Me.Person, MostOwn);
        Returned = [.. own.Where(card => card.Now == Litigation.WorkState.Returned)];
        InOtherHands = [.. own.Where(card => card.Now == Litigation.WorkState.Waiting)];
        Recorded = await WorkQueries.RecordedAsync(session, Here.Code, MostRecorded);
        return true;
    });
}

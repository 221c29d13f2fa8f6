using System.Data.Common;
using FundLedger.Data;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages;

/// <summary>What one check says now.</summary>
/// <param name="Fault">Why it could not be computed, or null.</param>
public sealed record CheckAnswer(Check Check, IReadOnlyList<CheckFailure> Failures, string? Fault)
{
    public bool Passed => Failures.Count == 0 && Fault is null;
}

/// <summary>Every check of <c>db/checks</c>, computed while the reader waits.</summary>
[Permits(Permission.ReadBooks)]
public sealed class ChecksModel(Database books) : BooksPage(books)
{
    /// <summary>So many breaches of one check are shown; the rest is counted.</summary>
    public const int MostShown = 20;

    public IReadOnlyList<CheckAnswer> Answers { get; private set; } = [];

    public bool AllPassed => Answers.All(answer => answer.Passed);

    public async Task OnGetAsync() => Answers = await ReadAsync(async session =>
    {
        var answers = new List<CheckAnswer>();
        foreach (var check in Check.All) answers.Add(await AnswerAsync(session, check));
        return answers;
    });

    private async Task<CheckAnswer> AnswerAsync(Session session, Check check)
    {
        try
        {
            return new(check, await check.RunAsync(session, Here.Code), null);
        }
        catch (DbException fault)
        {
            return new(check, [], fault.Message);
        }
    }
}

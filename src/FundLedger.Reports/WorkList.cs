using FundLedger.Data;
using FundLedger.Litigation;

namespace FundLedger.Reports;

/// <summary>All that waits for the finance desk on a day, by whose turn it is.</summary>
/// <param name="Names">What the parties concerned are called, by code.</param>
public sealed record WorkList(DateOnly Day, IReadOnlyList<WorkItem> Items, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>A judgment, a loan or a check of an organisation is work only when its day is near; the rest is work at once.</summary>
    private static readonly Dictionary<string, (WorkKind Kind, bool WhenNear)> Kinds = new(StringComparer.Ordinal)
    {
        ["RECEIVABLE"] = (WorkKind.CollectReceivable, true), ["ENFORCEMENT"] = (WorkKind.ApplyEnforcement, true), ["NOTICE"] = (WorkKind.EndAnnouncement, false),
        ["UNSETTLED_ADVANCE"] = (WorkKind.SettleAdvance, false), ["TREASURY"] = (WorkKind.PayTreasury, false), ["RECHECK"] = (WorkKind.RecheckOrganisation, true),
        ["UNIDENTIFIED"] = (WorkKind.IdentifyReceipt, false), ["LOAN"] = (WorkKind.RepayLoan, true),
    };

    public static async Task<WorkList> ReadAsync(Database books, string entity, DateOnly day, CancellationToken stop)
    {
        var (deadlines, _) = await Deadline.ReadAsync(books, entity, day, stop);
        return await books.ReadAsync(async session =>
        {
            WorkItem[] items =
            [
                .. (await OpenWork.ReadAsync(session, entity, day)).Concat(deadlines.Where(IsWork).Select(Of))
                    .OrderBy(item => item.Role).ThenBy(item => item.Kind).ThenBy(item => item.DueOn ?? item.Since ?? DateOnly.MaxValue).ThenBy(item => item.Subject, StringComparer.Ordinal),
            ];
            return new WorkList(day, items, await PartyQueries.NamesAsync(session, entity, items.Select(item => item.Party)));
        }, stop);
    }

    public IEnumerable<WorkItem> Of(Role role) => Items.Where(item => item.Role == role);

    private static bool IsWork(Deadline deadline) => !Kinds[deadline.Kind].WhenNear || deadline.Status != "LATER";

    private static WorkItem Of(Deadline deadline) => new(Kinds[deadline.Kind].Kind, deadline.Subject)
    {
        Case = deadline.Case, Party = deadline.Party, DueOn = deadline.DueOn, Amount = deadline.Amount.IsZero ? null : deadline.Amount,
        Fund = deadline.Kind == "TREASURY" ? deadline.Subject : "",
    };
}

using System.Globalization;
using System.Text;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Tests.Model;

/// <summary>What a run has met: commands, refusals, and the steps of cases and advances from one state to the next.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, (int Recorded, int Refused)> commands = new(StringComparer.Ordinal);
    private readonly SortedDictionary<RejectionReason, int> reasons = [];
    private readonly SortedDictionary<string, int> steps = new(StringComparer.Ordinal);

    public int Commands { get; private set; }
    public int Vouchers { get; set; }
    public int MonthsClosed { get; set; }
    public int Databases { get; set; }

    public void Add(string type, Verdict verdict)
    {
        Commands++;
        var (recorded, refused) = commands.GetValueOrDefault(type);
        commands[type] = verdict.Refused is null ? (recorded + 1, refused) : (recorded, refused + 1);
        if (verdict.Refused is { } reason) reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        foreach (var step in verdict.Steps) steps[step] = steps.GetValueOrDefault(step) + 1;
    }

    /// <summary>Every event of the catalogue was recorded, every step of the lists taken, every refusal that a command can meet was met.</summary>
    public void ShouldBeWhole(string told)
    {
        Whole.Events.Where(name => commands.GetValueOrDefault(name).Recorded == 0).ShouldBeEmpty("events that were never recorded, " + told);
        Whole.Steps.Where(step => !steps.ContainsKey(step)).ShouldBeEmpty("steps that were never taken, " + told);
        Enum.GetValues<RejectionReason>().Except(reasons.Keys).Except(Whole.NotByCommands).ShouldBeEmpty("refusals that were never met, " + told);
    }

    public override string ToString()
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"{Commands} commands in {Databases} databases, {Vouchers} vouchers, {MonthsClosed} months closed\n");
        report.Append(CultureInfo.InvariantCulture, $"{commands.Count(command => command.Value.Recorded > 0)} of {Catalogue.All.Count} events recorded, ");
        report.Append(CultureInfo.InvariantCulture, $"{reasons.Count} of {Enum.GetValues<RejectionReason>().Length} refusals met, {steps.Count} different steps taken\n");
        foreach (var (name, (recorded, refused)) in commands) report.Append(CultureInfo.InvariantCulture, $"{name}: {recorded} recorded, {refused} refused\n");
        foreach (var (reason, count) in reasons) report.Append(CultureInfo.InvariantCulture, $"{reason}: {count}\n");
        foreach (var (step, count) in steps) report.Append(CultureInfo.InvariantCulture, $"{step}: {count}\n");
        report.Append("Never recorded: ").AppendJoin(' ', Whole.Events.Where(name => commands.GetValueOrDefault(name).Recorded == 0)).Append('\n');
        report.Append("Steps never taken: ").AppendJoin("; ", Whole.Steps.Where(step => !steps.ContainsKey(step))).Append('\n');
        report.Append("Not met: ").AppendJoin(' ', Enum.GetValues<RejectionReason>().Except(reasons.Keys).Except(Whole.NotByCommands)).Append('\n');
        report.Append("Not by commands: ").AppendJoin(' ', Whole.NotByCommands).Append('\n');
        return report.ToString();
    }
}

/// <summary>What a whole run meets.</summary>
internal static class Whole
{
    /// <summary>Refusals of reports, of the HTTP form and of the pages' own files; no command that reaches the journal meets them.</summary>
    public static readonly RejectionReason[] NotByCommands =
    [
        RejectionReason.MalformedCsv, RejectionReason.KeyMismatch, RejectionReason.EntityMismatch, RejectionReason.UnknownReport, RejectionReason.UnknownParameter,
        RejectionReason.MissingParameter, RejectionReason.BadParameter, RejectionReason.PeriodAfterAsOf, RejectionReason.PostingNotYet,
        // Files that people send are refused before there is a command; they have random tests of their own.
        RejectionReason.ReadingLimitExceeded, RejectionReason.FileNotText, RejectionReason.FileDamaged, RejectionReason.FileContentForbidden, RejectionReason.FormulaCell,
        RejectionReason.BadCell, RejectionReason.ForeignCurrency, RejectionReason.ColumnsUnknown, RejectionReason.StatementUnclear,
        // No command makes a line without an amount or a red one: the recipes leave the first out and the form refuses the second.
        RejectionReason.ZeroAmount, RejectionReason.RedAmountOutsideReversal,
        // Random play hands in no files; files and evidence have random tests of their own.
        RejectionReason.UnknownFile, RejectionReason.UnknownDestruction, RejectionReason.UnknownOrdinal, RejectionReason.FileTooLarge, RejectionReason.FileNotAllowed,
        RejectionReason.FileRenamed, RejectionReason.FileDestroyed, RejectionReason.FileListedTwice, RejectionReason.AttachmentsBelowFiles, RejectionReason.EvidenceMissing,
        RejectionReason.EvidenceSubjectUnclear, RejectionReason.InvoiceDiffers, RejectionReason.RetentionRunning, RejectionReason.FileOnHold, RejectionReason.FileOnOtherList,
        RejectionReason.DestructionOutOfOrder, RejectionReason.ActorsNotApart,
        // Statements and matches have random tests of their own, since they move no money.
        RejectionReason.StatementOfOtherAccount, RejectionReason.StatementDaysReversed, RejectionReason.LineAmountUnclear, RejectionReason.LineOutsideStatement,
        RejectionReason.SerialOfOtherLine, RejectionReason.RunningBalanceDiffers, RejectionReason.ClosingBalanceDiffers, RejectionReason.OpeningItemNotBefore,
        RejectionReason.OpeningNotProved, RejectionReason.StatementBeforeFirst, RejectionReason.StatementDoesNotJoin, RejectionReason.LineOfProvedDay,
        RejectionReason.OpeningItemsTooLate, RejectionReason.UnknownBankLine, RejectionReason.UnknownBankEntry, RejectionReason.UnknownOpeningItem,
        RejectionReason.UnknownMatch, RejectionReason.AlreadyMatched, RejectionReason.MatchedTwice, RejectionReason.GroupEmpty, RejectionReason.GroupOutOfBalance,
        RejectionReason.MatchAlreadyUndone,
        // Work waits for signatures before it reaches the journal; its table of transitions is a test of its own.
        RejectionReason.KeyInWork, RejectionReason.UnknownWorkItem, RejectionReason.CommandNotYours, RejectionReason.SignatureTyped, RejectionReason.WorkItemChanged,
        RejectionReason.WorkItemElsewhere, RejectionReason.NotSubmitter, RejectionReason.NotYourTurn, RejectionReason.SignerTookPart, RejectionReason.SignerIsPayee,
        // Reconciliations rest on statements and matches, which random play leaves out.
        RejectionReason.MatchProved, RejectionReason.UnknownReconciliation, RejectionReason.ReconciliationAhead, RejectionReason.ReconciliationStands,
        RejectionReason.ReconciledAlready, RejectionReason.ReconciliationEnded, RejectionReason.UnknownOpenItem, RejectionReason.PreparerIsReviewer,
        RejectionReason.PreparerIsCashier, RejectionReason.StatementMissing, RejectionReason.StatementsEndBefore, RejectionReason.ReconciliationDiffers,
        RejectionReason.OpenItemUnexplained,
    ];

    /// <summary>Events that random play leaves out: statements, matches, files and archives move no money and have random tests of their own.</summary>
    private static readonly string[] NotPlayed =
    [
        "bankStatementImported", "bankOpeningItemsRecorded", "bankLinesMatched", "bankMatchUndone",
        "reconciliationOpened", "openItemExplained", "reconciliationFinished", "reconciliationAbandoned", "bankMappingSet",
        "evidenceAdded", "destructionProposed", "destructionAppraised", "destructionSigned", "destructionExecuted",
    ];

    public static IEnumerable<string> Events => Catalogue.All.Select(entry => entry.Command.Name).Except(NotPlayed);

    /// <summary>From state to state: a case by its steps, an advance by its money.</summary>
    public static readonly string[] Steps =
    [
        .. Of("case", "OPEN", "JUDGED FINAL LOST SETTLED WITHDRAWN"), .. Of("case", "JUDGED", "APPEALED FINAL LOST SETTLED WITHDRAWN"),
        .. Of("case", "APPEALED", "FINAL LOST SETTLED WITHDRAWN"), .. Of("case", "RETRIAL", "FINAL LOST SETTLED WITHDRAWN"),
        .. Of("case", "FINAL", "RETRIAL CLOSED"), .. Of("case", "LOST", "RETRIAL CLOSED"), .. Of("case", "SETTLED", "RETRIAL CLOSED"), .. Of("case", "WITHDRAWN", "CLOSED"),
        .. Of("advance", "ASKED", "APPROVED"), .. Of("advance", "APPROVED", "OUT ENDED"), .. Of("advance", "OUT", "SETTLED ENDED"),
        .. Of("advance", "SETTLED", "CLAIMED ENDED"), .. Of("advance", "CLAIMED", "SETTLED ENDED"),
    ];

    private static IEnumerable<string> Of(string what, string from, string states) => states.Split(' ').Select(to => $"{what} {from} > {to}");
}

using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Finance;

/// <summary>How a condition of the close stands: met, stopping the close, asked for by rule without stopping it, or of no concern to the month.</summary>
public enum ConditionState { Met, Stops, Asked, None }

/// <summary>A condition of the close.</summary>
/// <param name="Name">What its words are found by.</param>
/// <param name="Detail">What is lacking, or what was found.</param>
/// <param name="Address">Where it is mended or seen.</param>
public sealed record Condition(string Name, ConditionState State, string Detail, string Address);

/// <summary>The checklist of a month's close, and for December that of the year: what is met, what stops it, what the rules ask. It only reads.</summary>
[Permits(Permission.ReadBooks)]
public sealed class CloseModel(Database books) : BooksPage(books)
{
    private static readonly string[] InPlaceOfTheirOwn = ["07_custody_in_the_bank", "14_parallel_books", "16_numbers_without_gap", "17_counter_is_last_number"];

    [BindProperty(SupportsGet = true)] public string? Month { get; set; }

    public ClosingFacts Facts { get; private set; } = null!;
    public IReadOnlyList<PeriodCard> Periods { get; private set; } = [];
    public IReadOnlyList<Condition> Conditions { get; private set; } = [];
    public bool IsBadMonth { get; private set; }
    private Policy Policy { get; set; } = new();

    public Period Chosen => Facts.Month;
    public bool IsYearEnd => Chosen.Month == 12;
    public bool IsStopped => Conditions.Any(condition => condition.State == ConditionState.Stops);
    public bool AllMet => Conditions.All(condition => condition.State is ConditionState.Met or ConditionState.None);
    public string FormAddress => IsYearEnd ? $"/commands/yearClosed?year={Chosen.Year}" : $"/commands/monthClosed?period={Chosen}";

    public async Task OnGetAsync() => await ReadAsync(async session =>
    {
        Periods = await EntityQueries.PeriodsAsync(session, Here.Code);
        var month = MonthAsked();
        Policy = await VoucherQueries.PolicyAsync(session, Here.Code, month.LastDay);
        Facts = await ClosingQueries.ReadAsync(session, Here.Code, month, Policy.PendingDays);
        var failed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var check in Check.All) failed[check.Name] = (await check.RunAsync(session, Here.Code)).Count;
        Conditions = [.. Of(failed)];
        return true;
    });

    /// <summary>The month that is asked for; without one the earliest that is open, or the last.</summary>
    private Period MonthAsked()
    {
        if (!string.IsNullOrWhiteSpace(Month) && Period.TryParse(Month.Trim(), out var asked)) return asked;
        IsBadMonth = !string.IsNullOrWhiteSpace(Month);
        var first = Periods.FirstOrDefault(period => period.IsClosed == 0) ?? (Periods.Count > 0 ? Periods[^1] : null);
        return first is null ? Period.Of(Here.Day) : Period.FromCode((int)first.Period);
    }

    private IEnumerable<Condition> Of(Dictionary<string, int> failed)
    {
        yield return new("period", !Facts.IsOpened || (!Facts.IsClosed && Facts.EarliestOpen < Chosen) ? ConditionState.Stops : ConditionState.Met,
            Facts.EarliestOpen is { } earliest && earliest < Chosen ? earliest.ToString() : "", Facts.EarliestOpen is { } open ? $"/finance/close?month={open}" : "/finance/close");
        yield return new("numbers", Stop(Facts.Missing != 0 || Failed(failed, "16_numbers_without_gap", "17_counter_is_last_number") > 0), Facts.Vouchers == 0 ? "" : $"1–{Number(Facts.Vouchers)}", $"/reports/numbering-check?asOf={Seal.Day(Chosen.LastDay)}");
        yield return new("drafts", Stop(Facts.Drafts.Count > 0), string.Join(' ', Facts.Drafts), "/finance?kind=POST_DRAFT");
        yield return Banks(Facts.Banks.Where(bank => bank.Fen != 0 || bank.OpenLines > 0).Where(bank => bank.ReconciledOn is null), "reconciled");
        yield return Banks(Facts.Banks.Where(bank => bank.OpenLines > 0), "lines");
        yield return Interest();
        yield return new("parallel", Stop(Failed(failed, "14_parallel_books") > 0), "", "/reports/parallel-check");
        yield return new("custody", Stop(Failed(failed, "07_custody_in_the_bank") > 0), "", "/reports/custody");
        var others = failed.Where(check => !InPlaceOfTheirOwn.Contains(check.Key) && check.Value > 0).Select(check => check.Key[..2]).ToList();
        yield return new("checks", Stop(others.Count > 0), others.Count > 0 ? string.Join(' ', others) : $"{Number(failed.Count)}/{Number(failed.Count)}", "/checks");
        yield return new("unidentified", Ask(Facts.Unidentified.Count > 0), string.Join(' ', Facts.Unidentified.Select(receipt => receipt.Receipt)), "/finance?kind=IDENTIFY_RECEIPT");
        yield return new("papers", Facts.WithoutPapers == 0 ? ConditionState.Met : ConditionState.Asked, Facts.WithoutPapers == 0 ? "" : Number(Facts.WithoutPapers), "/finance?kind=ADD_PAPER");
        if (IsYearEnd) foreach (var condition in YearEnd()) yield return condition;
    }

    private IEnumerable<Condition> YearEnd()
    {
        yield return new("quota", Policy.CancelQuotaAtYearEnd ? Stop(!Facts.Quota.IsZero) : ConditionState.None, Facts.Quota.IsZero ? "" : Facts.Quota.ToGroupedString(), "/commands/quotaCancelled");
        yield return new("treasury", Ask(!Facts.DueToTreasury.IsZero), Facts.DueToTreasury.IsZero ? "" : Facts.DueToTreasury.ToGroupedString(), "/finance?kind=PAY_TREASURY");
    }

    private static Condition Banks(IEnumerable<ClosingBank> lacking, string name)
    {
        var banks = lacking.Select(bank => bank.Bank).ToList();
        return new(name, Ask(banks.Count > 0), string.Join(' ', banks), "/bank");
    }

    /// <summary>Banks credit interest at the end of each quarter; a zero-balance account bears none.</summary>
    private Condition Interest()
    {
        if (Chosen.Month % 3 != 0) return new("interest", ConditionState.None, "", "/commands/interestReceived");
        var lacking = Facts.Banks.Where(bank => bank.Fen != 0 && bank is { InterestVouchers: 0, Kind: "OWN" or "ENTRUSTED" }).Select(bank => bank.Bank).ToList();
        return new("interest", Ask(lacking.Count > 0), string.Join(' ', lacking), "/commands/interestReceived");
    }

    private static int Failed(Dictionary<string, int> failed, params string[] checks) => checks.Sum(check => failed[check]);
    private static ConditionState Stop(bool isLacking) => isLacking ? ConditionState.Stops : ConditionState.Met;
    private static ConditionState Ask(bool isLacking) => isLacking ? ConditionState.Asked : ConditionState.Met;
    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}

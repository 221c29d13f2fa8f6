using System.Text.Json.Nodes;
using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>Cases and their outcomes, judgments and what comes of them (domain.md D.9, E.3, E.6).</summary>
internal sealed partial class ReferenceBooks
{
    private Answer? DecideCase(string type) => type switch
    {
        "caseFiled" => Stepped([InState("OPEN"), If(StepsOf(Text("case")).Any(step => step.Step == "FILED"), StepTaken)], "FILED"),
        "firstInstanceJudged" => Stepped([InState("OPEN")], "JUDGED", days: 15),
        "caseAppealed" => Appealed(),
        "settlementAnnounced" => Stepped([InState(Undecided)], "ANNOUNCED", days: 30),
        "caseWithdrawn" => Withdrawn(),
        "caseLost" => Stepped([BecomesFinal(Text("case")), If(StateOf(Text("case")) == "FINAL", CaseStateForbids)], "FINAL", "LOST"),
        "retrialOrdered" => Stepped([InState("FINAL", "LOST", "SETTLED")], "RETRIAL"),
        "judgmentRevoked" => Revoked(),
        "enforcementApplied" => Enforced(),
        "limitationInterrupted" => Stepped([IsDefendant(Text("case"), Text("defendant")), InState("FINAL", "LOST", "SETTLED")], "INTERRUPTED", party: Text("defendant")),
        "interestSuspended" => Stepped([IsDefendant(Text("case"), Text("defendant")), If(LastPause() is { } last && (last.Step == "SUSPENDED" || date < last.On), InterestPauseUnclear)], "SUSPENDED", party: Text("defendant")),
        "interestResumed" => Stepped([If(LastPause() is not { Step: "SUSPENDED" } since || date < since.On, InterestPauseUnclear)], "RESUMED", party: Text("defendant")),
        "caseClosed" => Stepped([InState("FINAL", "LOST", "SETTLED", "WITHDRAWN"), If(!IsSettledUp(Text("case")), CaseNotSettledUp)], "CLOSED"),
        "judgmentTookEffect" => Judged(),
        "costsClaimedFromOrganisation" => ClaimedFromOrganisation(),
        "caseSettled" => CaseSettled(),
        "courtFeeRefunded" => FeeRefunded(),
        "recoveryReceived" => Recovered(),
        "executionProceedsReceived" => Executed(),
        "overpaymentReturned" => Returned(),
        "overpaymentKept" => Overkept(),
        _ => null,
    };

    private static readonly string[] Undecided = ["OPEN", "JUDGED", "APPEALED", "RETRIAL"];

    // Where a case stands.
    private IEnumerable<RefStep> StepsOf(string known) => (books.Steps.GetValueOrDefault(known) ?? []).Where(step => books.Stands(step.Command));
    private RefStep? LastStep(string known, string step) => StepsOf(known).LastOrDefault(each => each.Step == step);

    private string StateOf(string known)
    {
        var state = "OPEN";
        foreach (var step in StepsOf(known))
            if (step.Step is "JUDGED" or "APPEALED" or "SETTLED" or "WITHDRAWN" or "RETRIAL" or "CLOSED") state = step.Step;
            else if (step.Step == "FINAL") state = step.Detail == "LOST" ? "LOST" : "FINAL";
        return state;
    }

    private RejectionReason? InState(params string[] states) => If(!states.Contains(StateOf(Text("case"))), CaseStateForbids);
    private RejectionReason? TakesAdvances(string known) => If(StateOf(known) is "WITHDRAWN" or "CLOSED", CaseStateForbids);
    private RejectionReason? IsDefendant(string known, string party) => If(!books.Case(known).Defendants.Contains(party), NotADefendant);

    private RejectionReason? BecomesFinal(string known) => StateOf(known) switch
    {
        "SETTLED" or "WITHDRAWN" or "LOST" or "CLOSED" => CaseStateForbids,
        "JUDGED" => If(date <= LastStep(known, "JUDGED")!.Until, CaseStateForbids),
        _ => null,
    };

    private RefStep? LastPause() => StepsOf(Text("case")).LastOrDefault(step => step.Step is "SUSPENDED" or "RESUMED" && step.Party == Text("defendant"));

    private bool IsSettledUp(string known) => books.LinesOf('C', known)
        .Where(pair => pair.Line.Account is "2901" or "9001" or "2103" || pair.Line.Account.StartsWith("1218.", StringComparison.Ordinal) || pair.Line.Account.StartsWith("2307.", StringComparison.Ordinal))
        .GroupBy(pair => pair.Line.Key).All(key => key.Sum(pair => pair.Line.Signed) == 0);

    private Action Step(string step, string detail = "", string party = "", int days = 0)
    {
        var taken = new RefStep(Text("key"), Text("case"), step, detail, party, date, date.AddDays(days));
        return () => (books.Steps.TryGetValue(taken.Case, out var steps) ? steps : books.Steps[taken.Case] = []).Add(taken);
    }

    private Answer Stepped(IEnumerable<RejectionReason?> asked, string step, string detail = "", string party = "", int days = 0) => Kept(asked, Step(step, detail, party, days));

    private Answer Appealed()
    {
        var judged = LastStep(Text("case"), "JUDGED");
        return Stepped([InState("JUDGED"), If(judged is not null && date > judged.Until, CaseStateForbids), judged is null ? null : NotBefore(judged.On)], "APPEALED", party: Text("appellant"));
    }

    private IEnumerable<RefLine> Unpaid(string known) => books.AdvancesOf(known)
        .SelectMany(advance => Promise(advance.Fund, known, advance.Code, "", Math.Max(0, books.Sum('A', advance.Code, "9001")), isMade: false));

    private Answer Withdrawn()
    {
        var isForbidden = Text("reason") == "SETTLEMENT" || (Text("reason") == "CHOICE" && command["debateEnded"]?.GetValue<bool>() == true);
        var step = Step("WITHDRAWN");
        return Answered([InState(Undecided), If(isForbidden, WithdrawalForbidden)], () => (Unless(Written("R24e", Unpaid(Text("case")))), step));
    }

    private static IReadOnlyList<RefVoucher> Unless(RefVoucher voucher) => voucher.Lines.Count == 0 ? [] : [voucher];

    private Answer Enforced()
    {
        var (known, defendant) = (Text("case"), Text("defendant"));
        var debtor = DebtorFor(known, defendant);
        var dues = books.Awards.Where(award => award.Case == known && award.Defendant == debtor && books.Stands(award.Command)).Select(award => award.Due).ToList();
        if (dues.Count == 0) return Answer.Refuse(NothingReceivable);
        var interrupted = StepsOf(known).Where(step => step.Step == "INTERRUPTED" && step.Party == defendant).Select(step => step.On);
        return Stepped([If(date <= dues.Min(), DateBeforeCause), If(date > dues.Concat(interrupted).Max().AddYears(2), EnforcementTooLate)], "ENFORCEMENT", party: defendant);
    }

    // Judgments and settlements.
    private sealed record Cost(RefAdvance Advance, long Fen, DateOnly Due, bool IsExecution);

    private List<Cost> Costs() => [.. Parts("items").Select(item => new Cost(books.Advance(Text(item, "advance")), FenOf(Text(item, "amount")),
        Text(item, "dueOn") is { Length: > 0 } due ? DateOnly.Parse(due, null) : Day("dueOn"), item["executionCost"]?.GetValue<bool>() == true))];

    private IEnumerable<RejectionReason?> Awardable(List<Cost> costs) => costs.Select(cost => cost.Due).Append(Day("dueOn")).Select(due => If(due < date, DateBeforeCause))
        .Concat(costs.GroupBy(cost => cost.Advance).Select(same => same.Key.Case != Text("case") ? AdvanceOfOtherCase : If(same.Sum(cost => cost.Fen) > books.Sum('A', same.Key.Code, "1218.0102"), JudgedAboveSettled)));

    private List<(string Party, long Weight)>? Shares => command["shares"] is null ? null : [.. Parts("shares").Select(part => (Text(part, "defendant"), (long)part["weight"]!.GetValue<int>()))];

    private IEnumerable<RejectionReason?> Debtors()
    {
        var (one, shares, joint) = (Text("defendant"), Shares, command["jointWith"] is null ? null : Codes(command, "jointWith"));
        var all = shares?.Select(share => share.Party).ToList() ?? [one, .. joint ?? []];
        var isClear = one.Length > 0 ? shares is null && all.Distinct().Count() == all.Count
            : shares is { Count: > 0 } && joint is null && shares.All(share => share.Weight > 0) && all.Distinct().Count() == all.Count;
        return isClear ? all.Select(party => IsDefendant(Text("case"), party)) : [DebtorsUnclear];
    }

    /// <summary>R24a: the total by shares, each defendant's part over the costs, the last takes the rest of each line.</summary>
    private List<(string Party, Cost Cost, long Fen)> Matrix(List<Cost> costs, string? one = null)
    {
        if (Shares is not { } shares) return [.. costs.Select(cost => (one ?? Text("defendant"), cost, cost.Fen))];
        var parts = ReferenceMoney.Split(costs.Sum(cost => cost.Fen), [.. shares.Select(share => share.Weight)]);
        var left = costs.Select(cost => cost.Fen).ToArray();
        var matrix = new List<(string, Cost, long)>();
        for (var i = 0; i < shares.Count; i++)
        {
            var row = i == shares.Count - 1 ? left.ToArray() : ReferenceMoney.Split(parts[i], [.. costs.Select(cost => cost.Fen)]);
            if (Enumerable.Range(0, row.Length).Any(k => row[k] > left[k])) row = ReferenceMoney.Split(parts[i], left);
            for (var k = 0; k < row.Length; k++)
            {
                left[k] -= row[k];
                if (row[k] > 0) matrix.Add((shares[i].Party, costs[k], row[k]));
            }
        }
        return matrix;
    }

    private static IEnumerable<RefLine> Awarded(IEnumerable<(string Party, Cost Cost, long Fen)> matrix) => matrix.SelectMany(part => new[]
    {
        Claim("1218.02", part.Cost.Advance, part.Party, true, part.Fen), Claim("1218.0102", part.Cost.Advance, part.Cost.Advance.Organisation, false, part.Fen),
    });

    private Action Award(List<(string Party, Cost Cost, long Fen)> matrix)
    {
        var (key, known, on, one) = (Text("key"), Text("case"), date, Text("defendant"));
        var joint = Shares is null ? Codes(command, "jointWith") : [];
        return () =>
        {
            books.Awards.AddRange(matrix.Select(part => new RefAward(key, known, part.Cost.Advance.Code, part.Party, part.Fen, on, part.Cost.Due)));
            books.Heads.AddRange(matrix.Where(part => part.Cost.IsExecution).Select(part => new RefHead(key, known, part.Party, "EXECUTION_COST", part.Cost.Advance.Code, part.Fen, part.Cost.Due)));
            books.Joint.AddRange(joint.Select(debtor => (known, one, debtor)));
        };
    }

    private Answer Judged()
    {
        var costs = Costs();
        if (costs.Count == 0) return Answer.Refuse(MissingField);
        if (Text("outcome") == "LOST") return Answer.Refuse(BadValue);
        return Answered([BecomesFinal(Text("case")), .. Debtors(), .. Awardable(costs)], () =>
        {
            var matrix = Matrix(costs);
            var (key, known, due, award, step) = (Text("key"), Text("case"), Day("dueOn"), Award(matrix), Step("FINAL", "WON"));
            var interest = !Has("generalInterest") ? [] : Shares is { } shares
                ? shares.Zip(ReferenceMoney.Split(Fen("generalInterest"), [.. shares.Select(share => share.Weight)]), (share, fen) => (share.Party, Fen: fen)).Where(part => part.Fen > 0).ToList()
                : [(Text("defendant"), Fen("generalInterest"))];
            var recipe = Shares is not null ? "R24a" : Codes(command, "jointWith").Count > 0 ? "R24b" : "R24";
            return ([Written(recipe, Awarded(matrix))], () =>
            {
                award();
                books.Heads.AddRange(interest.Select(part => new RefHead(key, known, part.Party, "GENERAL_INTEREST", "", part.Fen, due)));
                step();
            });
        });
    }

    private Answer ClaimedFromOrganisation()
    {
        var costs = Costs();
        if (costs.Count == 0) return Answer.Refuse(MissingField);
        var isAward = Text("ground") == "ASSIGNMENT" && StateOf(Text("case")) is not ("FINAL" or "SETTLED");
        return Answered([isAward ? BecomesFinal(Text("case")) : null, .. Awardable(costs)], () =>
        {
            var matrix = Matrix(costs, books.Case(Text("case")).Plaintiff);
            var (award, step) = (Award(matrix), Step("FINAL", "WON"));
            return ([Written("R24c", Awarded(matrix))], isAward ? award + step : award);
        });
    }

    private Answer CaseSettled()
    {
        var costs = Costs();
        var announced = LastStep(Text("case"), "ANNOUNCED");
        return Answered(
            [InState(Undecided), announced is null ? NotAnnounced : If(date <= announced.Until, AnnouncementRunning), .. costs.Count > 0 ? Debtors() : [], .. Awardable(costs)],
            () =>
            {
                var matrix = costs.Count > 0 ? Matrix(costs) : [];
                var step = Step("SETTLED");
                return (Unless(Written("R24d", Awarded(matrix), Unpaid(Text("case")))), costs.Count > 0 ? Award(matrix) + step : step);
            });
    }

    private Answer FeeRefunded()
    {
        var (advance, fen) = (books.Advance(Text("advance")), Fen("amount"));
        var state = StateOf(advance.Case);
        var half = (books.Moved('A', advance.Code, "1218.0101", true, "R17", "R17a", "R03a") + 1) / 2;
        return Posted(
            [
                If(advance.CostKind != "COURT_FEE", NotACourtFee), If(state is not ("SETTLED" or "WITHDRAWN" or "FINAL"), CaseStateForbids), If(state is "SETTLED" or "WITHDRAWN" && fen > half, RefundAboveHalf),
                BankFor(Text("bank"), advance.Fund, "OWN"), If(fen > books.Sum('A', advance.Code, "1218.0101"), RefundAboveUnsettled),
            ],
            () => (Written("R19", [Money(books.Bank(Text("bank")), advance.Fund, true, fen), Claim("1218.0101", advance, advance.Organisation, false, fen)],
                BackFromExpenditure("1218.0101", [(advance, fen)])), Unmark("1218.0101", [(advance, fen)])));
    }

    private DateOnly CountsFrom(string known) => LastStep(known, "REVOKED")?.On ?? DateOnly.MinValue;

    private Answer Revoked()
    {
        var known = Text("case");
        if (InState("RETRIAL") is { } refusal) return Answer.Refuse(refusal);
        var owed = books.LinesOf('C', known).Where(pair => pair.Line.Account == "1218.02").GroupBy(pair => (pair.Line.Advance, pair.Line.Party))
            .Select(claim => (Advance: books.Advance(claim.Key.Advance), claim.Key.Party, Fen: claim.Sum(pair => pair.Line.Signed))).Where(claim => claim.Fen > 0).ToList();
        var from = CountsFrom(known);
        var got = books.Payments.Where(payment => payment.Case == known && payment.On >= from && payment.Head != "SURPLUS" && books.Stands(payment.Command)).ToList();
        var step = Step("REVOKED");
        return Answered([], () => (Unless(Written("R24",
            owed.SelectMany(claim => new[] { Claim("1218.0102", claim.Advance, claim.Advance.Organisation, true, claim.Fen), Claim("1218.02", claim.Advance, claim.Party, false, claim.Fen) }),
            got.Where(payment => payment.Advance.Length > 0).GroupBy(payment => (payment.Advance, payment.Defendant)).SelectMany(same => new[]
            {
                Claim("1218.0102", books.Advance(same.Key.Advance), books.Advance(same.Key.Advance).Organisation, true, same.Sum(payment => payment.Fen)),
                Cr("2307.02", books.Advance(same.Key.Advance).Fund, same.Sum(payment => payment.Fen)) with { Case = known, Party = same.Key.Defendant },
            }),
            got.Where(payment => payment.Advance.Length == 0).GroupBy(payment => payment.Defendant).SelectMany(same => InterestBack(known, same.Key, same.Sum(payment => payment.Fen))))), step));
    }

    private IEnumerable<RefLine> InterestBack(string known, string defendant, long fen)
    {
        var fund = books.LinesOf('C', known).Where(pair => pair.Line.Account == "4609")
            .OrderBy(pair => pair.Voucher.Date.Year).ThenBy(pair => pair.Voucher.Recipe, StringComparer.Ordinal).ThenBy(pair => pair.Line.IsDebit).ThenBy(pair => pair.Line.Fund, StringComparer.Ordinal)
            .Select(pair => pair.Line.Fund).FirstOrDefault()
            ?? books.Advance(books.Awards.First(award => award.Case == known && award.Defendant == defendant && books.Stands(award.Command)).Advance).Fund;
        yield return Dr("4609", fund, fen) with { Case = known };
        yield return Cr("2307.02", fund, fen) with { Case = known, Party = defendant };
        yield return Dr("6609", fund, fen);
        yield return Cr("8001.02", fund, fen);
    }

    // What comes in.
    /// <summary>A claim on a defendant that falls due on one day.</summary>
    private sealed class Open
    {
        public required string Head { get; init; }
        public string Advance { get; init; } = "";
        public DateOnly? Due { get; init; }
        public required long Fen { get; set; }
        public long Taken { get; set; }
    }

    private long Receivable(string known, string party) => books.LinesOf('C', known).Where(pair => pair.Line.Account == "1218.02" && pair.Line.Party == party).Sum(pair => pair.Line.Signed);

    /// <summary>R24b: a joint debtor owes what stands in another's name.</summary>
    private string DebtorFor(string known, string payer)
    {
        if (Receivable(known, payer) > 0) return payer;
        var named = books.Joint.Where(joint => joint.Case == known && joint.Debtor == payer).Select(joint => joint.Named).ToList();
        return named.FirstOrDefault(party => Receivable(known, party) > 0) ?? named.FirstOrDefault() ?? payer;
    }

    /// <summary>A receipt shared out by E.6.</summary>
    private sealed record Receipt(string Case, string Debtor, IReadOnlyList<RejectionReason> Refusals, IReadOnlyList<string> Funds, IReadOnlyList<(RefAdvance Advance, long Fen)> Principal,
        long General, long Delay, long Surplus)
    {
        public long Interest => General + Delay;
        public IEnumerable<(string Fund, long Fen)> ByFund() => Principal.Select(part => (part.Advance.Fund, part.Fen)).Prepend((Funds[0], Interest + Surplus))
            .GroupBy(part => part.Item1, part => part.Item2).Select(part => (part.Key, part.Sum()));
    }

    private Receipt Allocated(string known, string payer, long fen, IEnumerable<JsonObject> designations)
    {
        var (debtor, from) = (DebtorFor(known, payer), CountsFrom(known));
        var awards = books.Awards.Where(award => award.Case == known && award.On >= from && books.Stands(award.Command)).ToList();
        var own = awards.Where(award => award.Defendant == debtor).ToList();
        var payments = books.Payments.Where(payment => payment.Case == known && payment.Defendant == debtor && payment.On >= from && books.Stands(payment.Command)).ToList();
        var heads = books.Heads.Where(head => head.Case == known && books.Stands(head.Command)).ToList();
        var open = new List<Open>();
        var late = System.Numerics.BigInteger.Zero;
        foreach (var advance in books.AdvancesOf(known))
        {
            var isExecution = heads.Any(head => head.Advance == advance.Code && head.Head == "EXECUTION_COST");
            var dues = own.Where(award => award.Advance == advance.Code).GroupBy(award => award.Due, award => award.Fen).OrderBy(due => due.Key).Select(due => ((DateOnly?)due.Key, Fen: due.Sum())).ToList();
            var left = books.LinesOf('A', advance.Code).Where(pair => pair.Line.Account == "1218.02" && pair.Line.Party == debtor).Sum(pair => pair.Line.Signed);
            foreach (var (due, size) in dues.AsEnumerable().Reverse().Append((null, long.MaxValue)))
            {
                if (Math.Min(left, size) is > 0 and var part) open.Add(new Open { Head = isExecution ? "EXECUTION_COST" : "PRINCIPAL", Advance = advance.Code, Due = due, Fen = part });
                left -= Math.Min(left, size);
            }
            if (dues.Count == 0 || isExecution || debtor == books.Case(known).Plaintiff) continue;
            var undated = from > DateOnly.MinValue ? 0 : books.LinesOf('A', advance.Code).Where(pair => pair.Voucher.Recipe == "R59" && pair.Line is { Account: "1218.02", IsDebit: true } && pair.Line.Party == debtor).Sum(pair => pair.Line.Fen)
                - own.Where(award => award.Advance == advance.Code && award.IsOpening).Sum(award => award.Fen);
            late += ReferenceMoney.Interest([.. dues.Prepend((null, undated))], [.. payments.Where(payment => payment.Advance == advance.Code).Select(payment => (payment.On, payment.Fen))], IsPaused(known, debtor), date);
        }
        var principal = open.Select(item => item.Advance).Distinct().ToList();
        var general = heads.Where(head => head.Defendant == debtor && head.Head == "GENERAL_INTEREST" && awards.Any(award => award.Command == head.Command)).Sum(head => head.Fen) - payments.Where(payment => payment.Head == "GENERAL_INTEREST").Sum(payment => payment.Fen);
        var delay = ReferenceMoney.RoundedHalfUp(late) - payments.Where(payment => payment.Head == "DELAY_INTEREST").Sum(payment => payment.Fen);
        if (general > 0) open.Add(new Open { Head = "GENERAL_INTEREST", Fen = general });
        if (delay > 0) open.Add(new Open { Head = "DELAY_INTEREST", Fen = delay });

        string[][] owing = [[.. principal], [.. own.Select(award => award.Advance)], [.. awards.Select(award => award.Advance)]];
        var meantBy = owing.First(some => some.Length > 0 || some == owing[2]);
        var funds = books.AdvancesOf(known).Where(advance => meantBy.Contains(advance.Code)).Select(advance => advance.Fund).Distinct().ToList();
        if (open.Count == 0) return new(known, debtor, [NothingReceivable], funds, [], 0, 0, 0);
        return Filled(known, debtor, fen, open, [.. designations], funds);
    }

    private Receipt Filled(string known, string debtor, long fen, List<Open> open, List<JsonObject> designations, IReadOnlyList<string> funds)
    {
        var refusals = new List<RejectionReason>();
        if (designations.Sum(part => FenOf(Text(part, "amount"))) > fen) refusals.Add(DesignationAboveReceipt);
        var left = fen;
        foreach (var part in designations)
        {
            var meant = open.Where(item => item.Head == Text(part, "head") && (Text(part, "advance").Length == 0 || item.Advance == Text(part, "advance"))).ToList();
            var designated = FenOf(Text(part, "amount"));
            if (designated > meant.Sum(item => item.Fen))
            {
                refusals.Add(DesignationAboveOutstanding);
                break;
            }
            Take(meant, designated);
            left -= designated;
        }
        if (refusals.Count > 0) return new(known, debtor, refusals, funds, [], 0, 0, 0);
        foreach (var head in new[] { "EXECUTION_COST", "GENERAL_INTEREST", "PRINCIPAL", "DELAY_INTEREST" })
        {
            var due = open.Where(item => item.Head == head).ToList();
            var part = Math.Min(left, due.Sum(item => item.Fen));
            Take(due, part);
            left -= part;
        }
        var principal = open.Where(item => item.Advance.Length > 0 && item.Taken > 0).GroupBy(item => item.Advance).Select(same => (books.Advance(same.Key), same.Sum(item => item.Taken))).OrderBy(part => part.Item1.Order).ToList();
        return new(known, debtor, [], funds, principal, open.Where(item => item.Head == "GENERAL_INTEREST").Sum(item => item.Taken), open.Where(item => item.Head == "DELAY_INTEREST").Sum(item => item.Taken), left);
    }

    private Func<DateOnly, bool> IsPaused(string known, string debtor)
    {
        var pauses = new List<(DateOnly From, DateOnly To)>();
        DateOnly? since = null;
        foreach (var step in StepsOf(known).Where(step => step.Party == debtor && step.Step is "SUSPENDED" or "RESUMED"))
            if (step.Step == "SUSPENDED") since = step.On;
            else
            {
                pauses.Add((since!.Value, step.On));
                since = null;
            }
        if (since is { } still) pauses.Add((still, DateOnly.MaxValue));
        return day => pauses.Any(pause => pause.From < day && day <= pause.To);
    }

    /// <summary>By due date; what is due together shares by what is open, ties to the earlier advance.</summary>
    private void Take(IEnumerable<Open> items, long fen)
    {
        foreach (var together in items.GroupBy(item => item.Due ?? DateOnly.MinValue).OrderBy(group => group.Key)
            .Select(group => group.OrderBy(item => item.Advance.Length == 0 ? 0 : books.Advance(item.Advance).Order).ToList()))
        {
            var part = Math.Min(fen, together.Sum(item => item.Fen));
            if (part == 0) continue;
            foreach (var (item, share) in together.Zip(ReferenceMoney.Split(part, [.. together.Select(item => item.Fen)])))
            {
                item.Fen -= share;
                item.Taken += share;
            }
            fen -= part;
        }
    }

    /// <summary>All lines but the money's own.</summary>
    private IEnumerable<RefLine> Cleared(Receipt receipt)
    {
        var isOurs = books.PolicyOn(date, "lateInterestOwner", "FUND") == "FUND";
        foreach (var (advance, fen) in receipt.Principal) yield return Claim("1218.02", advance, receipt.Debtor, false, fen);
        yield return Cr(isOurs ? "4609" : "2103", receipt.Funds[0], receipt.Interest) with { Case = receipt.Case };
        yield return Cr("2307.02", receipt.Funds[0], receipt.Surplus) with { Case = receipt.Case, Party = receipt.Debtor };
        if (isOurs)
        {
            yield return Dr("8001.02", receipt.Funds[0], receipt.Interest);
            yield return Cr("6609", receipt.Funds[0], receipt.Interest);
        }
        if (books.PolicyOn(date, "recoveredMoney", "REVOLVE") == "REVOLVE")
        {
            foreach (var line in BackFromExpenditure("1218.02", receipt.Principal)) yield return line;
            yield break;
        }
        foreach (var (advance, fen) in receipt.Principal)
        {
            yield return Dr("5001", advance.Fund, fen) with { Case = receipt.Case, Advance = advance.Code };
            yield return Cr("2103", advance.Fund, fen) with { Case = receipt.Case };
            yield return Dr(Spending, advance.Fund, fen - Recognised(advance, "1218.02", fen));
            yield return Cr("8001.02", advance.Fund, fen - Recognised(advance, "1218.02", fen));
        }
    }

    private Action Keep(Receipt receipt)
    {
        var (key, on, unmark) = (Text("key"), date, Unmark("1218.02", receipt.Principal));
        return () =>
        {
            books.Payments.AddRange(receipt.Principal.Select(part => new RefPayment(key, on, receipt.Case, receipt.Debtor, "PRINCIPAL", part.Advance.Code, part.Fen)));
            if (receipt.General > 0) books.Payments.Add(new(key, on, receipt.Case, receipt.Debtor, "GENERAL_INTEREST", "", receipt.General));
            if (receipt.Delay > 0) books.Payments.Add(new(key, on, receipt.Case, receipt.Debtor, "DELAY_INTEREST", "", receipt.Delay));
            unmark();
        };
    }

    private IEnumerable<RejectionReason?> BankOfEach(IEnumerable<string> funds) => funds.Select(fund => BankFor(Text("bank"), fund, "OWN")).Where(refusal => refusal is not null).Take(1);

    private Answer Recovered()
    {
        var receipt = Allocated(Text("case"), Text("defendant"), Fen("amount"), Parts("designations"));
        return Posted([.. receipt.Refusals.Cast<RejectionReason?>(), .. BankOfEach(receipt.Funds)], () => (Written("R25",
            receipt.ByFund().Select(part => Money(books.Bank(Text("bank")), part.Fund, true, part.Fen, Text("defendant"))), Cleared(receipt)), Keep(receipt)));
    }

    private Answer Executed()
    {
        var receipt = Allocated(Text("case"), Text("defendant"), Fen("amount"), Parts("designations"));
        var refusals = receipt.Refusals.Cast<RejectionReason?>().Concat(BankOfEach(receipt.Funds)).ToList();
        if (refusals.Count > 0) return Answer.Refuse(refusals.OfType<RejectionReason>());
        var (bearer, most) = receipt.ByFund().MaxBy(part => part.Fen);
        var fee = Fen("feeKept");
        return Posted([If(fee > most, FeeAboveProceeds)], () => (Written("R32",
            receipt.ByFund().Select(part => Money(books.Bank(Text("bank")), part.Fund, true, part.Fund == bearer ? part.Fen - fee : part.Fen, Text("defendant"))),
            [Dr("5001", bearer, fee) with { Case = Text("case") }, Dr(Spending, bearer, fee), Cr("8001.02", bearer, fee)], Cleared(receipt)), Keep(receipt)));
    }

    private long Overpaid => -books.LinesOf('C', Text("case")).Where(pair => pair.Line.Account == "2307.02" && pair.Line.Party == Text("party") && pair.Line.Fund == Text("fund")).Sum(pair => pair.Line.Signed);

    private Answer Returned() => Posted([BankFor(Text("bank"), Text("fund"), "OWN"), If(Fen("amount") > Overpaid, OverpaymentAboveHeld)], () => Written("R28",
        [Dr("2307.02", Text("fund"), Fen("amount")) with { Case = Text("case"), Party = Text("party") }, Money(books.Bank(Text("bank")), Text("fund"), false, Fen("amount"), Text("party"))]));

    private Answer Overkept() => Posted([Approval(Text("by"), Fen("amount"), Text("fund")), If(Fen("amount") > Overpaid, OverpaymentAboveHeld)], () => Written("R28b",
        [Dr("2307.02", Text("fund"), Fen("amount")) with { Case = Text("case"), Party = Text("party") }],
        Text("owner") == "TREASURY" ? [Cr("2103", Text("fund"), Fen("amount")) with { Case = Text("case") }]
            : [Cr("4609", Text("fund"), Fen("amount")) with { Case = Text("case") }, Dr("8001.02", Text("fund"), Fen("amount")), Cr("6609", Text("fund"), Fen("amount"))]));
}

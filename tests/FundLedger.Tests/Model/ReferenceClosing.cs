using System.Text.Json.Nodes;
using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>Corrections, drafts and closings (domain.md E.7).</summary>
internal sealed partial class ReferenceBooks
{
    private Answer Reversed()
    {
        var wrong = books.Voucher(Text("voucher"))!;
        return Posted(
            [
                If(wrong.Kind != "NORMAL" || wrong.IsAdjustment || HoldsUp(wrong, line => -line.Signed), NotReversible), If(wrong.CorrectedBy is not null, AlreadyCorrected), If(wrong.ReversedBy is not null, AlreadyReversed), If(wrong.Reverses is not null, ReversalOfReversal),
                If(wrong.Date.Year != date.Year, ReversalOutsideYear), If(date < wrong.Date, DateBeforeCause),
            ],
            () => Written(wrong.Recipe, wrong.Lines.Select(line => line with { Fen = -line.Fen })) with { Reverses = wrong });
    }

    /// <summary>Custody covers its contracts (E.8.4) and an order its invoices (E.8.5) no more when the voucher's lines move so much.</summary>
    private bool HoldsUp(RefVoucher voucher, Func<RefLine, long> move)
    {
        long Of(string account, Func<RefLine, bool> which) => voucher.Lines.Where(line => line.Account == account && which(line)).Sum(move);
        bool Backs(RefLine line) => line.Case.Length > 0 && (line.Account is "2901" or "4001" || (line.Account == "9001" && line.Order.Length > 0));
        var custody = voucher.Lines.Where(Backs).Any(backed => new[] { "2901", "4001", "5001", "9001" }
            .Sum(account => OfCase(account, backed.Case, backed.Fund) + Of(account, line => line.Case == backed.Case && line.Fund == backed.Fund)) > 0);
        var invoices = voucher.Lines.Where(line => line.Account == "9001" && line.Order.Length > 0).Any(line =>
            books.Sum('O', line.Order, "9001") + Of("9001", other => other.Order == line.Order) < -books.Sum('O', line.Order, "2302") - Of("2302", other => other.Order == line.Order));
        return custody || invoices;
    }

    private Answer Corrected()
    {
        var wrong = books.Voucher(Text("corrects"))!;
        var inner = (JsonObject)command["replacement"]!.DeepClone();
        var type = inner["type"]!.GetValue<string>();
        var refusals = new[]
        {
            If(wrong.ReversedBy is null, NotReversed), If(wrong.CorrectedBy is not null, AlreadyCorrected), If(date < wrong.Date, DateBeforeCause),
            If(type is "voucherReversed" or "voucherCorrected" or "monthClosed" or "yearClosed" or "voucherDrafted" or "draftPosted" or "openingBalancesRecorded" or "amountCorrected", NotACorrection),
        }.OfType<RejectionReason>().ToList();
        if (refusals.Count > 0) return Answer.Refuse(refusals);

        var outer = command;
        foreach (var field in new[] { "entity", "key", "date", "by", "reviewer", "cashier" })
            if (outer[field] is { } value) inner[field] = value.DeepClone();
        command = inner;
        var answer = Decide(type);
        command = outer;
        if (answer.Refusals.Count > 0) return answer;
        return answer.Vouchers.Count != 1 ? Answer.Refuse(NotACorrection) : answer with { Vouchers = [answer.Vouchers[0] with { Corrects = wrong }] };
    }

    private Answer Drafted()
    {
        if (Text("summary").Length == 0) return Answer.Refuse(MissingField);
        var strays = Parts("lines").Select(Stray).OfType<RejectionReason>().ToList();
        if (strays.Count > 0) return Answer.Refuse(strays);
        var voucher = Written("HAND", Parts("lines").Select(HandLine));
        var refusals = ReferenceRules.Form(voucher).Concat(voucher.Lines.Where(line => ReferenceRules.ByEventsOnly.Contains(line.Account)).Select(_ => AccountByEventsOnly))
            .Concat(ForAPurpose(voucher).OfType<RejectionReason>()).ToList();
        var code = Text("draft");
        return Kept([.. refusals.Cast<RejectionReason?>()], () => books.Drafts[code] = new(code, voucher));
    }

    /// <summary>E.8.7: each fund that a hand-drawn voucher takes money out of pays for a purpose on its list.</summary>
    private IEnumerable<RejectionReason?> ForAPurpose(RefVoucher voucher) => voucher.Lines.Where(line => line.Account is "1002.01" or "1002.02" or "1011")
        .GroupBy(line => line.Fund).Where(fund => fund.Sum(line => line.Signed) < 0)
        .Select(fund => Has("purpose") ? Purpose(fund.Key, Text("purpose")) : If(Is("purposeOnDrafts"), PurposeMissing));

    private Answer DraftPosted()
    {
        var draft = books.Drafts[Text("draft")];
        return Answered([], () => ([draft.Voucher with { Reviewer = Text("by"), Cashier = Text("cashier", draft.Voucher.Cashier) }], () => draft.IsSettled = true));
    }

    private RejectionReason? Closable(int month)
    {
        if (!books.Opened.Contains(month)) return PeriodNotOpened;
        if (books.Closed.Contains(month)) return PeriodClosed;
        if (books.Opened.Any(earlier => earlier < month && !books.Closed.Contains(earlier))) return EarlierPeriodOpen;
        return If(books.Drafts.Values.Any(draft => !draft.IsSettled && draft.Voucher.Month == month), UnpostedVouchers);
    }

    private Answer CloseMonth()
    {
        var month = int.Parse(Text("period").Replace("-", "", StringComparison.Ordinal), null);
        return Kept([Closable(month) ?? If(month % 100 == 12, YearCloseRequired)], () => books.Closed.Add(month));
    }

    private Answer CloseYear()
    {
        var year = command["year"]!.GetValue<int>();
        if (Closable(year * 100 + 12) is { } refusal) return Answer.Refuse(refusal);
        var sums = books.Funds.ToDictionary(fund => fund.Code, fund => books.LinesOf('F', fund.Code).Where(pair => pair.Voucher.Slot <= year * 100 + 13).Select(pair => pair.Line).ToList());
        var quota = sums.Values.SelectMany(lines => lines.Where(line => line.Account == "1011").GroupBy(line => line.Bank)).Any(bank => bank.Sum(line => line.Signed) != 0);
        var due = sums.Values.Any(lines => lines.Where(line => line.Account == "2103").Sum(line => line.Signed) != 0);
        var (recognised, key) = (RecognisedAtYearEnd(year), Text("key"));
        return Answered(
            [If(quota && books.PolicyOn(date, "cancelQuotaAtYearEnd", "true") == "true", YearEndCheckFailed), If(due && !Has("treasuryNote"), YearEndCheckFailed)],
            () => ([.. Closing(year, sums).Select(voucher => voucher with { Maker = Text("by"), Reviewer = Text("reviewer") })], () =>
            {
                foreach (var (advance, fen) in recognised) Mark(key, advance, new DateOnly(year, 12, 31), fen);
                books.Closed.Add(year * 100 + 12);
                for (var month = 1; month <= 12; month++) books.Opened.Add((year + 1) * 100 + month);
            }));
    }

    private IEnumerable<RefVoucher> Closing(int year, Dictionary<string, List<RefLine>> sums)
    {
        var last = new DateOnly(year, 12, 31);
        var accounts = sums.ToDictionary(fund => fund.Key, fund => fund.Value.GroupBy(line => line.Account).ToDictionary(account => account.Key, account => account.Sum(line => line.Signed)));
        foreach (var (fund, fen) in RecognisedAtYearEnd(year).GroupBy(part => part.Advance.Fund, part => part.Fen).Select(fund => (fund.Key, fund.Sum())).OrderBy(fund => fund.Key, StringComparer.Ordinal))
        {
            yield return new(last, "R23a", [Dr(Spending, fund, fen), Cr("8001.02", fund, fen)]);
            accounts[fund][Spending] = accounts[fund].GetValueOrDefault(Spending) + fen;
        }
        foreach (var fund in books.Funds.Select(fund => fund.Code))
        {
            var balances = accounts[fund];
            foreach (var (recipe, from, to) in new (string, Func<string, bool>, string)[]
            {
                ("R56", account => account[0] is '4' or '5', "3301"), ("R56", account => account == "3301", "3302"), ("R56", account => account == "3302", "3001"), ("R56", account => account == "3501", "3001"),
                ("R57", account => account is "6001" or "7101" or "7201", "8101.06"), ("R57", account => account == "8101.06", "8101.07"), ("R57", account => account == "8101.01", "8101.07"),
                ("R57", account => account is "6601" or "6609" or "7901", "8501"), ("R57", account => account == "8501", books.Kind == "INSTITUTION" ? "8701" : "8202"),
                ("R57", account => account == "8701", "8202"), ("R57", account => account == "8202.01", "8202"),
            })
            {
                var emptied = balances.Where(balance => balance.Value != 0 && from(balance.Key)).ToList();
                if (emptied.Count == 0) continue;
                var net = emptied.Sum(balance => balance.Value);
                foreach (var (account, _) in emptied) balances[account] = 0;
                balances[to] = balances.GetValueOrDefault(to) + net;
                yield return new(last, recipe, [.. emptied.Select(balance => Against(balance.Key, fund, balance.Value)).Append(Against(to, fund, -net)).Where(line => line.Fen != 0)]) { Kind = "CLOSING" };
            }
        }
    }

    private static RefLine Against(string account, string fund, long signed) => new(account, fund, signed < 0, Math.Abs(signed));

    /// <summary>What was paid this year, is still out and is no expenditure yet (R23a).</summary>
    private List<(RefAdvance Advance, long Fen)> RecognisedAtYearEnd(int year)
    {
        if (Treatment != "YEAR_END_RECOGNITION") return [];
        return [.. books.Advances.Select(advance =>
        {
            var lines = books.LinesOf('A', advance.Code).Where(pair => pair.Voucher.Slot <= year * 100 + 12).ToList();
            var outstanding = lines.Where(pair => Claims.Contains(pair.Line.Account)).Sum(pair => pair.Line.Signed);
            var paid = lines.Where(pair => pair.Line is { Account: "1218.0101", IsDebit: true } && pair.Voucher.Recipe is "R17" or "R17a" && pair.Voucher.Date.Year == year).Sum(pair => pair.Line.Fen);
            return (advance, Math.Min(outstanding - MarksOf(advance.Code).Where(mark => mark.On.Year <= year).Sum(mark => mark.Fen), paid));
        }).Where(part => part.Item2 > 0)];
    }
}

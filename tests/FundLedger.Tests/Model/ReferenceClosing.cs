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
                If(wrong.Kind != "NORMAL" || HoldsUp(wrong), NotReversible), If(wrong.ReversedBy is not null, AlreadyReversed), If(wrong.Reverses is not null, ReversalOfReversal),
                If(wrong.Date.Year != date.Year, ReversalOutsideYear), If(date < wrong.Date, DateBeforeCause),
            ],
            () => Written(wrong.Recipe, wrong.Lines.Select(line => line with { Fen = -line.Fen })) with { Reverses = wrong });
    }

    /// <summary>Custody covers its contracts (E.8.4) and an order its invoices (E.8.5) without it no more.</summary>
    private bool HoldsUp(RefVoucher voucher)
    {
        long Of(string account, Func<RefLine, bool> which) => voucher.Lines.Where(line => line.Account == account && which(line)).Sum(line => line.Signed);
        var custody = voucher.Lines.Where(line => line.Account == "2901").Any(line =>
            OfCase("9001", line.Case, line.Fund) - Of("9001", other => other.Case == line.Case && other.Fund == line.Fund)
            > -OfCase("2901", line.Case, line.Fund) + Of("2901", other => other.Case == line.Case && other.Fund == line.Fund));
        var invoices = voucher.Lines.Where(line => line.Account == "9001" && line.Order.Length > 0).Any(line =>
            books.Sum('O', line.Order, "9001") - Of("9001", other => other.Order == line.Order) < -books.Sum('O', line.Order, "2302") + Of("2302", other => other.Order == line.Order));
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
            If(type is "voucherReversed" or "voucherCorrected" or "monthClosed" or "yearClosed" or "voucherDrafted" or "draftPosted" or "openingBalancesRecorded", NotACorrection),
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
        var refusals = ReferenceRules.Form(voucher).Concat(voucher.Lines.Where(line => ReferenceRules.ByEventsOnly.Contains(line.Account)).Select(_ => AccountByEventsOnly));
        var code = Text("draft");
        return Kept([.. refusals.Cast<RejectionReason?>()], () => books.Drafts[code] = new(code, voucher));
    }

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
        return Answered(
            [If(quota && books.PolicyOn(date, "cancelQuotaAtYearEnd", "true") == "true", YearEndCheckFailed), If(due && !Has("treasuryNote"), YearEndCheckFailed)],
            () => ([.. Closing(year, sums).Select(voucher => voucher with { Maker = Text("by"), Reviewer = Text("reviewer") })], () =>
            {
                books.Closed.Add(year * 100 + 12);
                for (var month = 1; month <= 12; month++) books.Opened.Add((year + 1) * 100 + month);
            }));
    }

    private IEnumerable<RefVoucher> Closing(int year, Dictionary<string, List<RefLine>> sums)
    {
        var last = new DateOnly(year, 12, 31);
        var accounts = sums.ToDictionary(fund => fund.Key, fund => fund.Value.GroupBy(line => line.Account).ToDictionary(account => account.Key, account => account.Sum(line => line.Signed)));
        foreach (var (fund, fen) in RecognisedAtYearEnd(year))
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
                ("R57", account => account is "6601" or "6609" or "7901", "8501"), ("R57", account => account == "8501", "8202"),
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

    private IEnumerable<(string Fund, long Fen)> RecognisedAtYearEnd(int year)
    {
        if (!RecognisesAtYearEnd) return [];
        return books.Advances.Select(advance =>
        {
            var lines = books.LinesOf('A', advance.Code).Where(pair => pair.Voucher.Slot <= year * 100 + 12).ToList();
            var outstanding = lines.Where(pair => Claims.Contains(pair.Line.Account)).Sum(pair => pair.Line.Signed);
            var paid = lines.Where(pair => pair.Line is { Account: "1218.0101", IsDebit: true } && pair.Voucher.Recipe is "R17" or "R17a" && pair.Voucher.Date.Year == year).Sum(pair => pair.Line.Fen);
            return (advance.Fund, Fen: Math.Min(outstanding, Math.Max(0, paid)));
        }).GroupBy(part => part.Fund, part => part.Fen).Select(fund => (fund.Key, fund.Sum())).Where(fund => fund.Item2 > 0);
    }
}

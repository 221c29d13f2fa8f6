using FundLedger.Ledger;
using FundLedger.Litigation.Events;

namespace FundLedger.Litigation;

/// <summary>What must hold before a statement is kept: each line is one movement of its days, the balances run from the
/// opening to the closing one, the lines kept already say the same, and it joins what came before and after.</summary>
internal sealed class StatementProof
{
    private const int MostTold = 20;

    private readonly BankStatementImported statement;
    private readonly BankFacts bank;
    private readonly List<KeyedLine> own = [];
    private readonly List<KeyedLine> news = [];

    private StatementProof(BankStatementImported statement, BankFacts bank)
    {
        this.statement = statement;
        this.bank = bank;
    }

    /// <summary>The refusals, or the lines that are new.</summary>
    public static (IReadOnlyList<Rejection> Rejections, IReadOnlyList<KeyedLine> News) Of(BankStatementImported statement, BankFacts bank)
    {
        var proof = new StatementProof(statement, bank);
        IEnumerable<Func<IEnumerable<Rejection>>> questions = [proof.Form, proof.Repeats, proof.Balances, proof.Joins];
        foreach (var question in questions)
            if (question().Take(MostTold).ToList() is { Count: > 0 } rejections) return (rejections, []);
        return ([], proof.news);
    }

    private IEnumerable<Rejection> Form()
    {
        if (statement.To < statement.From)
        {
            yield return new(RejectionReason.StatementDaysReversed, statement.From, statement.To) { Field = "to" };
            yield break;
        }
        foreach (var (line, i) in statement.Lines.Select((line, i) => (line, i)))
        {
            var row = line.Row ?? i + 1;
            if (line.Paid is null == line.Received is null) yield return new(RejectionReason.LineAmountUnclear, row) { Field = Place(i) };
            if (line.Date < statement.From || statement.To < line.Date)
                yield return new(RejectionReason.LineOutsideStatement, row, line.Date, statement.From, statement.To) { Field = Place(i) + ".date" };
        }
    }

    private static string Place(int i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lines[{i}]");

    /// <summary>A line that comes again is stepped over; a serial number that comes again says the same as before.</summary>
    private IEnumerable<Rejection> Repeats()
    {
        var seen = new Dictionary<string, KeptLine>(StringComparer.Ordinal);
        foreach (var line in LineKeys.Of(statement.Lines))
        {
            var isKept = bank.Lines.TryGetValue(line.Key, out var kept);
            if (isKept && !line.SaysThe(kept!)) yield return Other(line, kept!);
            else if (seen.TryGetValue(line.Key, out var earlier))
            {
                if (!line.SaysThe(earlier)) yield return Other(line, earlier);
            }
            else
            {
                seen.Add(line.Key, new(line.Key, line.Line.Date, line.Amount, line.Line.Balance));
                own.Add(line);
                if (!isKept) news.Add(line);
            }
        }
    }

    private static Rejection Other(KeyedLine line, KeptLine kept) =>
        new(RejectionReason.SerialOfOtherLine, line.Row, line.Key, line.Line.Date, line.Amount, kept.Day, kept.Amount) { Field = "lines" };

    private IEnumerable<Rejection> Balances()
    {
        var balance = statement.Opening;
        foreach (var line in own)
        {
            balance += line.Amount;
            if (line.Line.Balance is not { } told || told == balance) continue;
            yield return new(RejectionReason.RunningBalanceDiffers, line.Row, told, balance) { Field = "lines" };
            yield break;
        }
        if (balance != statement.Closing)
            yield return new(RejectionReason.ClosingBalanceDiffers, statement.Opening, balance - statement.Opening, balance, statement.Closing) { Field = "closing" };
    }

    private IEnumerable<Rejection> Joins() => bank.Statements.Count == 0 ? Beginning() : Neighbours();

    private IEnumerable<Rejection> Beginning()
    {
        foreach (var item in bank.OpeningItems.Values.Where(item => item.Day >= statement.From))
            yield return new(RejectionReason.OpeningItemNotBefore, item.Code, item.Day, statement.From) { Field = "from" };
        var open = bank.OpeningItems.Values.Sum(item => item.Side == OpenSide.Bank ? item.Amount : -item.Amount);
        var proved = bank.BookBalance + open;
        if (proved != statement.Opening)
            yield return new(RejectionReason.OpeningNotProved, statement.From, statement.Opening, bank.BookBalance, open, statement.Opening - proved) { Field = "opening" };
    }

    private IEnumerable<Rejection> Neighbours()
    {
        var first = bank.Statements[0];
        if (statement.From < first.From)
        {
            yield return new(RejectionReason.StatementBeforeFirst, statement.From, first.Code, first.From) { Field = "from" };
            yield break;
        }
        if (BankFacts.Before(bank.Statements, statement.From) is { } before && Kept(before.Opening, before.From, statement.From.AddDays(-1)) is var reached && reached != statement.Opening)
            yield return new(RejectionReason.StatementDoesNotJoin, statement.From.AddDays(-1), reached, statement.Opening, reached - statement.Opening) { Field = "opening" };
        foreach (var refusal in Inside()) yield return refusal;
        if (Together(statement.To) is var end && end != statement.Closing)
            yield return new(RejectionReason.StatementDoesNotJoin, statement.To, end, statement.Closing, end - statement.Closing) { Field = "lines" };
        foreach (var after in bank.Statements.Where(known => statement.From < known.From && known.From <= statement.To.AddDays(1)))
            if (Together(after.From.AddDays(-1)) is var here && here != after.Opening)
                yield return new(RejectionReason.StatementDoesNotJoin, after.From.AddDays(-1), after.Opening, here, after.Opening - here) { Field = "closing" };
    }

    /// <summary>A day that another statement proved before its own last day had no more lines than it showed.</summary>
    private IEnumerable<Rejection> Inside() =>
        from line in news
        let proved = bank.Statements.FirstOrDefault(known => known.From <= line.Line.Date && line.Line.Date < known.To)
        where proved is not null
        select new Rejection(RejectionReason.LineOfProvedDay, line.Row, line.Line.Date, line.Amount, proved.Code, proved.From, proved.To) { Field = "lines" };

    private Money Kept(Money opening, DateOnly from, DateOnly to) =>
        opening + bank.Lines.Values.Where(line => from <= line.Day && line.Day <= to).Sum(line => line.Amount);

    private Money Together(DateOnly to) => Kept(statement.Opening, statement.From, to) + news.Where(line => line.Line.Date <= to).Sum(line => line.Amount);
}

using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>Takes statements in and records what matches by rule.</summary>
public sealed class BankDesk(Database database)
{
    private readonly Journal journal = new(database);

    /// <summary>Records a statement that came as a file. The same file gets its first answer again, whoever sends it and when.</summary>
    public async Task<Outcome> ImportAsync(BankStatementImported statement, CancellationToken stop)
    {
        var outcome = await journal.RecordAsync(statement, stop);
        if (outcome.Rejections.All(rejection => rejection.Reason != RejectionReason.KeyReused)) return outcome;
        return await FirstAnswerAsync(statement, stop) ?? outcome;
    }

    /// <summary>Records several statements of one file, or none if one is refused or it is a dry run. Those that are in the
    /// books get their first answer again.</summary>
    /// <param name="paper">The file itself, kept in the same commit; null for none.</param>
    /// <param name="actor">Who is signed in; null where a program without accounts plays commands.</param>
    public async Task<IReadOnlyList<Outcome>> ImportAsync(string entity, IReadOnlyList<BankStatementImported> statements, bool dryRun, Paper? paper, Actor? actor, CancellationToken stop)
    {
        var known = new Outcome?[statements.Count];
        for (var i = 0; i < statements.Count; i++) known[i] = await FirstAnswerAsync(statements[i], stop);
        (Command?, IReadOnlyList<Rejection>)[] news = [.. statements.Where((_, i) => known[i] is null).Select(statement => ((Command?)statement, (IReadOnlyList<Rejection>)[]))];
        var outcomes = new Queue<Outcome>(news.Length == 0 ? [] : await journal.ImportAsync(entity, news, dryRun, actor, null, stop, paper));
        return [.. known.Select(first => first ?? outcomes.Dequeue())];
    }

    /// <summary>The command that records all that the rules match on an account, or null when they match nothing.</summary>
    public async Task<BankLinesMatched?> DraftAsync(string entity, string bank, string key, DateOnly day, string by, CancellationToken stop)
    {
        var matching = await database.ReadAsync(books => BankQueries.MatchingAsync(books, entity, bank, day), stop);
        if (matching.Found.Count == 0) return null;
        return new BankLinesMatched { Entity = entity, Key = key, Date = day, By = by, Bank = bank, Groups = [.. matching.Found.Select(found => GroupOf(found.Rule, found.Bank, found.Books))] };
    }

    /// <summary>Records all that the rules match; null when they match nothing.</summary>
    public async Task<Outcome?> MatchAllAsync(string entity, string bank, string key, DateOnly day, string by, CancellationToken stop) =>
        await DraftAsync(entity, bank, key, day, by, stop) is { } command ? await journal.RecordAsync(command, stop) : null;

    /// <summary>The group of a command that says what belongs together.</summary>
    public static MatchGroup GroupOf(MatchRule rule, IEnumerable<BankSide> ofBank, IEnumerable<BookSide> ofBooks) => new()
    {
        Rule = rule,
        Lines = [.. ofBank.Where(side => !side.IsItem).Select(side => side.Name)],
        Vouchers = [.. ofBooks.Where(side => !side.IsItem).Select(side => side.Name)],
        Items = [.. ofBank.Where(side => side.IsItem).Select(side => side.Name), .. ofBooks.Where(side => side.IsItem).Select(side => side.Name)],
    };

    private Task<Outcome?> FirstAnswerAsync(BankStatementImported statement, CancellationToken stop) => database.ReadAsync(async books =>
    {
        if (statement.FileHash is not { Length: > 0 } || statement.Key != BankStatementImported.KeyOf(statement.Bank, statement.FileHash)) return null;
        var earlier = await CommandLog.FindAsync(books, statement.Entity, statement.Key);
        return earlier is null ? null : new Outcome(await CommandLog.AnswerAsync(books, statement.Entity, earlier.Ordinal), [], true);
    }, stop);
}

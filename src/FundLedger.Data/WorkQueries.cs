using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>An item in a list.</summary>
public sealed class WorkCard
{
    public long Item { get; set; }
    public string State { get; set; } = "";
    public long Version { get; set; }
    public string WaitsFor { get; set; } = "";
    /// <summary>The type of its first command.</summary>
    public string Type { get; set; } = "";
    public long Commands { get; set; }
    /// <summary>What its vouchers came to when it was submitted, or what it asks for, in fen.</summary>
    public long AmountFen { get; set; }
    public string Counterpart { get; set; } = "";
    public string CaseCode { get; set; } = "";
    public string SubmittedBy { get; set; } = "";
    public DateTime SubmittedAt { get; set; }
    /// <summary>Who took the last step, when, and why if he returned it.</summary>
    public string MovedBy { get; set; } = "";
    public DateTime MovedAt { get; set; }
    public string Reason { get; set; } = "";

    public string Number => $"W-{Item}";
    public WorkState Now => Catalogue.Member<WorkState>(State);
    public Signature? Awaited => WaitsFor.Length == 0 ? null : Catalogue.Member<Signature>(WaitsFor);
    public Money Amount => new(AmountFen);

    /// <summary>What it is, in words.</summary>
    public Phrase Title
    {
        get
        {
            var first = Catalogue.Of(Catalogue.Find(Type)!);
            return Commands == 1 ? new(first.Zh, first.En) : new($"{first.Zh}等 {Commands} 项", $"{first.En} and {Commands - 1} more");
        }
    }
}

/// <summary>An item that waits for a signature of one's role.</summary>
/// <param name="IsMine">One submitted it oneself.</param>
/// <param name="Obstacle">Why one may not give the signature although the role fits, or null.</param>
public sealed record WaitingWork(WorkCard Card, bool IsMine, Rejection? Obstacle);

/// <summary>An item with all that was done.</summary>
/// <param name="Commands">Those of its present version, with the signature of their submitter.</param>
/// <param name="Signed">The steps that gave the signatures of the present version, in their order.</param>
public sealed record WorkView(WorkCard Card, IReadOnlyList<Command> Commands, IReadOnlyList<WorkStep> Steps, IReadOnlyList<WorkStep> Signed)
{
    /// <summary>What stands between a person with these roles and the signature that it waits for; null when he may give it.</summary>
    /// <exception cref="InvalidOperationException">It waits for no signature.</exception>
    public Rejection? ObstacleOf(string person, IReadOnlyCollection<Role> roles)
    {
        var wanted = Card.Awaited ?? throw new InvalidOperationException($"{Card.Number} waits for nobody.");
        if (!Signing.MaySign(wanted, roles, Commands.Select(command => command.GetType())))
            return new(RejectionReason.NotYourTurn, Card.Item, Terms.Of(wanted), person, Terms.Of(wanted));
        return Signing.Judge(wanted, person, new WorkPart(Steps, Card.Version, []).Participants(Card.Item, new HashSet<string>()));
    }
}

/// <summary>Reads work for people: what waits for whom, what became of what they submitted.</summary>
public static class WorkQueries
{
    private const int Most = 500;

    /// <summary>What waits for a signature that one of the roles gives, longest first. For the cashier it is the list of payments
    /// to confirm (reliability R06).</summary>
    public static async Task<IReadOnlyList<WaitingWork>> WaitingForAsync(Session books, string entity, IReadOnlyCollection<Role> roles, string person)
    {
        string[] signatures = [.. Signatures.All.Where(signature => signature == Signature.By || roles.Contains(Roles.SignerOf(signature))).Select(signature => Catalogue.CodeOf(signature))];
        var cards = await books.FirstAsync<WorkCard>(Most, """
            SELECT item, state, version, waits_for, type, commands, amount_fen, counterpart, case_code, submitted_by, submitted_at, moved_by, moved_at, reason
            FROM v_work
            WHERE entity = @entity AND state = 'WAITING' AND waits_for IN @signatures
            ORDER BY item
            """, new { entity, signatures });
        var waiting = new List<WaitingWork>();
        foreach (var card in cards)
        {
            var part = new WorkPart(await WorkLog.StepsAsync(books, entity, card.Item), card.Version, await WorkLog.TypesAsync(books, entity, card.Item, card.Version));
            if (Signing.MaySign(card.Awaited!.Value, roles, part.Types))
                waiting.Add(new(card, card.SubmittedBy == person, Signing.Judge(card.Awaited.Value, person, part.Participants(card.Item, new HashSet<string>()))));
        }
        return waiting;
    }

    /// <summary>What a person submitted, wherever it is, latest first, at most so many.</summary>
    public static Task<IReadOnlyList<WorkCard>> OfPersonAsync(Session books, string entity, string person, int atMost) => books.FirstAsync<WorkCard>(atMost, """
        SELECT item, state, version, waits_for, type, commands, amount_fen, counterpart, case_code, submitted_by, submitted_at, moved_by, moved_at, reason
        FROM v_work
        WHERE entity = @entity AND submitted_by = @person
        ORDER BY item DESC
        """, new { entity, person });

    /// <summary>What was recorded last, whoever submitted it, latest first, at most so many.</summary>
    public static Task<IReadOnlyList<WorkCard>> RecordedAsync(Session books, string entity, int atMost) => books.FirstAsync<WorkCard>(atMost, """
        SELECT item, state, version, waits_for, type, commands, amount_fen, counterpart, case_code, submitted_by, submitted_at, moved_by, moved_at, reason
        FROM v_work
        WHERE entity = @entity AND state = 'RECORDED'
        ORDER BY moved_at DESC, item DESC
        """, new { entity });

    /// <summary>An item with its commands and steps, or null.</summary>
    public static async Task<WorkView?> FindAsync(Session books, string entity, long item)
    {
        var card = await books.OneOrNoneAsync<WorkCard>("""
            SELECT item, state, version, waits_for, type, commands, amount_fen, counterpart, case_code, submitted_by, submitted_at, moved_by, moved_at, reason
            FROM v_work
            WHERE entity = @entity AND item = @item
            """, new { entity, item });
        if (card is null) return null;
        var steps = await WorkLog.StepsAsync(books, entity, item);
        IReadOnlyList<WorkStep> signed = [.. steps.Where(step => step.Version == card.Version && step.Gave is not null).OrderBy(step => step.Gave)];
        return new(card, await WorkLog.CommandsAsync(books, entity, item, card.Version), steps, signed);
    }

    /// <summary>The commands of a version as they were submitted.</summary>
    public static Task<IReadOnlyList<Command>> CommandsAsync(Session books, string entity, long item, long version) => WorkLog.CommandsAsync(books, entity, item, version);
}

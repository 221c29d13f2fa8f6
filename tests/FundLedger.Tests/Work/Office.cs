using System.Globalization;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Work;

/// <summary>The people of an office at their desks. A day of theirs is written as a page, one act a line, with what came of it
/// behind the arrow: <c>李审核 signs W-1 as REVIEWER → W-1 waits for CASHIER</c>. 李审核/2 is the second login of 李审核.</summary>
internal sealed partial class Office(Database database) : IAsyncDisposable
{
    private readonly PlayedBooks? books;

    private static readonly Dictionary<string, Role[]> Staff = new()
    {
        ["陈会计"] = [Role.Clerk],
        ["刘会计"] = [Role.Clerk],
        ["林承办"] = [Role.Clerk],
        ["王处长"] = [Role.Approver],
        ["李审核"] = [Role.Reviewer],
        ["孙主管"] = [Role.Reviewer],
        ["周出纳"] = [Role.Cashier],
        ["吴审计"] = [Role.Auditor],
        ["万事通"] = [Role.Clerk, Role.Approver, Role.Reviewer],
        ["半事通"] = [Role.Approver],
        ["半事通/2"] = [Role.Reviewer],
        ["某环境损害司法鉴定中心"] = [Role.Reviewer],
        ["外地人"] = [],
    };

    public Office(PlayedBooks books) : this(books.Database) => this.books = books;

    /// <summary>The books it keeps, where it was opened with books of its own.</summary>
    public PlayedBooks Books => books ?? throw new InvalidOperationException("This office keeps the books of another.");

    public WorkDesk Desk { get; } = new(database);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Office> OpenAsync() => new(await PlayedBooks.FundedAsync());

    /// <summary>Plays the acts of a page and writes the page again with what really came of them.</summary>
    public async Task<string> PlayAsync(string page)
    {
        var written = new List<string>();
        foreach (var line in page.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var act = line.Split(" → ")[0];
            written.Add($"{act} → {Said(await ActAsync(act))}");
        }
        return string.Join('\n', written);
    }

    /// <summary>Plays a page on which everything comes as it says.</summary>
    public async Task ShouldReadAsync(string page) =>
        (await PlayAsync(page)).ShouldBe(string.Join('\n', page.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Plays one act.</summary>
    public async Task<WorkOutcome> ActAsync(string line)
    {
        var act = ActForm().Match(line);
        act.Success.ShouldBeTrue(line);
        string Part(string name) => act.Groups[name].Value;
        var (actor, roles) = (Actor(Part("who")), RolesOf(Part("who")));
        var item = Part("item").Length == 0 ? 0 : long.Parse(Part("item"), CultureInfo.InvariantCulture);
        var version = Part("version").Length == 0 ? await VersionAsync(item) : int.Parse(Part("version"), CultureInfo.InvariantCulture);
        return Part("verb") switch
        {
            "submits" => await Desk.SubmitAsync(actor, roles, PlayedBooks.Entity, Read(Part("rest")), Stop),
            "signs" => await Desk.SignAsync(actor, roles, PlayedBooks.Entity, item, version, Catalogue.Member<Signature>(Part("rest").Replace("as ", "", StringComparison.Ordinal)), Stop),
            "returns" => await Desk.ReturnAsync(actor, roles, PlayedBooks.Entity, item, version, Part("rest"), Stop),
            "resubmits" => await Desk.ResubmitAsync(actor, roles, PlayedBooks.Entity, item, version, Read(Part("rest")), Stop),
            "withdraws" => await Desk.WithdrawAsync(actor, PlayedBooks.Entity, item, version, Stop),
            var verb => throw new FormatException(verb),
        };
    }

    /// <summary>What came of an act, in words.</summary>
    public static string Said(WorkOutcome outcome)
    {
        if (outcome.IsRefused) return "refused: " + string.Join(", ", outcome.Rejections.Select(rejection => rejection.Reason).Distinct());
        var item = outcome.Item == 0 ? "" : $"W-{outcome.Item} ";
        return item + (outcome.State == WorkState.Waiting ? $"waits for {Catalogue.CodeOf(outcome.WaitsFor!.Value)}" : outcome.State!.Value.ToString().ToLowerInvariant())
            + (outcome.IsRepeat ? " as before" : "");
    }

    public static Actor Actor(string who) => new(who.Split('/')[0], "login-" + who, "session", "127.0.0.1");

    public static IReadOnlyCollection<Role> RolesOf(string who) => Staff.GetValueOrDefault(who) ?? Staff[who.Split('/')[0]];

    /// <summary>Commands in the notation, parted by a bar, without signatures.</summary>
    public static IReadOnlyList<(Command? Command, IReadOnlyList<Rejection> Rejections)> Read(string text) =>
        [.. Notation.Unsigned(text.Replace(" | ", "\n", StringComparison.Ordinal)).Select(json => CommandReader.ReadUnsigned(json, PlayedBooks.Entity))];

    /// <summary>How many rows of a table there are.</summary>
    public Task<long> CountAsync(string table) => database.ReadAsync(session => session.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), Stop);

    public async Task<int> VersionAsync(long item) => item == 0 ? 0 : (int)await database.ReadAsync(session => session.ScalarAsync<long>(
        "SELECT COALESCE(MAX(version), 0) FROM work_item WHERE item = @item", new { item }), Stop);

    public ValueTask DisposeAsync() => Books.DisposeAsync();

    [GeneratedRegex(@"^(?<who>\S+) (?<verb>submits|signs|returns|resubmits|withdraws)(?: W-(?<item>\d+)(?: v(?<version>\d+))?)?(?: (?<rest>.*))?$")]
    private static partial Regex ActForm();
}

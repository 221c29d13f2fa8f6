using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Work;

/// <summary>Every act on an item in every state by everyone who can stand in any relation to it (reliability R03): what comes of it is
/// what the duties say, told here a second time and without the program's own words. The counts are printed.</summary>
public sealed class WorkTransitionTests(ITestOutputHelper output)
{
    private const string Approval = "A 2024-02-20 advanceApproved advance=A1 level=SECTION";
    private const string Payment = "P 2024-03-05 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=P1";
    private const string Batch = $"{Approval} | {Payment}";

    private static readonly Role[] Every = [Role.Clerk, Role.Approver, Role.Reviewer, Role.Cashier];

    /// <summary>How an item came to where it is.</summary>
    /// <param name="Waits">The signature it waits for, or null.</param>
    /// <param name="Signed">Who signed its present version as what, its submitter first.</param>
    private sealed record Stage(string Name, WorkState State, Signature? Waits, int Version, (Signature Signature, string Person)[] Signed, string Page)
    {
        public string Submitter => Signed[0].Person;
    }

    private static readonly Stage[] Stages =
    [
        new("a batch waits to be approved", WorkState.Waiting, Signature.ApprovedBy, 1, [(Signature.By, "陈会计")], $"陈会计 submits {Batch}"),
        new("a batch waits to be reviewed", WorkState.Waiting, Signature.Reviewer, 1, [(Signature.By, "陈会计"), (Signature.ApprovedBy, "王处长")],
            $"陈会计 submits {Batch}\n王处长 signs W-1 as APPROVED_BY"),
        new("a batch waits to be paid", WorkState.Waiting, Signature.Cashier, 1, [(Signature.By, "陈会计"), (Signature.ApprovedBy, "王处长"), (Signature.Reviewer, "李审核")],
            $"陈会计 submits {Batch}\n王处长 signs W-1 as APPROVED_BY\n李审核 signs W-1 as REVIEWER"),
        new("a batch is in the books", WorkState.Recorded, null, 1,
            [(Signature.By, "陈会计"), (Signature.ApprovedBy, "王处长"), (Signature.Reviewer, "李审核"), (Signature.Cashier, "周出纳")],
            $"陈会计 submits {Batch}\n王处长 signs W-1 as APPROVED_BY\n李审核 signs W-1 as REVIEWER\n周出纳 signs W-1 as CASHIER"),
        new("a batch was returned", WorkState.Returned, null, 1, [(Signature.By, "陈会计"), (Signature.ApprovedBy, "王处长")],
            $"陈会计 submits {Batch}\n王处长 signs W-1 as APPROVED_BY\n李审核 returns W-1 附件不全"),
        new("a batch was withdrawn", WorkState.Withdrawn, null, 1, [(Signature.By, "陈会计")], $"陈会计 submits {Batch}\n陈会计 withdraws W-1"),
        new("an edited batch waits to be reviewed", WorkState.Waiting, Signature.Reviewer, 2, [(Signature.By, "陈会计"), (Signature.ApprovedBy, "王处长")],
            $"陈会计 submits {Batch}\n王处长 signs W-1 as APPROVED_BY\n陈会计 resubmits W-1 {Batch} summary=改\n王处长 signs W-1 as APPROVED_BY"),
        new("an approval that its approver began waits for a clerk", WorkState.Waiting, Signature.By, 1, [(Signature.ApprovedBy, "王处长")], $"王处长 submits {Approval}"),
        new("an approval that its approver began waits to be reviewed", WorkState.Waiting, Signature.Reviewer, 1, [(Signature.ApprovedBy, "王处长"), (Signature.By, "陈会计")],
            $"王处长 submits {Approval}\n陈会计 signs W-1 as BY"),
    ];

    /// <summary>Who acts, by which login, with which roles, having seen which version.</summary>
    private sealed record Person(string Relation, string Name, Role[] Roles, bool IsStale = false);

    private static IEnumerable<Person> PeopleOf(Stage stage) =>
    [
        new("the submitter", stage.Submitter, Every),
        new("the submitter by a second login", stage.Submitter + "/2", Every),
        .. stage.Signed.Skip(1).Select(signed => new Person($"who signed as {signed.Signature}", signed.Person + "/2", Every)),
        new("who is paid", "某环境损害司法鉴定中心", Every),
        new("someone else", "孙主管", Every),
        new("someone else who saw another version", "孙主管", Every, IsStale: true),
        .. Every.Select(lacking => new Person($"someone else who is no {lacking}", "孙主管", [.. Every.Except([lacking])])),
        new("an auditor", "吴审计", [Role.Auditor]),
        new("a manager", "郑厅长", [Role.Manager]),
        new("someone with roles in another entity only", "外地人", []),
    ];

    private enum Do { SignBy, SignApprovedBy, SignReviewer, SignCashier, Return, Resubmit, Withdraw }

    [Fact]
    public async Task Every_act_in_every_state_by_everyone_comes_as_the_duties_say()
    {
        var (done, cells, wrong) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0, new List<string>());
        foreach (var stage in Stages)
        {
            var bytes = await PreparedAsync(stage);
            foreach (var person in PeopleOf(stage))
                foreach (var act in Enum.GetValues<Do>())
                {
                    var (expected, told) = (Expected(stage, person, act), await ToldAsync(bytes, stage, person, act));
                    cells++;
                    done[told] = done.GetValueOrDefault(told) + 1;
                    if (told != expected) wrong.Add($"{stage.Name}; {person.Relation}; {act}: {told}, not {expected}");
                }
        }
        output.WriteLine($"{Stages.Length} states, {Enum.GetValues<Do>().Length} acts, {cells} cells: {string.Join(", ", done.Select(each => $"{each.Value} {each.Key}"))}");
        wrong.ShouldBeEmpty();
        cells.ShouldBeGreaterThan(800);
    }

    /// <summary>A person may hold any of the sixteen sets of the four roles; he signs exactly what his set allows, whatever set the submitter had.</summary>
    [Fact]
    public async Task Every_set_of_roles_signs_what_it_holds_and_nothing_else()
    {
        var signed = 0;
        foreach (var stage in Stages.Where(stage => stage.Waits is not null))
        {
            var bytes = await PreparedAsync(stage);
            for (var set = 0; set < 16; set++)
            {
                Role[] roles = [.. Every.Where((_, i) => (set & (1 << i)) != 0)];
                await using var office = new Office(await PlayedBooks.OfAsync(bytes));
                var outcome = await office.Desk.SignAsync(Office.Actor("孙主管"), roles, PlayedBooks.Entity, 1, stage.Version, stage.Waits!.Value, TestContext.Current.CancellationToken);
                var holds = Holds(roles, stage.Waits.Value);
                outcome.IsRefused.ShouldBe(!holds, $"{stage.Name}; {string.Join(' ', roles)}");
                if (holds) signed++;
            }
        }
        // Half of the sets hold any one role; three quarters hold one of the two that draw up.
        signed.ShouldBe(Stages.Sum(stage => stage.Waits is null ? 0 : stage.Waits == Signature.By ? 12 : 8));
    }

    private static async Task<byte[]> PreparedAsync(Stage stage)
    {
        var office = await Office.OpenAsync();
        var page = await office.PlayAsync(stage.Page);
        page.ShouldNotContain("refused", customMessage: page);
        return await office.Books.BytesAsync();
    }

    private static async Task<string> ToldAsync(byte[] bytes, Stage stage, Person person, Do act)
    {
        await using var office = new Office(await PlayedBooks.OfAsync(bytes));
        var (before, stop) = (await office.Books.EverythingAsync(), TestContext.Current.CancellationToken);
        var (actor, seen, commands) = (Office.Actor(person.Name), person.IsStale ? stage.Version + 1 : stage.Version, Office.Read($"{Approval} summary=又改"));
        var outcome = act switch
        {
            Do.Return => await office.Desk.ReturnAsync(actor, person.Roles, PlayedBooks.Entity, 1, seen, "附件不全", stop),
            Do.Resubmit => await office.Desk.ResubmitAsync(actor, person.Roles, PlayedBooks.Entity, 1, seen, commands, stop),
            Do.Withdraw => await office.Desk.WithdrawAsync(actor, PlayedBooks.Entity, 1, seen, stop),
            _ => await office.Desk.SignAsync(actor, person.Roles, PlayedBooks.Entity, 1, seen, (Signature)act, stop),
        };
        var isUnchanged = await office.Books.EverythingAsync() == before;
        isUnchanged.ShouldBe(outcome.IsRefused || outcome.IsRepeat, $"{stage.Name}; {person.Relation}; {act}");
        return outcome.IsRefused ? outcome.Rejections[0].Reason.ToString() : outcome.IsRepeat ? "repeated" : "done";
    }

    private static string Expected(Stage stage, Person person, Do act)
    {
        var (name, isOpen) = (person.Name.Split('/')[0], stage.State is WorkState.Waiting or WorkState.Returned);
        var isSubmitter = name == stage.Submitter;
        switch (act)
        {
            case Do.Withdraw:
                if (stage.State == WorkState.Withdrawn && isSubmitter) return "repeated";
                return !isSubmitter ? nameof(RejectionReason.NotSubmitter) : isOpen ? "done" : nameof(RejectionReason.WorkItemElsewhere);
            case Do.Resubmit:
                if (!person.Roles.Contains(Role.Clerk) && !person.Roles.Contains(Role.Approver)) return nameof(RejectionReason.CommandNotYours);
                return !isSubmitter ? nameof(RejectionReason.NotSubmitter) : isOpen ? "done" : nameof(RejectionReason.WorkItemElsewhere);
        }
        var wanted = act == Do.Return ? stage.Waits : (Signature)act;
        // The submitter's own signature came with his submission; it is not one that he gave by signing.
        if (act != Do.Return && !person.IsStale && stage.Signed.Skip(1).Contains((wanted!.Value, name))) return "repeated";
        if (stage.State != WorkState.Waiting) return nameof(RejectionReason.WorkItemElsewhere);
        if (person.IsStale) return nameof(RejectionReason.WorkItemChanged);
        if (wanted != stage.Waits || !Holds(person.Roles, wanted!.Value)) return nameof(RejectionReason.NotYourTurn);
        if (name == "某环境损害司法鉴定中心" && act != Do.Return && wanted != Signature.By && stage.Page.Contains("payee", StringComparison.Ordinal)) return nameof(RejectionReason.SignerIsPayee);
        var own = stage.Signed.Where(signed => signed.Person == name).Select(signed => signed.Signature).ToArray();
        return wanted switch
        {
            Signature.By when own.Contains(Signature.ApprovedBy) => nameof(RejectionReason.SelfApproval),
            Signature.ApprovedBy when isSubmitter => nameof(RejectionReason.SelfApproval),
            Signature.Reviewer when own.Contains(Signature.By) => nameof(RejectionReason.MakerIsReviewer),
            Signature.Cashier when own.Contains(Signature.By) || own.Contains(Signature.Reviewer) => nameof(RejectionReason.CashierNotSeparate),
            _ when isSubmitter => nameof(RejectionReason.SignerTookPart),
            _ => "done",
        };
    }

    // The chief accountant, who reviews, may draw up as well; not what he reviews.
    private static bool Holds(Role[] roles, Signature signature) => signature switch
    {
        Signature.By => roles.Contains(Role.Clerk) || roles.Contains(Role.Reviewer),
        Signature.ApprovedBy => roles.Contains(Role.Approver),
        Signature.Reviewer => roles.Contains(Role.Reviewer),
        _ => roles.Contains(Role.Cashier),
    };
}

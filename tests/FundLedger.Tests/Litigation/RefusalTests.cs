using System.Text.RegularExpressions;
using FundLedger.Ledger;
using FundLedger.Litigation.Events;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Something that must be refused.</summary>
/// <param name="Sentence">The rule as people would say it.</param>
/// <param name="Reason">The first reason that must be told.</param>
/// <param name="Given">What was recorded before.</param>
/// <param name="Attempt">The command, in the notation or as JSON.</param>
public sealed record Refusal(string Sentence, RejectionReason Reason, string Given, string Attempt)
{
    /// <summary>The entity the command is sent to; null when the command itself names one.</summary>
    public string? SentTo { get; init; } = PlayedBooks.Entity;

    /// <summary>The books it starts from.</summary>
    internal Func<Task<PlayedBooks>> From { get; init; } = PlayedBooks.FundedAsync;

    public override string ToString() => Sentence;
}

/// <summary>One attempt for each reason to refuse: exactly that reason comes first, its sentences are whole in both
/// languages, and nothing in the books has changed.</summary>
public sealed class RefusalTests
{
    // Reasons that other doors than the books give, with the class that has their test.
    private static readonly Dictionary<string, string> TestedElsewhere = new()
    {
        ["UnknownReport"] = "ReportRefusalTests",
        ["UnknownParameter"] = "ReportRefusalTests",
        ["MissingParameter"] = "ReportRefusalTests",
        ["BadParameter"] = "ReportRefusalTests",
        ["PeriodAfterAsOf"] = "ReportRefusalTests",
        ["PostingNotYet"] = "ReportRefusalTests",
        ["KeyMismatch"] = "BadRequestTests",
        ["ParentBelow"] = "LevelRecipeTests",
        ["ParentNotAbove"] = "LevelRecipeTests",
        ["EntityNotInLine"] = "LevelRecipeTests",
        ["MalformedCsv"] = "CsvImportTests",
        ["FileTooLarge"] = "FileStoreTests",
        ["FileNotAllowed"] = "FileStoreTests",
        ["FileRenamed"] = "FileStoreTests",
        ["ReadingLimitExceeded"] = "HostileFileTests",
        ["FileNotText"] = "TextFileTests",
        ["FileDamaged"] = "HostileFileTests",
        ["FileContentForbidden"] = "HostileFileTests",
        ["FormulaCell"] = "XlsxTests",
        ["BadCell"] = "StatementTableTests",
        ["ForeignCurrency"] = "StatementTableTests",
        ["ColumnsUnknown"] = "StatementTableTests",
        ["StatementUnclear"] = "StatementTableTests",
        ["ReconciliationDiffers"] = "ReconciliationTests",
        ["KeyInWork"] = "WorkRefusalTests",
        ["UnknownWorkItem"] = "WorkRefusalTests",
        ["CommandNotYours"] = "WorkRefusalTests",
        ["SignatureTyped"] = "WorkRefusalTests",
        ["WorkItemChanged"] = "WorkRefusalTests",
        ["WorkItemElsewhere"] = "WorkRefusalTests",
        ["NotSubmitter"] = "WorkRefusalTests",
        ["NotYourTurn"] = "WorkRefusalTests",
        ["SignerTookPart"] = "WorkRefusalTests",
        ["SignerIsPayee"] = "WorkRefusalTests",
    };

    private static readonly RejectionReason[] TestedBelow = [RejectionReason.ZeroAmount, RejectionReason.RedAmountOutsideReversal];

    public static TheoryData<Refusal> All => [.. RefusalTable.Rows];

    [Theory, MemberData(nameof(All))]
    public async Task The_books_refuse_it_with_its_reason_first_and_stay_as_they_were(Refusal refusal)
    {
        await using var books = await refusal.From();
        await books.PlayAsync(refusal.Given);
        var before = await books.EverythingAsync();

        var outcome = await books.TryAsync(refusal.Attempt, refusal.SentTo);

        outcome.Rejections.Select(rejection => rejection.Reason).FirstOrDefault().ShouldBe(refusal.Reason, string.Join("\n", outcome.Rejections));
        outcome.Rejections.Select(rejection => rejection.Reason).ShouldBeInOrder();
        foreach (var rejection in outcome.Rejections) ShouldBeWhole(rejection);
        outcome.Answer.ShouldBeEmpty();
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public void Every_reason_to_refuse_has_a_test() => Enum.GetValues<RejectionReason>()
        .Except(RefusalTable.Rows.Select(row => row.Reason))
        .Except(TestedBelow)
        .Where(reason => !TestedElsewhere.ContainsKey(reason.ToString()))
        .ShouldBeEmpty();

    [Fact]
    public void A_line_without_an_amount_is_refused_by_the_kernel_whoever_draws_it_up()
    {
        var rejections = PostingRules.JudgeForm(new(new DateOnly(2024, 3, 1), "R01", "收到财政拨款",
            [new("1002.01", "ADV", Side.Debit, Money.Zero) { Bank = "BK1" }, new("4001", "ADV", Side.Credit, Money.Zero)]));

        rejections.Select(rejection => rejection.Reason).ShouldBe([RejectionReason.ZeroAmount, RejectionReason.ZeroAmount]);
        foreach (var rejection in rejections) ShouldBeWhole(rejection);
    }

    [Fact]
    public async Task Red_letters_are_refused_outside_a_cancellation_even_from_a_program_that_passes_the_reader_by()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var before = await books.EverythingAsync();

        var outcome = await books.TryAsync(new AppropriationReceived
        {
            Entity = PlayedBooks.Entity, Key = "K1", Date = new DateOnly(2024, 3, 1), By = "陈会计", Reviewer = "李审核", Cashier = "周出纳",
            Fund = "RWD", Amount = new Money(-500), Bank = "BK1",
        });

        outcome.Rejections[0].Reason.ShouldBe(RejectionReason.RedAmountOutsideReversal);
        ShouldBeWhole(outcome.Rejections[0]);
        (await books.EverythingAsync()).ShouldBe(before);
    }

    internal static void ShouldBeWhole(Rejection rejection)
    {
        foreach (var sentence in new[] { rejection.Zh, rejection.En }) Regex.IsMatch(sentence, @"\{\d|FundLedger\.|System\.").ShouldBeFalse(sentence);
        Regex.IsMatch(rejection.Zh, @"\p{IsCJKUnifiedIdeographs}").ShouldBeTrue(rejection.Zh);
        Regex.IsMatch(rejection.En, @"[a-z]+ [a-z]+").ShouldBeTrue(rejection.En);
    }
}

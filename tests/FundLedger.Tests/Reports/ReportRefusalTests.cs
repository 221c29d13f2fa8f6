using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Reports;

/// <summary>What is asked of a report is read strictly; what cannot be answered is refused by name.</summary>
public sealed class ReportRefusalTests(WorkedYears books)
{
    [Theory]
    [InlineData("balance-sheet", "", UnknownReport, "There is no report “balance-sheet”")]
    [InlineData("trial-balance", "Fund=ADV", UnknownParameter, "trial-balance has no parameter “Fund”")]
    [InlineData("account-register", "", MissingParameter, "The parameter “account” is missing")]
    [InlineData("trial-balance", "asOf=2024-02-30", BadParameter, "“2024-02-30” for the parameter “asOf” will not do: write a date that exists, yyyy-MM-dd")]
    [InlineData("trial-balance", "asOf=2024-2-9", BadParameter, "“2024-2-9” for the parameter “asOf” will not do: write a date that exists, yyyy-MM-dd")]
    [InlineData("trial-balance", "asOf=２０２４-01-01", BadParameter, "“２０２４-01-01” for the parameter “asOf” will not do: write a date that exists, yyyy-MM-dd")]
    [InlineData("trial-balance", "from=2024-13", BadParameter, "“2024-13” for the parameter “from” will not do: write a month, yyyy-MM")]
    [InlineData("trial-balance", "knownAt=-1", BadParameter, "“-1” for the parameter “knownAt” will not do: write a whole number without sign")]
    [InlineData("trial-balance", "knownAt=1e1", BadParameter, "“1e1” for the parameter “knownAt” will not do: write a whole number without sign")]
    [InlineData("trial-balance", "knownAt=99999999999999999999", BadParameter, "“99999999999999999999” for the parameter “knownAt” will not do: write a whole number without sign")]
    [InlineData("trial-balance", "closing=during", BadParameter, "“during” for the parameter “closing” will not do: write before, after")]
    [InlineData("trial-balance", "fund=A'V", BadParameter, "“A'V” for the parameter “fund” will not do: write 1 to 32 letters, digits, dots, underscores or hyphens")]
    [InlineData("trial-balance", "asOf=2024-03-31&from=2024-04", PeriodAfterAsOf, "The month 2024-04 of the parameter “from” lies after 2024-03-31, the as-of date")]
    [InlineData("trial-balance", "knownAt=61", PostingNotYet, "There is no posting 61 yet: the last is 60")]
    [InlineData("trial-balance", "fund=XYZ", UnknownFund, "There is no fund XYZ")]
    [InlineData("journal", "case=C9", UnknownCase, "There is no case C9")]
    [InlineData("account-register", "account=1999", UnknownAccount, "There is no account 1999 to post to")]
    public async Task It_is_refused_with_its_reason(string report, string asked, RejectionReason reason, string sentence)
    {
        var outcome = await RunAsync(report, Asked.Of(asked));

        outcome.Sheet.ShouldBeNull();
        var rejection = outcome.Rejections.ShouldHaveSingleItem();
        (rejection.Reason, rejection.En).ShouldBe((reason, sentence));
        rejection.Zh.ShouldNotContain("{");
    }

    [Fact]
    public async Task An_entity_that_is_not_in_the_books_is_refused_and_one_that_was_not_named_is_missing()
    {
        (await RunAsync("trial-balance", ReportRequest.For("230000"))).Rejections.ShouldHaveSingleItem().Reason.ShouldBe(UnknownEntity);
        (await RunAsync("trial-balance", new ReportRequest(new Dictionary<string, string>()))).Rejections.ShouldHaveSingleItem().Reason.ShouldBe(MissingParameter);
    }

    [Fact]
    public async Task Several_mistakes_are_all_told_each_with_its_parameter() =>
        (await RunAsync("trial-balance", Asked.Of("asOf=soon&years=2&from=x"))).Rejections.Select(rejection => (rejection.Reason, rejection.Field))
            .ShouldBe([(UnknownParameter, "years"), (BadParameter, "asOf"), (BadParameter, "from")]);

    private async Task<ReportOutcome> RunAsync(string report, ReportRequest request) =>
        await new ReportRunner(await books.After(WorkedYears.Scenario)).RunAsync(report, request, TestContext.Current.CancellationToken);
}

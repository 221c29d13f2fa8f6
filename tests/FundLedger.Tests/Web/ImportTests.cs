using System.Text;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

public sealed class ImportTests
{
    private const string Path = "/api/v1/entities/220000/imports";
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task The_worked_year_is_imported_at_once_and_the_second_time_changes_nothing()
    {
        await using var books = await WebBooks.EmptyAsync();
        var file = string.Join('\n', WorkedYears.Commands(WorkedYears.Scenario));

        var first = await books.PostAsync(Path, file, type: Lines);

        first.Status.ShouldBe(200, first.Text);
        first.Json["recorded"]!.GetValue<bool>().ShouldBeTrue();
        first.Json["results"]!.AsArray().Select(line => (string)line!["outcome"]!).Distinct().ShouldBe(["accepted"]);
        first.Json["results"]![79]!["answer"]!["vouchers"]!.AsArray().Count.ShouldBe(19);
        var everything = await books.EverythingAsync();

        var second = await books.PostAsync(Path, file, type: Lines);

        second.Status.ShouldBe(200);
        second.Json["results"]!.AsArray().Select(line => (string)line!["outcome"]!).Distinct().ShouldBe(["repeated"]);
        (await books.EverythingAsync()).ShouldBe(everything);
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_says_the_numbers_that_each_line_would_get_and_records_nothing()
    {
        await using var books = await WebBooks.FundedAsync();
        var everything = await books.EverythingAsync();

        var answer = await books.PostAsync(Path + "?dryRun=true", Fees(1, 3), type: Lines);

        answer.Status.ShouldBe(200);
        answer.Json["recorded"]!.GetValue<bool>().ShouldBeFalse();
        answer.Json["results"]!.AsArray().Select(line => (string)line!["answer"]!["vouchers"]![0]!["no"]!).ShouldBe(["记-2024-02-0001", "记-2024-02-0002", "记-2024-02-0003"]);
        (await books.EverythingAsync()).ShouldBe(everything);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Broken_JSON_on_line_700_of_1000_is_told_with_its_line_and_not_one_line_is_recorded(bool dryRun)
    {
        await using var books = await WebBooks.FundedAsync();
        var everything = await books.EverythingAsync();
        var lines = Fees(1, 1000).Split('\n');
        lines[699] = lines[699][..40];

        var answer = await books.PostAsync($"{Path}?dryRun={(dryRun ? "true" : "false")}", string.Join('\n', lines), type: Lines);

        answer.Status.ShouldBe(dryRun ? 200 : 422);
        if (!dryRun) answer.Rejection.ShouldBe("importRefused");
        answer.Json["lines"]!.GetValue<int>().ShouldBe(1000);
        var refused = answer.Json["results"]!.AsArray().Where(line => (string)line!["outcome"]! == "refused").ShouldHaveSingleItem()!;
        refused["line"]!.GetValue<int>().ShouldBe(700);
        refused["rejections"]![0]!["name"]!.ToString().ShouldBe("malformedJson");
        (await books.EverythingAsync()).ShouldBe(everything);
    }

    [Fact]
    public async Task Every_line_is_judged_in_the_state_that_the_good_lines_before_it_make()
    {
        await using var books = await WebBooks.FundedAsync();
        var everything = await books.EverythingAsync();

        var answer = await books.PostAsync(Path + "?dryRun=true", string.Join('\n', Notation.Json("""
            K1 2024-02-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00
            K2 2024-02-01 bankFeeCharged fund=XXX bank=BK1 amount=1.00
            K3 2024-02-02 bankFeeCharged fund=ADV bank=BK1 amount=1.00
            K1 2024-02-01 bankFeeCharged fund=ADV bank=BK1 amount=2.00
            K3 2024-02-02 bankFeeCharged fund=ADV bank=BK1 amount=1.00
            """)), type: Lines);

        answer.Json["results"]!.AsArray().Select(line => $"{line!["line"]} {line["outcome"]} {(line["rejections"]!.AsArray() is [var first, ..] ? first!["name"] : line["answer"]!["vouchers"]![0]!["no"])}")
            .ShouldBe(["1 accepted 记-2024-02-0001", "2 refused unknownFund", "3 accepted 记-2024-02-0002", "4 refused keyReused", "5 repeated 记-2024-02-0002"]);
        (await books.EverythingAsync()).ShouldBe(everything);
    }

    [Fact]
    public async Task Byte_order_marks_blank_lines_and_line_ends_of_Windows_do_no_harm_and_bytes_that_are_no_text_are_told()
    {
        await using var books = await WebBooks.FundedAsync();
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Fees(1, 2).Replace("\n", "\r\n\r\n", StringComparison.Ordinal) + "\r\n"), 0xFF, 0xFE];

        var answer = await books.PostAsync(Path + "?dryRun=true", file, type: Lines);

        answer.Json["results"]!.AsArray().Select(line => $"{line!["line"]} {line["outcome"]}").ShouldBe(["1 accepted", "3 accepted", "4 refused"]);
    }

    private static string Fees(int from, int count) => string.Join('\n', Enumerable.Range(from, count)
        .SelectMany(number => Notation.Json($"FEE-{number} 2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount=1.00")));
}

using System.Text.Json.Nodes;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

public sealed class IdempotencyTests
{
    private const string Fee = "2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount=1.00";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_answer_is_201_with_the_voucher_s_address_and_a_repetition_200_with_the_same_bytes()
    {
        await using var books = await WebBooks.FundedAsync();

        var first = await books.SendAsync("K1 " + Fee);
        await books.PlayAsync("K2 " + Fee);
        var second = await books.SendAsync("K1 " + Fee);

        (first.Status, second.Status).ShouldBe((201, 200));
        (first.Header("Idempotency-Replayed"), second.Header("Idempotency-Replayed")).ShouldBe((null, "true"));
        (await second.Message.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(await first.Message.Content.ReadAsByteArrayAsync(Stop));
        var voucher = await books.GetAsync(first.Message.Headers.Location!.ToString());
        voucher.Json["no"]!.ToString().ShouldBe("记-2024-02-0001");
        voucher.Json["commandKey"]!.ToString().ShouldBe("K1");
    }

    [Theory]
    [InlineData("K1")]
    [InlineData("\"K1\"")]
    public async Task The_key_may_stand_in_the_header_plain_or_quoted_or_in_the_field_or_in_both(string header)
    {
        await using var books = await WebBooks.FundedAsync();
        var both = Notation.Json("K1 " + Fee).Single();
        var json = JsonNode.Parse(both)!.AsObject();
        json.Remove("key");

        var first = await books.SendAsync(json.ToJsonString(), header);

        first.Status.ShouldBe(201, first.Text);
        first.Json["key"]!.ToString().ShouldBe("K1");
        (await books.SendAsync(both, header)).Text.ShouldBe(first.Text);
        (await books.SendAsync(both)).Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Order_and_blanks_of_the_body_do_not_make_another_command()
    {
        await using var books = await WebBooks.FundedAsync();
        var first = await books.SendAsync("K1 " + Fee);
        var json = JsonNode.Parse(Notation.Json("K1 " + Fee).Single())!.AsObject();
        var turned = new JsonObject(json.Reverse().Select(part => KeyValuePair.Create(part.Key, part.Value?.DeepClone())));

        var second = await books.SendAsync(turned.ToJsonString(new() { WriteIndented = true }));

        (second.Status, second.Text).ShouldBe((200, first.Text));
    }

    [Fact]
    public async Task A_refused_command_leaves_its_key_free()
    {
        await using var books = await WebBooks.FundedAsync();

        (await books.SendAsync("K1 2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount=900000.00")).Rejection.ShouldBe("fundNotAvailable");
        (await books.SendAsync("K1 " + Fee)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Twenty_clients_with_one_key_make_one_voucher_and_get_one_answer()
    {
        await using var books = await WebBooks.FundedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => books.SendAsync("K1 " + Fee)));

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Count(answer => answer.Status == 200).ShouldBe(19);
        answers.Select(answer => answer.Text).Distinct().ShouldHaveSingleItem();
        (await books.GetAsync("/api/v1/entities/220000/vouchers?month=2024-02")).Json["vouchers"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sixteen_clients_post_two_thousand_vouchers_without_gap_and_what_was_refused_was_not_stored()
    {
        await using var books = await WebBooks.FundedAsync();
        var answers = (await Task.WhenAll(Enumerable.Range(0, 16).Select(client => PostAllAsync(books, client)))).SelectMany(each => each).ToList();

        var stored = await books.Database.ReadAsync(session => session.ListAsync<string>("""
            SELECT command_key FROM voucher WHERE entity = '220000' AND period = 202402 ORDER BY number
            """), Stop);
        var numbers = await books.Database.ReadAsync(session => session.ListAsync<long>("""
            SELECT number FROM voucher WHERE entity = '220000' AND period = 202402 ORDER BY number
            """), Stop);

        numbers.ShouldBe(Enumerable.Range(1, 2000).Select(number => (long)number));
        answers.Where(answer => answer.Status == 201).Select(answer => answer.Key).Order(StringComparer.Ordinal).ShouldBe(stored.Order(StringComparer.Ordinal));
        answers.Where(answer => answer.Status == 201).Select(answer => answer.Number).Distinct().Count().ShouldBe(2000);
        answers.Where(answer => answer.Status != 201).Select(answer => answer.Status).Distinct().ShouldBe([422]);
        answers.Count(answer => answer.Status == 422).ShouldBe(16 * 5);
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    /// <summary>125 fees and, among them, five that no fund can pay.</summary>
    private static async Task<List<(string Key, int Status, string Number)>> PostAllAsync(WebBooks books, int client)
    {
        var answers = new List<(string, int, string)>();
        for (var i = 0; i < 130; i++)
        {
            var key = $"C{client}-{i}";
            var amount = i % 26 == 25 ? "99999999.99" : "0.01";
            var answer = await books.SendAsync($"{key} 2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount={amount}");
            answers.Add((key, answer.Status, answer.Status == 201 ? (string)answer.Json["vouchers"]![0]!["no"]! : ""));
        }
        return answers;
    }
}

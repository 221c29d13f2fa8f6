using System.Text.Json;
using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Ledger;

/// <summary>The seal against vectors that another program computed from the written format.</summary>
public sealed class SealTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(RepoFiles.Read("tests/books/seal-vectors.json")).RootElement;

    public static TheoryData<int> Places() => [.. Enumerable.Range(0, Vectors.GetProperty("vectors").GetArrayLength())];

    [Theory, MemberData(nameof(Places))]
    public void A_golden_vector_has_its_seal(int place)
    {
        var vector = Vectors.GetProperty("vectors")[place];

        Assert.Equal(vector.GetProperty("seal").GetString(), SealOf(vector));
    }

    [Fact]
    public void A_chain_starts_from_its_installation_and_entity() =>
        Assert.Equal(Vectors.GetProperty("genesis").GetString(),
            Seal.Genesis("00000000-0000-0000-0000-000000000001", "2024-01-01 00:00:00.000", "220000", "2024-01-01 08:00:00.000"));

    [Fact]
    public void A_payment_written_out_by_hand_has_the_columns_and_the_seal_of_the_posted_one()
    {
        var reference = new VoucherLine("9001", "ADV", Side.Credit, new(36_666_67)) { Case = "C1", Advance = "A1" };
        var posted = new PostedVoucher("220000", 7, "记", 1, new Voucher(new(2024, 3, 1), "R17", "垫付 A1 调查费用",
            [
                new("1218.0101", "ADV", Side.Debit, new(36_666_67)) { Case = "C1", Advance = "A1", Party = "O1" },
                new("1002.01", "ADV", Side.Credit, new(36_666_67)) { Bank = "BK1", Payee = "O1" },
                reference with { Account = "9002", Side = Side.Debit },
                reference,
            ]) { Attachments = 2, Maker = "陈会计", Reviewer = "李审核", Cashier = "周出纳", Poster = "李审核" },
            new DateTime(2024, 3, 1, 2, 3, 4, 5, DateTimeKind.Utc), "E06");
        var vector = Vectors.GetProperty("voucher");

        Assert.Equal(Values(vector.GetProperty("header")), VoucherColumns.Header(posted));
        Assert.Equal(vector.GetProperty("seal").GetString(), Seal.Of(vector.GetProperty("previous").GetString()!, VoucherColumns.Header(posted),
            [.. Enumerable.Range(0, 4).Select(line => VoucherColumns.Line(posted, line))]));
    }

    [Fact]
    public void Fields_that_read_alike_when_joined_do_not_share_a_seal()
    {
        var seals = new object?[][] { ["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"], [1L, "1"], ["1", 1L], ["1", "1"], [null, "1"], ["", "1"], ["11"], [11L] }
            .Select(header => Seal.Of(new string('0', 64), header, [])).ToList();

        Assert.Equal(seals.Count, seals.Distinct().Count());
    }

    [Fact]
    public void A_line_moved_to_the_header_changes_the_seal() =>
        Assert.NotEqual(Seal.Of(new string('0', 64), ["a"], [["b"]]), Seal.Of(new string('0', 64), ["a", "b"], []));

    [Fact]
    public void Anything_but_whole_numbers_and_text_has_no_place_in_a_sealed_column() =>
        Assert.Throws<ArgumentException>(() => Seal.Of(new string('0', 64), [1.5], []));

    [Fact]
    public void The_printed_code_is_the_first_eighty_bits_in_fours() =>
        Assert.Equal("3F9A-7C21-0B5E-88D4-1A6C", Seal.PrintedCode("3f9a7c210b5e88d41a6c" + new string('0', 44)));

    private static string SealOf(JsonElement vector) => Seal.Of(vector.GetProperty("previous").GetString()!, Values(vector.GetProperty("header")),
        [.. vector.GetProperty("lines").EnumerateArray().Select(Values)]);

    private static List<object?> Values(JsonElement array) => [.. array.EnumerateArray().Select(value => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetInt64(),
        JsonValueKind.Null => null,
        _ => (object?)value.GetString(),
    })];
}

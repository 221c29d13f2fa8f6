using CsCheck;
using FundLedger.Ledger;

namespace FundLedger.Tests.Ledger;

public class ChineseAmountTests
{
    public static TheoryData<string, string> Canonical => new()
    {
        { "0.00", "人民币零元整" },
        { "0.05", "人民币伍分" },
        { "0.10", "人民币壹角整" },
        { "0.35", "人民币叁角伍分" },
        { "1.00", "人民币壹元整" },
        { "1.01", "人民币壹元零壹分" },
        { "1.10", "人民币壹元壹角整" },
        { "10.00", "人民币壹拾元整" },
        { "10.01", "人民币壹拾元零壹分" },
        { "10.10", "人民币壹拾元零壹角整" },
        { "11.05", "人民币壹拾壹元零伍分" },
        { "101.00", "人民币壹佰零壹元整" },
        { "325.04", "人民币叁佰贰拾伍元零肆分" },
        { "1409.50", "人民币壹仟肆佰零玖元伍角整" },
        { "1680.32", "人民币壹仟陆佰捌拾元零叁角贰分" },
        { "1010.10", "人民币壹仟零壹拾元零壹角整" },
        { "6007.14", "人民币陆仟零柒元壹角肆分" },
        { "10005.00", "人民币壹万零伍元整" },
        { "16409.02", "人民币壹万陆仟肆佰零玖元零贰分" },
        { "100500.00", "人民币壹拾万零伍佰元整" },
        { "107000.53", "人民币壹拾万柒仟元零伍角叁分" },
        { "1000000.00", "人民币壹佰万元整" },
        { "1234567.89", "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分" },
        { "10000000.01", "人民币壹仟万元零壹分" },
        { "20305007.00", "人民币贰仟零叁拾万伍仟零柒元整" },
        { "100000000.00", "人民币壹亿元整" },
        { "100000001.00", "人民币壹亿零壹元整" },
        { "100010000.00", "人民币壹亿零壹万元整" },
        { "105000000.00", "人民币壹亿零伍佰万元整" },
        { "150000000.00", "人民币壹亿伍仟万元整" },
        { "123456789.10", "人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角整" },
        { "1000000000000.00", "人民币壹万亿元整" },
        { "1050000000000.30", "人民币壹万零伍佰亿元零叁角整" },
        { "9999999999999.99", "人民币玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分" },
        { "-550.00", "人民币负伍佰伍拾元整" },
        { "-0.05", "人民币负伍分" },
    };

    [Theory, MemberData(nameof(Canonical))]
    public void An_amount_and_its_capital_characters_turn_into_each_other(string amount, string capitals)
    {
        ChineseAmount.Write(Money.Parse(amount)).ShouldBe(capitals);
        ChineseAmount.Read(capitals).ShouldBe(Money.Parse(amount));
    }

    [Theory]
    [InlineData("人民币壹拾万零柒仟元伍角叁分", "107000.53")]
    [InlineData("人民币壹拾万零柒仟元零伍角叁分", "107000.53")]
    [InlineData("人民币壹仟陆佰捌拾元叁角贰分", "1680.32")]
    [InlineData("人民币壹仟肆佰零玖元伍角", "1409.50")]
    [InlineData("人民币壹拾元壹角", "10.10")]
    [InlineData("人民币壹佰圆正", "100.00")]
    [InlineData("人民币壹佰元正", "100.00")]
    [InlineData("人民币壹佰圆整", "100.00")]
    [InlineData("人民币负壹拾圆壹角正", "-10.10")]
    [InlineData("人民币貳億陸仟萬圓整", "260000000.00")]
    public void Every_official_variant_is_read(string capitals, string amount) =>
        ChineseAmount.Read(capitals).ShouldBe(Money.Parse(amount));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("人民币")]
    [InlineData("人民币负")]
    [InlineData("人民币整")]
    [InlineData("壹元整")]
    [InlineData(" 人民币壹元整")]
    [InlineData("人民币 壹元整")]
    [InlineData("人民币壹元整 ")]
    [InlineData("人民币壹元")]
    [InlineData("人民币壹元壹分整")]
    [InlineData("人民币壹元壹分")]
    [InlineData("人民币零元伍角整")]
    [InlineData("人民币负零元整")]
    [InlineData("人民币拾元整")]
    [InlineData("人民币一元整")]
    [InlineData("人民币1元整")]
    [InlineData("人民币壹佰零零壹元整")]
    [InlineData("人民币壹佰壹元整")]
    [InlineData("人民币壹佰零元整")]
    [InlineData("人民币壹拾贰佰元整")]
    [InlineData("人民币壹元壹元整")]
    [InlineData("人民币壹万零柒仟元整")]
    [InlineData("人民币壹拾万伍佰元整")]
    [InlineData("人民币壹角零伍分")]
    [InlineData("人民币壹拾万亿元整")]
    [InlineData("人民币玖仟玖仟玖仟玖仟玖仟玖仟玖仟玖仟玖仟玖仟玖仟玖仟玖仟万亿元整")]
    public void Any_other_text_is_refused(string? capitals)
    {
        ChineseAmount.TryRead(capitals, out var amount).ShouldBeFalse();
        amount.ShouldBe(Money.Zero);
        if (capitals is not null) Should.Throw<FormatException>(() => ChineseAmount.Read(capitals));
    }

    [Fact]
    public void Bank_instruments_may_leave_out_zheng_after_jiao()
    {
        ChineseAmount.Write(Money.Parse("1409.50"), zhengAfterJiao: false).ShouldBe("人民币壹仟肆佰零玖元伍角");
        ChineseAmount.Write(Money.Parse("1409.00"), zhengAfterJiao: false).ShouldBe("人民币壹仟肆佰零玖元整");
        ChineseAmount.Write(Money.Parse("1409.55"), zhengAfterJiao: false).ShouldBe("人民币壹仟肆佰零玖元伍角伍分");
    }

    [Theory]
    [InlineData("10000000000000.00")]
    [InlineData("-10000000000000.00")]
    [InlineData("-92233720368547758.08")]
    public void Amounts_beyond_the_range_are_refused(string amount) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ChineseAmount.Write(Money.Parse(amount)));

    [Fact]
    public void Three_hundred_thousand_amounts_of_every_length_are_written_well_and_read_back() =>
        AnyAmount.Sample(
            sample =>
            {
                var text = ChineseAmount.Write(sample.Amount, sample.ZhengAfterJiao);
                text.ShouldNotContain("零零");
                if (text != "人民币零元整") text.ShouldNotContain("零元");
                ChineseAmount.Read(text).ShouldBe(sample.Amount);
            },
            iter: 300_000);

    [Fact]
    public void Two_amounts_never_share_one_text() =>
        Gen.Select(AnyAmount, Gen.Int[-1_000, 1_000]).Sample((sample, difference) =>
        {
            var other = new Money(Math.Clamp(sample.Amount.Fen + difference, -ChineseAmount.Largest.Fen, ChineseAmount.Largest.Fen));
            (ChineseAmount.Write(other) == ChineseAmount.Write(sample.Amount)).ShouldBe(other == sample.Amount);
        });

    [Fact]
    public void Scrambled_capital_characters_are_read_or_refused_but_never_break_the_reader() =>
        Gen.Char["零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正负"].Array[0, 45].Sample(
            characters =>
            {
                var text = "人民币" + string.Concat(characters);
                if (ChineseAmount.TryRead(text, out var amount)) ChineseAmount.Read(ChineseAmount.Write(amount)).ShouldBe(amount);
            },
            iter: 50_000);

    private static readonly Gen<(Money Amount, bool ZhengAfterJiao)> AnyAmount =
        from digits in Gen.Int[1, 15]
        from magnitude in Gen.Long[0, PowerOfTen(digits) - 1]
        from zeros in Gen.Long[0, 1_000_000]
        from negative in Gen.Bool
        from zheng in Gen.Bool
        let fen = Math.Max(magnitude - magnitude % (zeros % 5 == 0 ? zeros + 1 : 1), 0)
        select (new Money(negative ? -fen : fen), zheng);

    private static long PowerOfTen(int exponent) => exponent == 0 ? 1 : 10 * PowerOfTen(exponent - 1);
}

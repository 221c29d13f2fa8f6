using System.Text;
using FundLedger.Ledger;
using FundLedger.Tests.Support;
using FundLedger.Web.Uploads;

namespace FundLedger.Tests.Uploads;

/// <summary>Text comes out of bytes exactly, or not at all (reliability R33).</summary>
public sealed class TextFileTests
{
    private const string Remapped = "\uE78D\uE78E\uE78F\uE790\uE791\uE792\uE793\uE794\uE795\uE796\uE81E\uE826\uE82B\uE82C\uE832\uE843\uE854\uE864";

    static TextFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Ten_thousand_random_texts_over_all_planes_of_GB18030_come_back_exactly()
    {
        var seed = Setting.Seed();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var gb18030 = Encoding.GetEncoding("GB18030");
        for (var i = 0; i < 10_000; i++)
        {
            var text = RandomText(random);
            // A text that is valid UTF-8 by chance is taken for that; a Chinese word before it settles the matter.
            var bytes = gb18030.GetBytes("金额" + text);
            var refusal = TextFile.TryOpen(bytes, out var file);

            refusal.ShouldBeNull($"seed {seed}, text {i}");
            (file!.EncodingName, file.Text() == "金额" + text).ShouldBe(("GB18030", true), $"seed {seed}, text {i}");
        }
    }

    [Fact]
    public void Both_editions_of_GB18030_give_the_characters_of_2022()
    {
        TextFile.TryOpen([0xBD, 0xF0, 0xA6, 0xD9, 0x84, 0x31, 0x82, 0x36], out var file).ShouldBeNull();

        file!.Text().ShouldBe("金\uFE10\uFE10");
        Encoding.GetEncoding("GB18030").GetBytes(Remapped).Chunk(2).Select(code => TextOf([0xBD, 0xF0, .. code])[1]).ShouldBe("\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19\u9FB4\u9FB5\u9FB6\u9FB7\u9FB8\u9FB9\u9FBA\u9FBB");
    }

    [Theory]
    [InlineData("UTF-8 (BOM)", new byte[] { 0xEF, 0xBB, 0xBF, 0xE9, 0x87, 0x91 })]
    [InlineData("UTF-8", new byte[] { 0xE9, 0x87, 0x91 })]
    [InlineData("GB18030", new byte[] { 0xBD, 0xF0 })]
    [InlineData("UTF-16 LE", new byte[] { 0xFF, 0xFE, 0xD1, 0x91 })]
    [InlineData("UTF-16 BE", new byte[] { 0xFE, 0xFF, 0x91, 0xD1 })]
    public void The_encoding_is_told_by_its_name(string name, byte[] bytes)
    {
        TextFile.TryOpen(bytes, out var file).ShouldBeNull();

        (file!.EncodingName, file.Text()).ShouldBe((name, "金"));
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x00, 0x62 }, 2, "NUL")]
    [InlineData(new byte[] { 0x61, 0xEF, 0xBF, 0xBD }, 2, "U+FFFD")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0xC3, 0x28 }, 5, "0x")]
    [InlineData(new byte[] { 0x61, 0x62, 0x63, 0xFF }, 4, "0x")]
    [InlineData(new byte[] { 0xBD, 0xF0, 0x84 }, 3, "0x")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00 }, 3, "0x")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61 }, 3, "0x")]
    public void Bytes_that_are_no_text_are_refused_with_their_place(byte[] bytes, int place, string what)
    {
        var refusal = TextFile.TryOpen(bytes, out var file).ShouldNotBeNull();

        file.ShouldBeNull();
        refusal.Reason.ShouldBe(RejectionReason.FileNotText);
        refusal.En.ShouldStartWith($"From byte {place} on");
        refusal.Zh.ShouldContain(what);
    }

    [Fact]
    public void Invalid_bytes_are_found_at_any_place_of_a_long_file()
    {
        foreach (var place in new[] { 0, 1, 32_767, 32_768, 32_769, 65_535, 99_999 })
        {
            var bytes = Encoding.UTF8.GetBytes(new string('a', 100_000));
            bytes[place] = 0xFF;

            TextFile.TryOpen(bytes, out _).ShouldNotBeNull().En.ShouldStartWith($"From byte {place + 1} on");
        }
    }

    private static string TextOf(byte[] bytes)
    {
        TextFile.TryOpen(bytes, out var file).ShouldBeNull();
        return file!.Text();
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 40; i++)
        {
            var rune = random.Next(4) switch { 0 => random.Next(0x20, 0x7F), 1 => random.Next(0x4E00, 0xA000), 2 => random.Next(0x80, 0x10000), _ => random.Next(0x10000, 0x110000) };
            if (Rune.IsValid(rune) && rune != 0xFFFD && !(rune < 0x10000 && Remapped.Contains((char)rune))) text.Append(new Rune(rune).ToString());
        }
        return text.ToString();
    }
}

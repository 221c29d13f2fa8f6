using FundLedger.Ledger;

namespace FundLedger.Tests.Ledger;

public class TextPolicyTests
{
    [Theory]
    [InlineData("")]
    [InlineData("支付XX案鉴定费（第2笔）")]
    [InlineData("=1+1")]
    [InlineData("'; DROP TABLE voucher; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("𠮷野家 👩‍🔬")]
    [InlineData("  blanks stay  ")]
    public void Ordinary_and_merely_odd_texts_are_kept_as_they_are(string text)
    {
        TextPolicy.Clean(text, out var clean).ShouldBe(TextFault.None);
        clean.ShouldBe(text);
    }

    [Theory]
    [InlineData("a\0b", TextFault.ControlCharacter)]
    [InlineData("a\tb", TextFault.ControlCharacter)]
    [InlineData("a\r\nb", TextFault.ControlCharacter)]
    [InlineData("a\u001b[31m", TextFault.ControlCharacter)]
    [InlineData("a\u007f", TextFault.ControlCharacter)]
    [InlineData("a\u0085b", TextFault.ControlCharacter)]
    [InlineData("a\u009fb", TextFault.ControlCharacter)]
    [InlineData("a\ufffe", TextFault.Noncharacter)]
    [InlineData("a\uffff", TextFault.Noncharacter)]
    [InlineData("\ufdd0", TextFault.Noncharacter)]
    [InlineData("\ufdef", TextFault.Noncharacter)]
    [InlineData("a\U0001ffff", TextFault.Noncharacter)]
    [InlineData("a\U0010fffe", TextFault.Noncharacter)]
    public void What_no_text_may_hold_is_refused_by_name(string text, TextFault fault)
    {
        TextPolicy.Clean(text, out var clean).ShouldBe(fault);
        clean.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0xD842, null)]
    [InlineData(0xDFB7, null)]
    [InlineData(0xDFB7, 0xD842)]
    [InlineData(0xD842, 0x0041)]
    public void Half_a_character_is_refused(int first, int? second)
    {
        var text = "a" + (char)first + (second is { } value ? ((char)value).ToString() : "");
        TextPolicy.Clean(text, out _).ShouldBe(TextFault.LoneSurrogate);
    }

    [Fact]
    public void Two_writings_of_one_letter_become_one()
    {
        TextPolicy.Clean("Cafe\u0301", out var clean).ShouldBe(TextFault.None);
        clean.ShouldBe("Caf\u00e9");
        TextPolicy.Clean("\u212b", out clean).ShouldBe(TextFault.None);
        clean.ShouldBe("\u00c5");
        TextPolicy.Clean("ＡＢ①", out clean).ShouldBe(TextFault.None);
        clean.ShouldBe("ＡＢ①", "compatibility characters are other characters");
    }

    [Theory]
    [InlineData("长春\u200b环保", "长春⟨U+200B⟩环保", 2)]
    [InlineData("\ufeff长春", "⟨U+FEFF⟩长春", 0)]
    [InlineData("𠮷\u202e001", "𠮷⟨U+202E⟩001", 1)]
    [InlineData("a\u2066b", "a⟨U+2066⟩b", 1)]
    [InlineData("a\u200fb", "a⟨U+200F⟩b", 1)]
    [InlineData("soft\u00adhyphen", "soft⟨U+00AD⟩hyphen", 4)]
    [InlineData("a\u2028b", "a⟨U+2028⟩b", 1)]
    [InlineData("a\u3164", "a⟨U+3164⟩", 1)]
    [InlineData("a\ufe0f", "a⟨U+FE0F⟩", 1)]
    [InlineData("a\U000e0041", "a⟨U+E0041⟩", 1)]
    public void Invisible_characters_are_kept_reported_and_can_be_shown(string text, string revealed, int position)
    {
        TextPolicy.Clean(text, out var clean).ShouldBe(TextFault.None);
        clean.ShouldBe(text);
        TextPolicy.OddCharacters(text).ShouldHaveSingleItem().Position.ShouldBe(position);
        TextPolicy.Reveal(text).ShouldBe(revealed);
    }

    [Fact]
    public void Letters_written_from_the_right_are_reported_but_stay_readable()
    {
        TextPolicy.OddCharacters("款\u05d0\u0627").Select(odd => odd.Position).ShouldBe([1, 2]);
        TextPolicy.Reveal("款\u05d0").ShouldBe("款\u05d0");
    }

    [Fact]
    public void An_ordinary_text_has_no_odd_characters() =>
        TextPolicy.OddCharacters("支付 Žluťoučký 案鉴定费（第2笔）㈱𠮷—…").ShouldBeEmpty();
}

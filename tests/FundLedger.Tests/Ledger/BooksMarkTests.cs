using FundLedger.Ledger;

namespace FundLedger.Tests.Ledger;

/// <summary>The line that every print carries, and how a person types it off paper.</summary>
public sealed class BooksMarkTests
{
    private static readonly BooksMark Mark = BooksMark.Of("220000", 60, "3f9a7c210b5e88d41a6c" + new string('0', 44));

    [Fact]
    public void It_says_whose_books_up_to_which_posting_with_twenty_digits_of_its_seal()
    {
        Mark.Text.Zh.ShouldBe("账本 220000 序号 60 校验 3F9A-7C21-0B5E-88D4-1A6C");
        Mark.Text.En.ShouldBe("Books 220000 No. 60 code 3F9A-7C21-0B5E-88D4-1A6C");
    }

    [Theory]
    [InlineData("3F9A-7C21-0B5E-88D4-1A6C")]
    [InlineData(" 3f9a7c210b5e88d41a6c ")]
    [InlineData("3F9A 7C21 OB5E 88D4 lA6C")]
    [InlineData("３Ｆ９Ａ－７Ｃ２１－０Ｂ５Ｅ－８８Ｄ４－１Ａ６Ｃ")]
    [InlineData("3F9A–7C21—0B5E‑88D4-1A6C")]
    public void A_code_is_read_however_it_is_typed(string typed) => BooksMark.ReadCode(typed).ShouldBe("3F9A-7C21-0B5E-88D4-1A6C");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3F9A-7C21-0B5E-88D4-1A6")]
    [InlineData("3F9A-7C21-0B5E-88D4-1A6CC")]
    [InlineData("3F9A-7C21-0B5E-88D4-1A6G")]
    [InlineData("3F9A-7C21-0B5E-88D4-1A6C\u0000")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\uD800F9A-7C21-0B5E-88D4-1A6C")]
    public void What_is_no_code_is_none(string? typed) => BooksMark.ReadCode(typed).ShouldBeNull();

    [Theory]
    [InlineData("账本 220000 序号 60 校验 3F9A-7C21-0B5E-88D4-1A6C")]
    [InlineData("Books 220000 No. 60 code 3F9A-7C21-0B5E-88D4-1A6C")]
    [InlineData("截止日：2024-12-31　　账本 220000 序号 60 校验 3F9A-7C21-0B5E-88D4-1A6C　第 1 页")]
    public void The_whole_line_is_found_in_what_was_copied(string line) => BooksMark.Find(line).ShouldBe(Mark);

    [Theory]
    [InlineData(null)]
    [InlineData("账本 220000 序号 校验 3F9A-7C21-0B5E-88D4-1A6C")]
    [InlineData("账本 220000 序号 9999999999999999999999 校验 3F9A-7C21-0B5E-88D4-1A6C")]
    [InlineData("3F9A-7C21-0B5E-88D4-1A6C")]
    public void Half_a_line_is_none(string? line) => BooksMark.Find(line).ShouldBeNull();
}

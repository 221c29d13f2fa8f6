using FundLedger.Litigation;

namespace FundLedger.Tests.Litigation;

public class CaseNumberTests
{
    [Theory]
    [InlineData("（2017）吉01民初770号", 2017, "吉01", "民初", 770, "")]
    [InlineData("（2022）吉民终461号", 2022, "吉", "民终", 461, "")]
    [InlineData("（2023）吉0204执恢5号之一", 2023, "吉0204", "执恢", 5, "之一")]
    [InlineData("（2018）最高法民申1234号", 2018, "最高法", "民申", 1234, "")]
    [InlineData("（2019）最高法知民终1号", 2019, "最高法知", "民终", 1, "")]
    [InlineData("（2016）吉71行初1号", 2016, "吉71", "行初", 1, "")]
    [InlineData("（2025）吉0882刑附民3号之十二", 2025, "吉0882", "刑附民", 3, "之十二")]
    public void A_number_in_the_form_of_2016_falls_into_its_parts(
        string text, int year, string court, string type, int serial, string sequel)
    {
        var number = CaseNumber.Read(text);
        number.IsStandard.ShouldBeTrue();
        (number.Year, number.Court, number.Type, number.Serial, number.Sequel).ShouldBe((year, court, type, serial, sequel));
        number.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("(2017)吉01民初770号")]
    [InlineData("[2017]吉01民初770号")]
    [InlineData("〔2017〕吉01民初770号")]
    [InlineData("【2017】吉01民初770号")]
    [InlineData("（2017） 吉01 民初 770 号")]
    [InlineData("\u3000（2017)吉01\u00a0民初770号\t")]
    public void Brackets_and_blanks_are_put_right_and_the_text_as_given_is_kept(string raw)
    {
        var number = CaseNumber.Read(raw);
        number.Text.ShouldBe("（2017）吉01民初770号");
        number.ToString().ShouldBe(number.Text);
        number.Raw.ShouldBe(raw);
        number.IsStandard.ShouldBeTrue();
    }

    [Theory]
    [InlineData("（2015）吉01民初12号")]
    [InlineData("（2014）民申字第1782号")]
    [InlineData("（2015）长民初字第12号")]
    [InlineData("（2017）美01民初770号")]
    [InlineData("（2017）吉01民初号")]
    [InlineData("（2017）吉01770号")]
    [InlineData("（2017）吉01民初770")]
    [InlineData("（2017）吉01民初770号之1")]
    [InlineData("（2017）吉01民初770号\u200b")]
    [InlineData("（2017）吉00001民初770号")]
    [InlineData("（２０１７）吉01民初770号")]
    [InlineData("（2017）吉01民初７７０号")]
    [InlineData("（2017）吉01民初9999999999号")]
    [InlineData("2017吉01民初770号")]
    [InlineData("see the file")]
    [InlineData("")]
    public void Any_other_number_is_kept_as_text_and_calls_for_a_warning(string text)
    {
        var number = CaseNumber.Read(text);
        number.IsStandard.ShouldBeFalse();
        (number.Year, number.Court, number.Type, number.Serial, number.Sequel).ShouldBe((0, "", "", 0, ""));
        number.Raw.ShouldBe(text);
    }

    [Fact]
    public void An_old_number_is_stored_without_its_blanks() =>
        CaseNumber.Read("(2014) 民申字第1782号").Text.ShouldBe("（2014）民申字第1782号");
}

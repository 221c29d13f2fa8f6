using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Tests.Ledger;

public class ChineseDateTests
{
    [Theory]
    [InlineData("2025-02-12", "贰零贰伍年零贰月壹拾贰日")]
    [InlineData("2025-10-20", "贰零贰伍年零壹拾月零贰拾日")]
    [InlineData("2026-01-01", "贰零贰陆年零壹月零壹日")]
    [InlineData("2026-03-10", "贰零贰陆年叁月零壹拾日")]
    [InlineData("2026-09-09", "贰零贰陆年玖月零玖日")]
    [InlineData("2026-11-11", "贰零贰陆年壹拾壹月壹拾壹日")]
    [InlineData("2026-12-19", "贰零贰陆年壹拾贰月壹拾玖日")]
    [InlineData("2026-08-21", "贰零贰陆年捌月贰拾壹日")]
    [InlineData("2026-06-30", "贰零贰陆年陆月零叁拾日")]
    [InlineData("2026-07-31", "贰零贰陆年柒月叁拾壹日")]
    [InlineData("0987-04-05", "零玖捌柒年肆月零伍日")]
    public void A_date_on_a_cheque_leaves_no_room_for_another_digit(string date, string capitals) =>
        ChineseDate.Write(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)).ShouldBe(capitals);

    [Fact]
    public void No_two_days_of_a_leap_year_are_written_alike() =>
        Enumerable.Range(0, 366).Select(day => ChineseDate.Write(new DateOnly(2028, 1, 1).AddDays(day))).Distinct().Count().ShouldBe(366);
}

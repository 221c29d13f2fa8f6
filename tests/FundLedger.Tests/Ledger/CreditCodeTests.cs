using FundLedger.Ledger;

namespace FundLedger.Tests.Ledger;

public class CreditCodeTests
{
    public static TheoryData<string> Issued =>
    [
        "914403001922038216", "9144030071526726XG", "91330100799655058B", "91110108551385082Q", "91350200776049653A",
        "913502000728319549", "91350200MA2YJ1XR9G", "123502001549897397", "53100000500021676K", "11440607MB2D7390X7",
    ];

    [Theory, MemberData(nameof(Issued))]
    public void Codes_in_public_use_are_valid(string code) => CreditCode.Judge(code).ShouldBe(CreditCodeVerdict.Valid);

    [Theory]
    [InlineData("52222403MJ1234561U")]
    [InlineData("31229999WXYTR9871U")]
    public void Codes_worked_out_by_hand_from_the_standards_are_valid(string code) =>
        CreditCode.Judge(code).ShouldBe(CreditCodeVerdict.Valid);

    [Theory]
    [InlineData("91110108717809965C")]
    [InlineData("9133010057462616XH")]
    [InlineData("91350203M0001QAY9B")]
    public void A_failing_check_is_only_a_warning_because_such_codes_were_issued(string code) =>
        CreditCode.Judge(code).ShouldBe(CreditCodeVerdict.FailingCheck);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("91440300192203821")]
    [InlineData("9144030019220382160")]
    [InlineData(" 914403001922038216")]
    [InlineData("91440300192203821 ")]
    [InlineData("9144030071526726xg")]
    [InlineData("９14403001922038216")]
    [InlineData("I14403001922038216")]
    [InlineData("9144030O1922038216")]
    [InlineData("91A403001922038216")]
    [InlineData("9144030019220382A6")]
    [InlineData("91440300192203821Z")]
    public void Anything_else_has_the_wrong_form(string? code) => CreditCode.Judge(code).ShouldBe(CreditCodeVerdict.WrongForm);

    [Theory, MemberData(nameof(Issued))]
    public void One_mistyped_character_is_always_noticed(string code)
    {
        foreach (var position in Enumerable.Range(0, code.Length))
        foreach (var typed in "0123456789ABCDEFGHJKLMNPQRTUWXY".Where(character => character != code[position]))
            CreditCode.Judge(code[..position] + typed + code[(position + 1)..]).ShouldNotBe(CreditCodeVerdict.Valid);
    }
}

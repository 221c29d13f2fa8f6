namespace FundLedger.Tests.Support;

public sealed class NotationTests
{
    [Fact]
    public void A_line_is_key_date_type_and_fields_signed_by_three_people() =>
        Notation.Json("E30 2024-12-18 bankFeeCharged fund=ADV amount=550.00").ShouldBe(
            ["""{"key":"E30","date":"2024-12-18","type":"bankFeeCharged","fund":"ADV","amount":"550.00","by":"陈会计","reviewer":"李审核","cashier":"周出纳"}"""],
            Decoded);

    [Fact]
    public void Lists_parts_inner_commands_numbers_and_quoted_texts_have_their_forms() =>
        Notation.Json("""
            # A remark.
            K 2024-01-01 x by=- reviewer=- cashier=- codes=[A; B] none=[] items=[advance=A1 amount=5.00; advance=A2 list=[C; D]] text="a b" year=2024 final=true inner={y fund=ADV}
            """).ShouldBe(
            ["""{"key":"K","date":"2024-01-01","type":"x","codes":["A","B"],"none":[],"items":[{"advance":"A1","amount":"5.00"},{"advance":"A2","list":["C","D"]}],"text":"a b","year":2024,"final":true,"inner":{"type":"y","fund":"ADV"}}"""],
            Decoded);

    private static IEqualityComparer<string> Decoded => EqualityComparer<string>.Create((a, b) =>
        System.Text.Json.Nodes.JsonNode.DeepEquals(System.Text.Json.Nodes.JsonNode.Parse(a!), System.Text.Json.Nodes.JsonNode.Parse(b!)), _ => 0);
}

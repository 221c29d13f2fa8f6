using System.Text;
using FundLedger.Ledger;
using FundLedger.Web.Uploads;

namespace FundLedger.Tests.Uploads;

/// <summary>MT940 and camt.053 say the same as the bank's table would.</summary>
public sealed class MessageTests
{
    [Fact]
    public void Pages_of_one_statement_are_joined_and_another_account_is_another_statement()
    {
        var statements = Read(Messages.Mt940).Statements;

        statements.Select(statement => (statement.Account, statement.From, statement.To, statement.Opening?.ToString(), statement.Closing?.ToString(), statement.Lines.Count)).ShouldBe(
        [
            ("4200000000000000001", new DateOnly(2024, 3, 2), new DateOnly(2024, 3, 31), "1000000.00", "963701.51", 4),
            ("4200000000000000002", new DateOnly(2023, 12, 31), new DateOnly(2024, 1, 1), "-5.00", "-6.00", 1),
        ]);
        foreach (var statement in statements) (statement.Opening!.Value + statement.Lines.Sum(line => line.Amount)).ShouldBe(statement.Closing!.Value);
    }

    [Fact]
    public void Marks_references_and_details_of_MT940_lines_are_understood() =>
        Read(Messages.Mt940).Statements.SelectMany(statement => statement.Lines)
            .Select(line => (line.Number, $"{line.Date:yyyy-MM-dd}", line.Amount.ToString(), line.Serial, line.Summary, line.Counterparty, line.CounterpartyAccount)).ShouldBe(
        [
            (6, "2024-03-02", "-36666.67", "B0001", "调查费用", "某环保联合会", "6222020200012345678"),
            (9, "2024-03-04", "-100.00", "FEE1", null, null, null),
            (10, "2024-03-05", "412.68", "B0003", "第一季度利息", "某银行", null),
            (18, "2024-03-31", "55.50", "B0004", "冲回手续费", null, null),
            (26, "2023-12-31", "-1.00", null, null, null, null),
        ]);

    [Theory]
    [InlineData(":62F:C240331CNY963701,51", "", "breaks off")]
    [InlineData(":25:4200000000000000002", "", "the account (:25:) is missing")]
    [InlineData(":60F:D231231CNY5,00", "", "the opening balance")]
    [InlineData(":61:240305C412,68", ":61:2403O5C412,68", "line 10: :61: is not well-formed")]
    [InlineData(":61:240305C412,68", ":61:240230C412,68", "line 10: “20240230” is not a day")]
    [InlineData(":60M:C240305CNY963646,01", ":60M:C240305CNY963646,02", "does not go on")]
    [InlineData(":60F:C240301CNY1000000,00", ":60F:C240301USD1000000,00", "is in USD")]
    public void A_message_that_is_not_whole_is_refused_with_its_line(string from, string to, string says)
    {
        Messages.Mt940.ShouldContain(from);

        var reading = Read(Messages.Mt940.Replace(from, to, StringComparison.Ordinal));

        reading.Statements.ShouldBeEmpty();
        reading.Refusal.ShouldNotBeNull().En.ShouldContain(says);
    }

    [Theory]
    [InlineData("02")]
    [InlineData("08")]
    [InlineData("13")]
    public void A_camt_statement_of_any_version_is_read_entry_by_entry(string version)
    {
        var statement = Read(Messages.Camt(version)).Statements.ShouldHaveSingleItem();

        (statement.Account, statement.From, statement.To, statement.Opening, statement.Closing)
            .ShouldBe(("4200000000000000001", new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 31), Money.Parse("1000000.00"), Money.Parse("963701.51")));
        (statement.Opening + statement.Lines.Sum(line => line.Amount)).ShouldBe(statement.Closing);
        statement.Lines.Select(line => ($"{line.Date:yyyy-MM-dd}", line.Amount.ToString(), line.Serial, line.Summary, line.Counterparty, line.CounterpartyAccount)).ShouldBe(
        [
            ("2024-03-02", "-36666.67", "B0001", "调查费用", "某环保联合会", "6222020200012345678"),
            ("2024-03-04", "-100.00", null, null, "某化工厂", null),
            ("2024-03-05", "412.68", null, "利息 & 其他", null, null),
            ("2024-03-31", "55.50", null, null, null, null),
        ]);
        statement.Warnings.ShouldHaveSingleItem().En.ShouldContain("is not booked");
    }

    [Theory]
    [InlineData("<Ccy>CNY</Ccy>", "<Ccy>USD</Ccy>", RejectionReason.ForeignCurrency)]
    [InlineData("Ccy=\"CNY\">36666.67", "Ccy=\"EUR\">36666.67", RejectionReason.ForeignCurrency)]
    [InlineData("36666.67", "36666.671", RejectionReason.BadCell)]
    [InlineData("36666.67", "-36666.67", RejectionReason.BadCell)]
    [InlineData("<CdtDbtInd>DBIT</CdtDbtInd>", "", RejectionReason.BadCell)]
    [InlineData("2024-03-02", "2024-13-02", RejectionReason.BadCell)]
    [InlineData("camt.053", "camt.054", RejectionReason.FileContentForbidden)]
    [InlineData("</Stmt>", "", RejectionReason.FileDamaged)]
    public void A_camt_file_that_is_not_clear_is_refused(string from, string to, RejectionReason reason)
    {
        var text = Messages.Camt();
        text.ShouldContain(from);

        Read(text.Replace(from, to, StringComparison.Ordinal)).Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    private static StatementReading Read(string text) => StatementUpload.Read(Encoding.UTF8.GetBytes(text), null, TimeProvider.System, TestContext.Current.CancellationToken);
}

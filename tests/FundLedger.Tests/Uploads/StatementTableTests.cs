using System.Globalization;
using System.Text;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;
using FundLedger.Web.Uploads;

namespace FundLedger.Tests.Uploads;

/// <summary>Statements as the banks' own programs save them become the same lines, to the fen, or are refused with the place.</summary>
public sealed class StatementTableTests
{
    private const string Icbc = """
        [HISTORYDETAIL]
        凭证号,本方账号,对方账号,交易时间,借/贷,借方发生额,贷方发生额,对方行号,摘要,用途,对方单位名称,余额,个性化信息
        0,4200000000000000001,6222020200012345678,2024-03-02 10:11:12,借,"36,666.67",0.00,1,付款,调查,某环保联合会,"963,333.33",
        0,4200000000000000001,,2024-03-05 09:00:01,贷,0.00,412.68,1,利息,,,"963,746.01",
        """;

    private const string Abc = """
        账号：4200000000000000001,,币种：人民币,
        起始日期：20240301,,截止日期：20240331,,,,,,
        交易时间,收入金额,支出金额,账户余额,交易行名,对方省市,对方账号,对方户名,交易用途
        2024-03-05 09:00:01,412.68,,"963,746.01",,,,,利息
        2024-03-02 10:11:12,,"36,666.67","963,333.33",,,6222020200012345678,某环保联合会,付款
        合计,412.68,36666.67,,,,,,
        """;

    private const string Boc = """
        交易类型[ Transaction Type ],付款人账号[ Debit Account No. ],付款人名称[ Payer's Name ],收款人账号[ Payee's Account Number ],收款人名称[ Payee's Name ],交易日期[ Transaction Date ],交易货币[ Trade Currency ],交易金额[ Trade Amount ],交易后余额[ After-transaction balance ],交易流水号[ Transaction reference number ],摘要[ Reference ]
        往账,4200000000000000001,某省基金,6222020200012345678,某环保联合会,20240302,CNY,"-36,666.67","963,333.33",BOC1,付款
        来账,,,4200000000000000001,某省基金,20240305,CNY,412.68,"963,746.01",BOC2,利息
        """;

    private const string Ccb = """
        账号,账户名称,交易时间,借方发生额（支取）,贷方发生额（收入）,余额,币种,对方户名,对方账号,对方开户机构,记账日期,摘要,备注,账户明细编号-交易流水号
        ="4200000000000000001",某省基金,20240302 10:11:12,36666.67,,963333.33,人民币元,某环保联合会,="6222020200012345678",某行,20240302,付款,,C1
        ="4200000000000000001",某省基金,20240305 09:00:01,,412.68,963746.01,人民币元,,,,20240305,利息,,C2
        """;

    private const string Bocom = """
        交易日期	摘要	借贷标志	发生额	余额	对方帐号	对方户名
        2024/3/2	付款	借	36,666.67	963,333.33	6222020200012345678	某环保联合会
        2024/3/5	利息	贷	412.68	963,746.01
        """;

    public static TheoryData<string, string> Banks => new()
    {
        { "ICBC", Icbc }, { "ABC", Abc }, { "BOC", Boc }, { "CCB", Ccb }, { "BOCOM", Bocom.Replace("963,746.01", "963,746.01\t\t", StringComparison.Ordinal) },
    };

    [Theory, MemberData(nameof(Banks))]
    public void Every_big_bank_form_is_recognised_by_its_headings(string bank, string text)
    {
        var statement = Read(text).Statements.ShouldHaveSingleItem(bank);

        statement.Lines.Select(line => (line.Date, line.Amount, line.Balance)).ShouldBe(
        [
            (new DateOnly(2024, 3, 2), Money.Parse("-36666.67"), Money.Parse("963333.33")),
            (new DateOnly(2024, 3, 5), Money.Parse("412.68"), Money.Parse("963746.01")),
        ]);
        (statement.Lines[0].Counterparty, statement.Lines[0].CounterpartyAccount).ShouldBe(("某环保联合会", "6222020200012345678"));
        (statement.Opening, statement.Closing).ShouldBe((Money.Parse("1000000.00"), Money.Parse("963746.01")));
        if (bank != "BOCOM" && bank != "BOC") statement.Account.ShouldBe("4200000000000000001");
    }

    [Fact]
    public void The_period_of_the_letterhead_is_that_of_the_statement_and_a_sum_is_stepped_over()
    {
        var statement = Read(Abc).Statements.Single();

        (statement.From, statement.To).ShouldBe((new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 31)));
        statement.Warnings.Select(warning => warning.En).ShouldBe(["line 6 is a sum and was stepped over", "the newest line comes first in the file; it was read in the order of time"]);
    }

    [Theory]
    [InlineData("BK1", 17, "1001420.37", "201420.37", "1084509.60")]
    [InlineData("BK2", 3, "1012000.00", "612000.00", "747321.83")]
    public void The_statements_of_the_first_worked_year_are_read_to_the_fen(string bank, int lines, string firstBalance, string opening, string closing)
    {
        var statement = Read(RepoFiles.Read($"db/seed/scenario-1-bank-{bank}.csv")).Statements.ShouldHaveSingleItem();

        (statement.Account, statement.Lines.Count, statement.Lines[0].Serial).ShouldBe((bank, lines, bank + "-0001"));
        (statement.Lines[0].Balance, statement.Opening, statement.Closing).ShouldBe((Money.Parse(firstBalance), Money.Parse(opening), Money.Parse(closing)));
        var balance = statement.Opening!.Value;
        foreach (var line in statement.Lines) (balance += line.Amount).ShouldBe(line.Balance!.Value);
        balance.ShouldBe(statement.Closing!.Value);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void The_same_statement_is_read_in_every_encoding_separator_and_line_ending(string encoding)
    {
        foreach (var separator in ",;\t")
            foreach (var ending in new[] { "\r\n", "\n", "\r" })
            {
                var text = "日期,摘要,支出,收入,余额\n2024-03-02,\"付\"\"款\"\"\",1.00,,9.00\n2024-03-03,存入,,2.5,11.50\n".Replace(',', separator).Replace("\n", ending, StringComparison.Ordinal);
                var codes = Encoding.GetEncoding(encoding);
                var reading = StatementUpload.Read([.. codes.GetPreamble(), .. codes.GetBytes(text)], null, TimeProvider.System, TestContext.Current.CancellationToken);

                reading.Refusal.ShouldBeNull();
                reading.Statements.Single().Lines.Select(line => (line.Number, line.Amount.ToString(), line.Summary)).ShouldBe([(2, "-1.00", "付\"款\""), (3, "2.50", "存入")]);
            }
    }

    [Fact]
    public void A_mapping_is_kept_and_read_back_and_says_what_the_headings_do_not()
    {
        var mapping = new StatementMapping { Date = "#1", Amount = "#2", Sign = AmountSign.PaidPositive, Summary = "#3", HeaderRow = 0, DateForm = "dd/MM/yyyy", Separator = ';' };

        StatementMapping.FromJson(mapping.ToJson()).ShouldBe(mapping);
        StatementMapping.FromJson("{\"date\":\"日期\",\"colour\":\"red\"}").ShouldBeNull();
        var line = Read("02/03/2024;5.00;手续费\n", mapping).Statements.Single().Lines.Single();
        (line.Date, line.Amount, line.Summary).ShouldBe((new DateOnly(2024, 3, 2), Money.Parse("-5.00"), "手续费"));
    }

    [Fact]
    public void Lines_of_two_accounts_in_one_file_are_two_statements() =>
        Read("账号,日期,支出,收入\nA,2024-03-01,1.00,\nB,2024-03-01,,2.00\nA,2024-03-02,3.00,\n").Statements
            .Select(statement => (statement.Account, statement.Lines.Count)).ShouldBe([("A", 2), ("B", 1)]);

    [Theory]
    [InlineData("2024-03-02,１２.00,", RejectionReason.BadCell, "line 2, column 2: “１２.00” is not an amount")]
    [InlineData("2024-03-02,\"1,23\",", RejectionReason.BadCell, "line 2, column 2")]
    [InlineData("2024-03-02,1.234,", RejectionReason.BadCell, "line 2, column 2")]
    [InlineData("2024-03-02,1e5,", RejectionReason.BadCell, "line 2, column 2")]
    [InlineData("2024-03-02,(1.00),", RejectionReason.BadCell, "line 2, column 2")]
    [InlineData("2024-03-02,99999999999999999999,", RejectionReason.BadCell, "line 2, column 2")]
    [InlineData("2024-02-30,1.00,", RejectionReason.BadCell, "line 2, column 1: “2024-02-30” is not a day")]
    [InlineData("02/03/2024,1.00,", RejectionReason.BadCell, "line 2, column 1")]
    [InlineData("2024-03-02,1.00,2.00", RejectionReason.StatementUnclear, "line 2: the row has money on both sides")]
    [InlineData("2024-03-02,1.00", RejectionReason.MalformedCsv, "the row has 2 cells and the headings 3 (line 2)")]
    [InlineData("2024-03-02,\"1.00,", RejectionReason.MalformedCsv, "opened in line 2")]
    [InlineData("2024-03-02,\"1.00\"x,", RejectionReason.MalformedCsv, "text after a closing quotation mark (line 2)")]
    public void What_is_not_clear_is_refused_with_its_line(string row, RejectionReason reason, string says)
    {
        var refusal = Read($"日期,支出,收入\n{row}\n2024-03-03,1.00,\n").Refusal.ShouldNotBeNull();

        refusal.Reason.ShouldBe(reason);
        refusal.En.ShouldContain(says);
        refusal.Zh.ShouldContain("2");
    }

    [Fact]
    public void A_line_in_another_currency_is_refused()
    {
        var refusal = Read("日期,币种,金额\n2024-03-02,USD,1.00\n").Refusal.ShouldNotBeNull();

        (refusal.Reason, refusal.Zh).ShouldBe((RejectionReason.ForeignCurrency, "第 2 行第 2 列 的币种是 USD：只接受人民币（CNY）"));
    }

    [Fact]
    public void A_table_without_known_headings_is_refused() =>
        Read("a,b\n1,2\n").Refusal.ShouldNotBeNull().Reason.ShouldBe(RejectionReason.ColumnsUnknown);

    [Fact]
    public void One_bad_line_in_a_thousand_refuses_the_file_and_names_the_line()
    {
        var text = new StringBuilder("日期,支出,收入\n");
        for (var i = 2; i <= 1001; i++) text.Append(CultureInfo.InvariantCulture, $"2024-03-02,{(i == 777 ? "x" : "1.00")},\n");

        var reading = Read(text.ToString());

        reading.Statements.ShouldBeEmpty();
        reading.Refusal.ShouldNotBeNull().En.ShouldStartWith("line 777, column 2");
    }

    private static StatementReading Read(string text, StatementMapping? mapping = null) =>
        StatementUpload.Read(Encoding.UTF8.GetBytes(text), mapping, TimeProvider.System, TestContext.Current.CancellationToken);
}

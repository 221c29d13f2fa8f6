using System.Globalization;
using System.Text;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>The file of organisations and what meetings agreed on, as they stood on a day.</summary>
public sealed class OrganisationPagesTests
{
    private const string Year = """
        F1 2024-01-15 organisationChecked organisation=O1 verdict=PASSED document=核查1号 note=登记和章程相符
        F2 2024-01-15 annualReportFiled organisation=O1 year=2023 document=2023年度工作报告
        F3 2024-06-01 organisationStatusChanged organisation=O2 status=SUSPENDED reason=异常名录 document=函7号
        MT 2024-02-08 jointMeetingHeld minutes=纪要1号 participants=[省厅; 省财政厅] items=[item=1 kind=ADVANCE subject=垫付 responsible=林承办 due=2024-06-30; item=2 kind=REWARD subject=奖励 responsible=林承办 due=2024-12-31]
        U1 2024-05-06 meetingItemFollowedUp minutes=纪要1号 item=1 state=OPEN note=已付首期
        U2 2024-07-20 meetingItemFollowedUp minutes=纪要1号 item=1 state=DONE note=已结算
        """;

    [Fact]
    public async Task The_file_of_each_organisation_shows_its_papers_by_day() => (await PageAsync("organisation-file", "asOf=2024-12-31")).ShouldBe("""
        "日期","材料","报告年度","结论或状态","文件","说明","有效期止","登记人","SHA-256 摘要"
        "O1 长春某环境保护志愿者协会",,,,,,,,
        2024-01-15,"资格核查",,"通过","核查1号","登记和章程相符",2025-01-14,"陈会计",
        2024-01-15,"年度工作报告",2023,"—","2023年度工作报告",,,"陈会计",
        "O2 延边某生态服务中心",,,,,,,,
        2024-06-01,"状态变更",,"暂停","函7号","异常名录",,"陈会计",
        """);

    [Fact]
    public async Task An_item_that_was_done_late_was_late_on_the_day_before() => (await PageAsync("agreed-items", "asOf=2024-07-19")).ShouldBe("""
        "纪要编号","会议日期","序号","决定种类","事项","负责人","办结期限","进展","逾期","跟踪日期","说明"
        "纪要1号",2024-02-08,1,"垫付","垫付","林承办",2024-06-30,"办理中","逾期",2024-05-06,"已付首期"
        "纪要1号",2024-02-08,2,"奖励","奖励","林承办",2024-12-31,"办理中","否",,
        """);

    [Fact]
    public async Task An_item_that_is_done_is_not_late() => (await PageAsync("agreed-items", "asOf=2024-07-20")).ShouldContain("""
        2024-06-30,"已办结","否",2024-07-20,"已结算"
        """);

    private static async Task<string> PageAsync(string report, string asked)
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Year);
        var outcome = await new ReportRunner(books.Database).RunAsync(report, Asked.Of(asked), TestContext.Current.CancellationToken);
        outcome.Rejections.ShouldBeEmpty();
        using var file = new MemoryStream();
        await CsvWriter.WriteAsync(outcome.Sheet!, file, CultureInfo.GetCultureInfo("zh-CN"), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd();
    }
}

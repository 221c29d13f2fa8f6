using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Tests.Support;
using FundLedger.Web;
using FundLedger.Web.Auditing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundLedger.Tests.Web;

/// <summary>Workbooks are made one after the other beside the books: in order, stopped on demand, never half left, never lost
/// without a word.</summary>
public sealed partial class WorkbookDeskTests
{
    private static readonly Uri Site = new("http://127.0.0.1:5210");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workbook_is_asked_for_made_and_fetched_and_the_books_are_as_they_were()
    {
        await using var books = await WebBooks.FundedAsync();
        var before = await WithoutTrailAsync(books);

        var job = await DoneAsync(books, await AskAsync(books, ("To", "2024-01-31")));

        job.State.ShouldBe(JobState.Done);
        using var file = await books.Client.GetAsync(new Uri($"/audit/workbooks/{job.Id}?handler=File", UriKind.Relative), Stop);
        var bytes = await file.Content.ReadAsByteArrayAsync(Stop);
        (bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))).ShouldBe(((int)job.Result!.Bytes, job.Result.Sha256));
        file.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldStartWith("auditors-workbook-220000-2024-01-31-");
        var listed = PageText.Table((await books.GetAsync("/audit/workbooks?lang=zh-CN")).Text, "已申请的对账工作簿，新的在前");
        listed[1].ShouldStartWith("全部账簿，2024-01 至 2024-01-31 | 已完成 | ");
        listed[1].ShouldContain($"{job.Result.Passed} / 0 | {job.Result.Sha256[..16]} | {job.Result.DataDigest[..16]}");
        // Fetching it leaves one row in the trail of access, and nothing else.
        (await TrailAsync(books)).ShouldBe([$"exported 220000 workbook.xlsx asOf=2024-01-31 knownAt={job.Result.KnownAt}"]);
        (await WithoutTrailAsync(books)).ShouldBe(before);
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_it_is_made_its_page_renews_itself_without_script_and_stands_still_on_demand()
    {
        await using var books = await WebBooks.FundedAsync();
        await ManyVouchers.DoubleAsync(books.Database, WebBooks.Entity, 12);
        var id = await AskAsync(books, ("To", "2024-12-31"));
        await UntilAsync(() => Desk(books).ProgressOf(Job(books, id)) is { Rows: > 1_000 });

        var page = await books.GetAsync($"/audit/workbooks/{id}?lang=zh-CN");
        page.Header("Refresh").ShouldBe("2");
        PageText.Body(page.Text).ShouldMatch(@"第 \d+ 步，共 29 步：.+；已处理 [\d,]+ 行");
        page.Text.ShouldContain("<progress ");
        (await books.GetAsync($"/audit/workbooks/{id}?still=true")).Header("Refresh").ShouldBeNull();

        (await PostAsync(books, $"/audit/workbooks/{id}", "?handler=Cancel")).Status.ShouldBe(302);
        var job = await DoneAsync(books, id);
        job.State.ShouldBe(JobState.Cancelled);
        var over = await books.GetAsync($"/audit/workbooks/{id}?lang=zh-CN");
        over.Header("Refresh").ShouldBeNull();
        PageText.Body(over.Text).ShouldContain("已取消");
        (await books.GetAsync($"/audit/workbooks/{id}?handler=File")).Status.ShouldBe(404);
        FilesOf(books).ShouldBe([$"{id}.json"]);
    }

    [Fact]
    public async Task One_that_fails_half_way_says_so_leaves_no_file_and_the_next_is_made()
    {
        await using var books = await WebBooks.FundedAsync();
        await ChangeAsync(books, "DROP VIEW v_bank_account");
        var failed = await DoneAsync(books, await AskAsync(books, ("To", "2024-01-31")));
        await ChangeAsync(books, SchemaScript.Embedded.Single(script => script.Name == "db/views/v_bank_account.sql").Text);
        var next = await DoneAsync(books, await AskAsync(books, ("To", "2024-01-31")));

        (failed.State, next.State).ShouldBe((JobState.Failed, JobState.Done));
        PageText.Body((await books.GetAsync($"/audit/workbooks/{failed.Id}?lang=zh-CN")).Text).ShouldContain("制作中途出错，未留下文件；原因在程序日志中");
        failed.Fault!.En.ShouldNotContain("SQLite", Case.Insensitive);
        FilesOf(books).ShouldNotContain($"{failed.Id}.xlsx");
        FilesOf(books).ShouldNotContain($"{failed.Id}.xlsx.part");
    }

    [Fact]
    public async Task Two_of_one_person_may_wait_and_twenty_in_all()
    {
        await using var books = await PlayedBooks.FundedAsync();
        using var folder = new Folder();
        using var desk = folder.Desk(books.Database);

        var mine = new List<QueueRefusal>();
        for (var i = 0; i < 3; i++) mine.Add((await AskAsync(desk, "甲")).Refusal);
        for (var i = 2; i < WorkbookDesk.MostWaiting; i++) (await AskAsync(desk, $"审计{i}")).Refusal.ShouldBe(QueueRefusal.None);
        var last = await AskAsync(desk, "乙");

        mine.ShouldBe([QueueRefusal.None, QueueRefusal.None, QueueRefusal.TooManyOfYours]);
        (last.Refusal, last.Job).ShouldBe((QueueRefusal.Full, null));
        desk.Of(PlayedBooks.Entity).Count.ShouldBe(WorkbookDesk.MostWaiting);

        desk.Cancel(desk.Of(PlayedBooks.Entity).First(job => job.By == "甲")).ShouldBeTrue();
        (await AskAsync(desk, "甲")).Refusal.ShouldBe(QueueRefusal.None);
    }

    [Fact]
    public async Task The_third_of_one_person_is_refused_on_the_page_with_the_reason()
    {
        await using var books = await WebBooks.FundedAsync();
        await ManyVouchers.DoubleAsync(books.Database, WebBooks.Entity, 12);
        string[] ids = [await AskAsync(books, ("To", "2024-12-31")), await AskAsync(books, ("To", "2024-11-30"))];

        var third = await PostAsync(books, "/audit/workbooks?lang=zh-CN", "", ("To", "2024-10-31"));

        third.Status.ShouldBe(429);
        PageText.Body(third.Text).ShouldContain("您已有 2 份工作簿在排队或制作");
        third.Text.ShouldContain("value=\"2024-10-31\"");
        PageText.Body((await books.GetAsync($"/audit/workbooks/{ids[1]}?lang=zh-CN")).Text).ShouldContain("排队中");
        foreach (var id in ids) Desk(books).Cancel(Job(books, id)).ShouldBeTrue();
        foreach (var id in ids) (await DoneAsync(books, id)).State.ShouldBe(JobState.Cancelled);
    }

    [Fact]
    public async Task What_was_not_finished_when_the_site_ended_is_shown_as_interrupted_and_can_be_made_again()
    {
        await using var books = await PlayedBooks.FundedAsync();
        using var folder = new Folder();
        string id;
        using (var before = folder.Desk(books.Database))
        {
            id = (await AskAsync(before, "甲")).Job!.Id;
            await File.WriteAllTextAsync(Path.Combine(folder.Workbooks, id + ".xlsx.part"), "half", Stop);
        }

        using var after = folder.Desk(books.Database);
        await after.StartAsync(Stop);

        var job = after.Find(PlayedBooks.Entity, id)!;
        job.State.ShouldBe(JobState.Interrupted);
        Directory.GetFiles(folder.Workbooks, "*.part").ShouldBeEmpty();
        var again = (await after.AskAsync(PlayedBooks.Entity, job.Asked, job.Language, Site, "甲", Stop)).Job!;
        await UntilAsync(() => after.Find(PlayedBooks.Entity, again.Id)!.IsOver);
        after.Find(PlayedBooks.Entity, again.Id)!.State.ShouldBe(JobState.Done);
        again.Asked.ShouldBe(job.Asked, ignoreOrder: true);
        await after.StopAsync(Stop);
    }

    [Fact]
    public async Task A_site_that_stops_marks_what_it_was_making_and_a_finished_one_outlives_it()
    {
        await using var books = await PlayedBooks.FundedAsync();
        using var folder = new Folder();
        using var desk = folder.Desk(books.Database);
        await desk.StartAsync(Stop);
        var finished = (await AskAsync(desk, "甲")).Job!.Id;
        await UntilAsync(() => desk.Find(PlayedBooks.Entity, finished)!.IsOver);
        await ManyVouchers.DoubleAsync(books.Database, PlayedBooks.Entity, 12);
        var open = (await AskAsync(desk, "甲")).Job!;
        await UntilAsync(() => desk.ProgressOf(open) is { Rows: > 1_000 });
        await desk.StopAsync(Stop);

        using var after = folder.Desk(books.Database);
        await after.StartAsync(Stop);
        after.Find(PlayedBooks.Entity, open.Id)!.State.ShouldBe(JobState.Interrupted);
        after.FileOf(after.Find(PlayedBooks.Entity, finished)!).ShouldNotBeNull();
        await after.StopAsync(Stop);
    }

    [Fact]
    public async Task After_thirty_days_a_workbook_and_its_note_are_gone()
    {
        await using var books = await PlayedBooks.FundedAsync();
        using var folder = new Folder();
        using (var desk = folder.Desk(books.Database))
        {
            await desk.StartAsync(Stop);
            var id = (await AskAsync(desk, "甲")).Job!.Id;
            await UntilAsync(() => desk.Find(PlayedBooks.Entity, id)!.IsOver);
            await desk.StopAsync(Stop);
        }
        Directory.GetFiles(folder.Workbooks).Length.ShouldBe(2);

        using var later = folder.Desk(books.Database, TimeProvider.System.GetUtcNow() + WorkbookShelf.Kept + TimeSpan.FromHours(1));
        await later.StartAsync(Stop);

        Directory.GetFiles(folder.Workbooks).ShouldBeEmpty();
        later.Of(PlayedBooks.Entity).ShouldBeEmpty();
        await later.StopAsync(Stop);
    }

    [Fact]
    public async Task A_note_that_was_torn_and_files_of_other_kinds_do_not_stop_the_site()
    {
        await using var books = await PlayedBooks.FundedAsync();
        using var folder = new Folder();
        Directory.CreateDirectory(folder.Workbooks);
        await File.WriteAllTextAsync(Path.Combine(folder.Workbooks, new string('a', 32) + ".json"), "{\"id\":", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder.Workbooks, "readme.json"), "[]", Stop);

        using var desk = folder.Desk(books.Database);
        await desk.StartAsync(Stop);
        desk.Of(PlayedBooks.Entity).ShouldBeEmpty();
        await desk.StopAsync(Stop);
    }

    [Theory]
    [InlineData("To", "2024-02-30", "asOf")]
    [InlineData("To", "昨天", "asOf")]
    [InlineData("From", "2099-01", "from")]
    [InlineData("Fund", "NONE", "基金 NONE 不存在")]
    [InlineData("Case", "NONE", "案件 NONE 不存在")]
    [InlineData("Case", "../../etc", "case")]
    public async Task What_cannot_be_made_is_refused_on_the_page_and_what_was_typed_is_kept(string field, string typed, string says)
    {
        await using var books = await WebBooks.FundedAsync();

        var page = await PostAsync(books, "/audit/workbooks?lang=zh-CN", "", ("To", "2024-01-31"), (field, typed));

        page.Status.ShouldBe(422);
        PageText.Body(page.Text).ShouldContain(says);
        if (field != "Fund") page.Text.ShouldContain($"value=\"{typed}\"");
        Desk(books).Of(WebBooks.Entity).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workbook_of_another_entity_or_of_no_such_name_is_not_there()
    {
        await using var books = await WebBooks.FundedAsync();
        var id = (await DoneAsync(books, await AskAsync(books, ("To", "2024-01-31")))).Id;

        (await books.GetAsync($"/audit/workbooks/{new string('0', 32)}")).Status.ShouldBe(404);
        (await books.GetAsync($"/audit/workbooks/{new string('0', 32)}?handler=File")).Status.ShouldBe(404);
        (await books.GetAsync("/audit/workbooks/..%2f..%2fbooks.db?handler=File")).Status.ShouldBe(404);
        Desk(books).Find("230000", id).ShouldBeNull();
    }

    [Fact]
    public async Task Asking_and_cancelling_need_a_form_of_this_site()
    {
        await using var books = await WebBooks.FundedAsync();

        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["To"] = "2024-01-31" });
        (await books.Client.PostAsync(new Uri("/audit/workbooks", UriKind.Relative), content, Stop)).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        Desk(books).Of(WebBooks.Entity).ShouldBeEmpty();
    }

    private static async Task<string> AskAsync(WebBooks books, params (string, string)[] typed)
    {
        var answer = await PostAsync(books, "/audit/workbooks", "", typed);
        answer.Status.ShouldBe(302, answer.Text);
        return answer.Header("Location")!.Split('/')[^1];
    }

    private static async Task<string> WithoutTrailAsync(WebBooks books) => string.Join('\n', (await books.EverythingAsync()).Split('\n').Where(row => !row.StartsWith("trail|", StringComparison.Ordinal)));

    private static Task<IReadOnlyList<string>> TrailAsync(WebBooks books) => books.Database.ReadAsync(session => session.ListAsync<string>("SELECT action || ' ' || object || ' ' || detail FROM trail WHERE action = 'exported'"), Stop);

    private static async Task<Answer> PostAsync(WebBooks books, string path, string handler, params (string Name, string Value)[] typed)
    {
        var token = Token().Match((await books.GetAsync(path)).Text).Groups[1].Value;
        using var content = new FormUrlEncodedContent(typed.GroupBy(pair => pair.Name).ToDictionary(pair => pair.Key, pair => pair.Last().Value).Append(new("__RequestVerificationToken", token)));
        using var request = new HttpRequestMessage(HttpMethod.Post, path + handler) { Content = content };
        return await books.SendAsync(request);
    }

    private static WorkbookDesk Desk(WebBooks books) => books.Services.GetRequiredService<WorkbookDesk>();
    private static WorkbookJob Job(WebBooks books, string id) => Desk(books).Find(WebBooks.Entity, id)!;
    private static IEnumerable<string?> FilesOf(WebBooks books) => Directory.GetFiles(Path.Combine(Path.GetDirectoryName(books.LogFolder)!, "workbooks")).Select(Path.GetFileName);

    private static async Task<WorkbookJob> DoneAsync(WebBooks books, string id)
    {
        await UntilAsync(() => Job(books, id).IsOver);
        return Job(books, id);
    }

    private static Task<AskOutcome> AskAsync(WorkbookDesk desk, string by) =>
        desk.AskAsync(PlayedBooks.Entity, new Dictionary<string, string> { ["asOf"] = "2024-12-31" }, "zh-CN", Site, by, Stop);

    private static async Task UntilAsync(Func<bool> happened)
    {
        while (!happened()) await Task.Delay(20, Stop);
    }

    private static Task<int> ChangeAsync(WebBooks books, string sql) =>
        books.Database.WriteAsync(WebBooks.Entity, async session => new Work<int>(await session.ExecuteAsync(sql), Keep: true), Stop);

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-desk-");

        public string Workbooks => Path.Combine(folder.FullName, "workbooks");

        public WorkbookDesk Desk(Database books, DateTimeOffset? now = null) => new(books,
            new WorkbookShelf(new Settings(folder.FullName, null, []), now is { } fixedAt ? new FixedClock(fixedAt) : TimeProvider.System), NullLogger<WorkbookDesk>.Instance);

        public void Dispose() => folder.Delete(recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

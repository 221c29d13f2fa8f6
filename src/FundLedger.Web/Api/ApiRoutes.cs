using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Api;

/// <summary>The API, address by address.</summary>
public static class ApiRoutes
{
    public const string Root = "/api/v1";
    private const long Kibibyte = 1024;
    private static readonly string[] ProgramPaths = ["/api", "/openapi", "/problems", "/health"];
    private const string OfEntity = Root + "/entities/{entity}";

    private static readonly ApiParameter AsOf = new("asOf", new("截至日期", "As of the end of this day"), ApiParameter.Day);
    private static readonly ApiParameter KnownAt = new("knownAt", new("已知至记账序号", "As known at this posting"), """{"type":"integer","minimum":0}""");
    private static readonly ApiParameter Take = new("take", new("每页条数，1 至 500", "How many at most, 1 to 500"), """{"type":"integer","minimum":1,"maximum":500}""");

    internal static IReadOnlyList<ApiRoute> All { get; } =
    [
        new("POST", OfEntity + "/events", new("记录一项业务", "Record one event"), Events.PostAsync)
        {
            Permission = Permission.SendEvents,
            TakesNewEntity = true, Body = new(["application/json"], "command", 1024 * Kibibyte),
            Answers = [(201, "application/json"), (200, "application/json")],
        },
        new("POST", OfEntity + "/imports", new("导入 JSON 行或 CSV 文件，全部记录或全部不记", "Import JSON lines or CSV: all are recorded, or none"), Imports.PostAsync)
        {
            Permission = Permission.SendEvents,
            TakesNewEntity = true, Body = new([.. Imports.Types], null, 10 * 1024 * Kibibyte),
            Parameters = [new("dryRun", new("只试算，不记录", "Only say what it would do"), ApiParameter.Flag)],
        },
        new("GET", Root + "/entities", new("会计主体", "The entities"), Lists.EntitiesAsync),
        new("GET", OfEntity + "/vouchers", new("凭证，新的在前", "Vouchers, latest first"), Vouchers.ListAsync)
        {
            Parameters =
            [
                new("month", new("月份 yyyy-MM", "Month, yyyy-MM"), ApiParameter.Month),
                new("case", new("案件", "Case"), ApiParameter.Code),
                new("fund", new("基金", "Fund"), ApiParameter.Code),
                new("account", new("科目或其开头", "An account or the beginning of one"), ApiParameter.Code),
                new("text", new("号码、摘要的一部分，或分录金额", "Part of the number or summary, or an amount of a line"), ApiParameter.Text),
                new("after", new("上一页给出的位置", "The place that the page before gave"), ApiParameter.Text),
                AsOf, Take,
            ],
        },
        new("GET", OfEntity + "/vouchers/{number}", new("一张凭证", "One voucher"), Vouchers.OneAsync),
        new("GET", OfEntity + "/vouchers/{number}/evidence.zip", new("一张凭证的附件包", "The evidence of a voucher"), Files.VoucherPackageAsync) { Answers = [(200, Files.PackageType)] },
        new("POST", OfEntity + "/files", new("上传文件：按内容识别，相同内容只存一份", "Upload a file: known by its content, the same bytes are kept once"), Files.PostAsync)
        {
            Permission = Permission.SendEvents,
            Body = new([Files.AnyType], null, FileStore.MostBytes + 1), Answers = [(201, "application/json")],
            Parameters = [new("name", new("文件名", "The name of the file"), """{"type":"string","maxLength":200}""", IsRequired: true)],
        },
        new("GET", OfEntity + "/files/{sha256}", new("下载文件", "A file"), Files.GetAsync) { Answers = [(200, Files.AnyType)] },
        new("GET", OfEntity + "/cases/{case}/evidence.zip", new("一个案件的附件包", "The evidence of a case"), Files.CasePackageAsync) { Answers = [(200, Files.PackageType)] },
        new("GET", OfEntity + "/cases", new("案件及未结金额", "Cases with what is open on them"), Lists.CasesAsync)
        {
            Parameters =
            [
                new("text", new("代码、案号或原告的一部分", "Part of the code, number or plaintiff"), ApiParameter.Text),
                new("after", new("上一页最后的案件", "The last case of the page before"), ApiParameter.Code), AsOf, Take,
            ],
        },
        new("POST", OfEntity + "/bank-statements", new("导入银行对账单文件（CSV、xlsx、MT940、camt.053）", "Take in a bank's file: CSV, xlsx, MT940 or camt.053"), BankApi.StatementAsync)
        {
            Permission = Permission.SendEvents,
            Body = new([.. BankApi.StatementTypes], null, BankApi.MostBytes), Answers = [(201, "application/json"), (200, "application/json")],
            Parameters =
            [
                new("by", new("制单人", "Who takes it in"), ApiParameter.Text, IsRequired: true),
                new("date", new("业务日期", "Day of the command"), ApiParameter.Day, IsRequired: true),
                new("bank", new("银行账户；不写则按文件中的账号", "Bank account; by the number in the file if left out"), ApiParameter.Code),
                new("from", new("起始日；不写则按文件", "First day; by the file if left out"), ApiParameter.Day),
                new("to", new("截止日；不写则按文件", "Last day; by the file if left out"), ApiParameter.Day),
                new("opening", new("期初余额；不写则按文件", "Opening balance; by the file if left out"), ApiParameter.Amount),
                new("closing", new("期末余额；不写则按文件", "Closing balance; by the file if left out"), ApiParameter.Amount),
                new("name", new("文件名", "The name of the file"), ApiParameter.Text),
                new("dryRun", new("只试算，不记录", "Only say what it would do"), ApiParameter.Flag),
            ],
        },
        new("GET", OfEntity + "/bank-accounts", new("银行账户：账面、银行、对账进度", "Bank accounts: by the books, by the bank, and how far they are proved"), BankApi.AccountsAsync) { Parameters = [AsOf] },
        new("GET", OfEntity + "/bank-accounts/{bank}/lines", new("银行流水", "Bank lines"), BankApi.LinesAsync)
        {
            Parameters =
            [
                new("month", new("月份 yyyy-MM", "Month, yyyy-MM"), ApiParameter.Month),
                new("open", new("只要未匹配的", "Only those that no match holds"), ApiParameter.Flag),
                new("text", new("流水号、摘要、对方的一部分，或金额", "Part of the number, summary or counterparty, or an amount"), ApiParameter.Text),
                new("after", new("上一页给出的位置", "The place that the page before gave"), ApiParameter.Text),
                Take,
            ],
        },
        new("GET", OfEntity + "/bank-accounts/{bank}/matching", new("按规则可匹配的和有疑问的；groups 可直接用于 bankLinesMatched", "What the rules match and what they propose; groups are those of bankLinesMatched"), BankApi.MatchingAsync)
        {
            Parameters = [new("on", new("按此日的规则", "By the policy of this day"), ApiParameter.Day)],
        },
        new("GET", OfEntity + "/deadlines", new("期限，先到期的在前", "Deadlines, soonest first"), Deadlines.ListAsync)
        {
            Parameters = [new("on", new("截至日期", "As of the end of this day"), ApiParameter.Day)],
        },
        new("GET", Root + "/reports", new("报表目录", "The catalogue of reports"), Reports.CatalogueAsync),
        new("GET", OfEntity + "/reports/{name}", new("一张报表", "One report"), Reports.OneAsync)
        {
            TakesAnyParameter = true, Answers = Reports.Answers,
            Parameters =
            [
                new("format", new("格式；不写则按 Accept", "The format; by Accept if left out"), """{"type":"string","enum":["json","csv","xlsx"]}"""),
                AsOf, KnownAt,
            ],
        },
        new("GET", OfEntity + "/journal.hledger", new("hledger 格式的序时账，三套账", "The journal for hledger, all three books"), Downloads.HledgerAsync)
        {
            Answers = [(200, "text/plain")],
        },
        new("GET", OfEntity + "/workbook", new("审计用对账工作簿", "The auditor's workbook"), Downloads.WorkbookAsync)
        {
            Answers = [(200, Downloads.ExcelType)],
            Parameters =
            [
                AsOf, KnownAt,
                new("from", new("发生额的起始月份 yyyy-MM", "The month from which movements count, yyyy-MM"), ApiParameter.Month),
                new("fund", new("只要一个基金", "One fund only"), ApiParameter.Code),
                new("case", new("只要一个案件", "One case only"), ApiParameter.Code),
            ],
        },
        new("GET", OfEntity + "/verify", new("重算全部封印并执行全部检查", "Recompute every seal and run every check"), Checks.VerifyAsync) { Permission = Permission.ReadAudit },
        new("GET", Root + "/commands", new("命令目录", "The catalogue of commands"), References.CommandsAsync) { Permission = Permission.Own },
        new("GET", Root + "/commands.md", new("命令手册", "The command reference"), References.MarkdownAsync) { Permission = Permission.Own, Answers = [(200, "text/markdown")] },
        new("GET", "/openapi/v1.json", new("本接口的 OpenAPI 描述", "This API's OpenAPI description"), References.OpenApiAsync) { Permission = Permission.Own },
        new("GET", "/problems/{name}", new("一种错误的含义", "What a type of problem means"), References.ProblemAsync) { Permission = Permission.Own },
        new("GET", "/health/live", new("程序在运行", "The program runs"), Checks.LiveAsync) { IsOpen = true },
        new("GET", "/health/ready", new("账簿可用", "The books can be used"), Checks.ReadyAsync) { Permission = Permission.Operate },
    ];

    internal static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var route in All)
        {
            var endpoint = endpoints.MapMethods(route.Path, [route.Method], async context => await (await AnswerAsync(context, route)).ExecuteAsync(context));
            if (route.IsOpen) endpoint.AllowAnonymous();
            else endpoint.RequireAuthorization(new PermitsAttribute(route.Permission));
            if (route.Body is { } body) endpoint.WithMetadata(new RequestSizeLimitAttribute(body.MostBytes));
        }
    }

    /// <summary>Whether errors at this address are for programs, not for people.</summary>
    public static bool IsForPrograms(PathString path) => ProgramPaths.Any(start => path.StartsWithSegments(start));

    /// <summary>An address for a header or a link.</summary>
    public static string VoucherPath(string entity, string number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Root}/entities/{entity}/vouchers/{Uri.EscapeDataString(number)}");

    private static async Task<IResult> AnswerAsync(HttpContext context, ApiRoute route)
    {
        var call = new ApiCall(context, route);
        if (call.Query.Refusal is not null)
        {
            // A page, which cannot stand without a day, tells of one that cannot be read; so does the API.
            call.Query.Day("asOf");
            return call.Query.Refusal!;
        }
        if (!AccessHost.IsSafe(route.Method) && !call.Who.CameByKey && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) return Problem.Of(Fault.TokenMissing);
        if (route.IsOfEntity && await EntityFaultAsync(call, route) is { } fault) return fault;
        if (route.Body is { } body && Bodies.RefuseType(context.Request, body.Types) is { } wrongType) return wrongType;
        return await route.Handle(call);
    }

    private static async Task<IResult?> EntityFaultAsync(ApiCall call, ApiRoute route)
    {
        var isCode = Query.IsCode(call.Entity);
        if (isCode && !call.Who.May(route.Permission, call.Entity)) return Problem.NotThere(RejectionReason.UnknownEntity, call.Entity);
        if (route.TakesNewEntity && isCode) return null;
        return isCode && await call.ReadAsync(books => EntityQueries.ExistsAsync(books, call.Entity))
            ? null
            : Problem.NotThere(RejectionReason.UnknownEntity, call.Entity);
    }
}

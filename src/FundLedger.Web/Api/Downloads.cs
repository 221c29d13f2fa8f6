using System.Globalization;
using System.Text;
using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Web.Access;

namespace FundLedger.Web.Api;

/// <summary>Files for other programs, written while they are read.</summary>
internal static class Downloads
{
    /// <summary>What the workbook is asked with.</summary>
    public static IReadOnlyList<string> WorkbookParameters { get; } = ["asOf", "knownAt", .. AuditorsPack.Parameters.Select(parameter => parameter.Name)];

    public const string ExcelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static async Task<IResult> WorkbookAsync(ApiCall call)
    {
        var query = call.Request.Query;
        var request = ReportRequest.For(call.Entity, WorkbookParameters.Select(name => (name, query[name].ToString())));
        var judged = await new AuditorsPack(call.Books).JudgeAsync(request, call.Stop);
        if (judged.Rejections.Count > 0) return Problem.Of(judged.Rejections);
        await Exported.KeepAsync(call.Books, call.Context, call.Entity, Exported.Workbook, Exported.ScopeOf(call.Request));
        var response = call.Context.Response;
        response.ContentType = ExcelType;
        response.Headers.ContentDisposition = $"attachment; filename=\"auditors-workbook-{call.Entity}.xlsx\"";
        var outcome = await new AuditorsPack(call.Books).WriteAsync(request, call.Actor.Person, response.Body, CultureInfo.CurrentUICulture, call.Stop);
        if (outcome.Rejections.Count == 0) return Results.Empty;
        response.Headers.Remove("Content-Disposition");
        return Problem.Of(outcome.Rejections);
    }

    public static async Task<IResult> HledgerAsync(ApiCall call)
    {
        await Exported.KeepAsync(call.Books, call.Context, call.Entity, Exported.Journal);
        call.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{call.Entity}.journal\"";
        return Results.Stream(output => call.ReadAsync(async books =>
        {
            await using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            await HledgerExport.WriteAsync(books, call.Entity, text);
            return true;
        }), "text/plain; charset=utf-8");
    }
}

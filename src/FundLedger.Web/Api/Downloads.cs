using System.Text;
using FundLedger.Data;

namespace FundLedger.Web.Api;

/// <summary>Files for other programs, written while they are read.</summary>
internal static class Downloads
{
    public static Task<IResult> HledgerAsync(ApiCall call)
    {
        call.Context.Response.Headers.ContentDisposition = $"attachment; filename=\"{call.Entity}.journal\"";
        return Task.FromResult(Results.Stream(output => call.ReadAsync(async books =>
        {
            await using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            await HledgerExport.WriteAsync(books, call.Entity, text);
            return true;
        }), "text/plain; charset=utf-8"));
    }
}

using System.Text;
using FundLedger.Data;

namespace FundLedger.Web.Verbs;

/// <summary><c>export hledger</c>: the journal as plain text that another ledger program reads.</summary>
internal static class ExportVerb
{
    public static Verb Entry { get; } = new("export", "export hledger --entity CODE [--to FILE]",
        new("导出 hledger 可读的序时账，三套账", "export the journal for hledger, all three books"), ["entity=", "to="], 1, RunAsync);

    private static Task<ExitCode> RunAsync(Call call)
    {
        if (call.Operands[0] != "hledger") throw new UsageException(new($"没有格式 {call.Operands[0]}", $"there is no format {call.Operands[0]}"));
        var entity = call.Required("entity");
        return call.WithBooksAsync(call.Settings(), books => books.ReadAsync(async session =>
        {
            if (!await EntityQueries.ExistsAsync(session, entity)) throw new RefusedException(new($"会计主体 {entity} 不存在", $"there is no entity {entity}"));
            if (call.Option("to") is not { } path)
            {
                await HledgerExport.WriteAsync(session, entity, call.Output);
                return ExitCode.Ok;
            }
            await using var file = new StreamWriter(path, append: false, new UTF8Encoding(false));
            await HledgerExport.WriteAsync(session, entity, file);
            return ExitCode.Ok;
        }, call.Stop));
    }
}

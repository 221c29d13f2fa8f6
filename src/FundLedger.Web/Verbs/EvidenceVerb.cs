using FundLedger.Data;

namespace FundLedger.Web.Verbs;

/// <summary><c>evidence</c>: the evidence of a voucher or a case as an archive with a manifest.</summary>
internal static class EvidenceVerb
{
    public static Verb Entry { get; } = new("evidence", "evidence --entity CODE (--voucher NUMBER | --case CODE) --to FILE",
        new("凭证或案件的附件包（zip，含摘要清单和封印）", "the evidence of a voucher or a case as a zip with digests and seals"), ["entity=", "voucher=", "case=", "to="], 0, RunAsync);

    private static Task<ExitCode> RunAsync(Call call)
    {
        var (entity, path) = (call.Required("entity"), call.Required("to"));
        if (call.Has("voucher") == call.Has("case")) throw new UsageException(new($"应为：{Entry.Synopsis}", $"write: {Entry.Synopsis}"));
        return call.WithBooksAsync(call.Settings(), books => WriteAsync(call, books, entity, path));
    }

    private static async Task<ExitCode> WriteAsync(Call call, Database books, string entity, string path)
    {
        var part = path + ".part";
        bool found;
        await using (var file = File.Create(part)) found = await PackAsync(call, books, entity, file);
        if (found)
        {
            File.Move(part, path, overwrite: true);
            call.Say(new($"附件包：{path}", $"evidence: {path}"));
            return ExitCode.Ok;
        }
        File.Delete(part);
        call.Say(new("没有这张凭证或这个案件", "there is no such voucher or case"));
        return ExitCode.Refused;
    }

    private static async Task<bool> PackAsync(Call call, Database books, string entity, Stream file)
    {
        if (call.Option("case") is { } code) return await EvidencePackage.OfCaseAsync(books, entity, code, () => Task.FromResult<Stream>(file), call.Stop);
        var numbered = await books.ReadAsync(session => VoucherQueries.NumberedAsync(session, entity, call.Required("voucher")), call.Stop);
        return numbered.Count > 0 && await EvidencePackage.OfVoucherAsync(books, entity, numbered[0], () => Task.FromResult<Stream>(file), call.Stop);
    }
}

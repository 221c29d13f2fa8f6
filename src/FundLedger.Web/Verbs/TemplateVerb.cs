using FundLedger.Litigation;
using FundLedger.Reports.Excel;
using FundLedger.Web.Pages.Commands;

namespace FundLedger.Web.Verbs;

/// <summary><c>template</c>: the workbook that <c>import</c> reads, to fill in.</summary>
internal static class TemplateVerb
{
    public static Verb Entry { get; } = new("template", "template --to FILE [--area AREA,AREA… | --area all] [--lang en]",
        new("导入工作簿模板：期初余额、登记资料、以前的业务", "the workbook to fill in for import: opening balances, registers, past events"), ["to=", "area=", "lang="], 0, RunAsync);

    private static Task<ExitCode> RunAsync(Call call)
    {
        var asked = call.Option("area") is { } text ? text.Split(',', StringSplitOptions.TrimEntries) : [.. ImportTemplate.FirstAreas];
        var unknown = asked.FirstOrDefault(name => name != "all" && ImportModel.InSheets.All(area => area.Name != name));
        if (unknown is not null) throw new UsageException(new($"没有业务类别 {unknown}", $"there is no area {unknown}; there are {string.Join(", ", ImportModel.InSheets.Select(area => area.Name))}"));
        var events = ImportModel.InSheets.Where(area => asked.Contains("all") || asked.Contains(area.Name)).SelectMany(area => area.Commands).Select(command => Catalogue.Find(command.Name)!).ToList();
        var path = call.Required("to");
        using (var file = File.Create(path)) ImportTemplate.Write(events, file, call.Language());
        call.Say(new($"模板：{path}，{events.Count} 种业务", $"template: {path}, {events.Count} kinds of events"));
        return Task.FromResult(ExitCode.Ok);
    }
}

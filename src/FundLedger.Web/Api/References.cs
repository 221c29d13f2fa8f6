using System.Text;
using FundLedger.Ledger;

namespace FundLedger.Web.Api;

/// <summary>What the API says about itself.</summary>
internal static class References
{
    public static Task<IResult> CommandsAsync(ApiCall call) => Task.FromResult(Results.Text(CommandReference.Json, "application/json", Encoding.UTF8));

    public static Task<IResult> MarkdownAsync(ApiCall call) => Task.FromResult(Results.Text(CommandReference.Markdown, "text/markdown", Encoding.UTF8));

    public static Task<IResult> OpenApiAsync(ApiCall call) => Task.FromResult(Results.Text(OpenApi.Document, "application/json", Encoding.UTF8));

    public static Task<IResult> ProblemAsync(ApiCall call) => Task.FromResult(Find(call.FromPath("name")));

    private static IResult Find(string name)
    {
        foreach (var reason in Enum.GetValues<RejectionReason>())
            if (new Rejection(reason).Name == name) return Describe(name, Statuses.Of(reason), Problem.TitleOf(reason));
        foreach (var fault in Enum.GetValues<Fault>())
            if (Problem.NameOf(fault) == name) return Describe(name, fault.Entry().Status, fault.Entry().Title);
        return Problem.Of(Fault.NothingHere);
    }

    private static IResult Describe(string name, int status, Phrase title) => JsonAnswer.Of(json => json.WriteObject(() =>
    {
        json.WriteString("name", name);
        json.WriteNumber("status", status);
        json.WriteString("zh", title.Zh);
        json.WriteString("en", title.En);
    }));
}

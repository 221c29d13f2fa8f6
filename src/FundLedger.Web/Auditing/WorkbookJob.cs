using System.Text.Json.Serialization;
using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Web.Auditing;

/// <summary>What has become of a workbook that was asked for. <see cref="Interrupted"/>: the site ended before it was done.</summary>
public enum JobState { Waiting, Running, Done, Failed, Cancelled, Interrupted }

/// <summary>A workbook that somebody asked for, with what became of it. Kept beside the books as a file of its own.</summary>
public sealed record WorkbookJob
{
    /// <summary>A word that nobody can guess.</summary>
    public required string Id { get; init; }
    public required string Entity { get; init; }
    /// <summary>What it was asked with: asOf, knownAt, from, fund, case.</summary>
    public required IReadOnlyDictionary<string, string> Asked { get; init; }
    /// <summary>zh-CN or en.</summary>
    public required string Language { get; init; }
    /// <summary>The address of the site for the links of the workbook.</summary>
    public required Uri Site { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    public JobState State { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    /// <summary>Why it failed, in words for people.</summary>
    public Phrase? Fault { get; init; }
    /// <summary>The finished file.</summary>
    public WorkbookResult? Result { get; init; }

    [JsonIgnore] public bool IsOver => State is not (JobState.Waiting or JobState.Running);
    [JsonIgnore] public ReportRequest Request => ReportRequest.For(Entity, Asked.Select(pair => (pair.Key, pair.Value)));
    public string this[string name] => Asked.GetValueOrDefault(name, "");
}

/// <summary>A finished workbook.</summary>
/// <param name="Bytes">The size of the file.</param>
/// <param name="Sha256">The digest of the file, in lower-case hex.</param>
/// <param name="DataDigest">The digest of its data, as its cover has it.</param>
/// <param name="KnownAt">The posting that it is as known at.</param>
/// <param name="Code">The printed code of that posting.</param>
public sealed record WorkbookResult(long Bytes, string Sha256, string DataDigest, int Passed, int Failed, long KnownAt, string Code);

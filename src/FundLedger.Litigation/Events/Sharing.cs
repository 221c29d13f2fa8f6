using System.Text.RegularExpressions;
using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("listShared", "对外提供共享清单", "Hand out a shared list", "",
    """{"type":"listShared","key":"2024-07-01-listShared","date":"2024-07-01","by":"陈会计","list":"ORGANISATIONS","recipient":"某中级人民法院","rows":2,"digest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}""")]
public sealed partial record ListShared : Command
{
    [Means("清单", "The list")] public required SharedList List { get; init; }
    [Means("接收单位", "Who gets it")] public required string Recipient { get; init; }
    [Means("行数", "Rows")] public required int Rows { get; init; }
    [Means("文件的 SHA-256 摘要", "SHA-256 digest of the file")] public required string Digest { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(
            Sha256().IsMatch(Digest) ? null : new(RejectionReason.BadValue, "digest", Digest, "SHA-256, 64 × 0 … 9, a … f") { Field = "digest" },
            Rows == facts.Stewardship.SharedRows ? null : new(RejectionReason.SharedRowsDiffer, facts.Stewardship.SharedRows, Rows) { Field = "rows" });
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(new ListHandedOut(List, Recipient, Rows, Digest, Date));
    }

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Sha256();
}

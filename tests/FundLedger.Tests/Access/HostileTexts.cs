using System.Text.Json.Nodes;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Access;

/// <summary>What hostile hands type (reliability R35, R44, R45): the listed naughty strings, forty scripts and forty pieces of SQL.</summary>
internal static class HostileTexts
{
    /// <summary>Each would set <c>window.pwned</c>, were it run.</summary>
    public static readonly IReadOnlyList<string> Scripts =
    [
        "<script>pwned=1</script>", "</script><script>pwned=1</script>", "<img src=x onerror=pwned=1>", "<svg onload=pwned=1>", "<svg/onload=pwned=1>", "\"><script>pwned=1</script>", "'><script>pwned=1</script>",
        "\" autofocus onfocus=\"pwned=1", "' autofocus onfocus='pwned=1", "\" onmouseover=\"pwned=1", "` onmouseover=`pwned=1", "javascript:pwned=1", "JaVaScRiPt:pwned=1", "data:text/html,<script>parent.pwned=1</script>",
        "<a href=\"javascript:pwned=1\">x</a>", "<iframe srcdoc=\"<script>parent.pwned=1</script>\">", "<iframe src=javascript:pwned=1>", "<body onload=pwned=1>", "<input autofocus onfocus=pwned=1>", "<details open ontoggle=pwned=1>",
        "<marquee onstart=pwned=1>", "<video><source onerror=pwned=1>", "<object data=javascript:pwned=1>", "<embed src=javascript:pwned=1>", "<form><button formaction=javascript:pwned=1>x", "<math href=javascript:pwned=1>x</math>",
        "<style>*{background:url(javascript:pwned=1)}</style>", "<link rel=stylesheet href=javascript:pwned=1>", "<meta http-equiv=refresh content=\"0;url=javascript:pwned=1\">", "<base href=//127.0.0.1:9/>", "<!--><script>pwned=1</script>-->",
        "<![CDATA[<script>pwned=1</script>]]>", "</title><script>pwned=1</script>", "</textarea><script>pwned=1</script>", "</option></select><script>pwned=1</script>", "{{constructor.constructor('pwned=1')()}}", "${pwned=1}", "&lt;script&gt;pwned=1&lt;/script&gt;",
        "&#60;script&#62;pwned=1&#60;/script&#62;", "＜script＞pwned=1＜/script＞",
    ];

    public static readonly IReadOnlyList<string> Sql =
    [
        "'", "''", "\"", "`", "\\", ";", "--", "/*", "*/", "' --", "'; DROP TABLE canary; --", "\"; DROP TABLE canary; --", "'); DROP TABLE canary; --", "1; DROP TABLE canary", "' OR '1'='1", "' OR 1=1 --", "\" OR \"\"=\"", "') OR ('1'='1",
        "1 OR 1=1", "' UNION SELECT 1 --", "' UNION SELECT password_hash FROM login --", "' UNION ALL SELECT NULL,NULL,NULL --", "'; UPDATE login SET is_disabled = 1; --", "'; DELETE FROM voucher; --", "'; WAITFOR DELAY '0:0:5' --", "'; SELECT randomblob(900000000); --",
        "'; EXEC xp_cmdshell('x'); --", "'; ATTACH DATABASE 'x' AS y; --", "'||(SELECT seal FROM voucher)||'", "%", "_", "%%", "__", "[a-z]", "~%", "~", "%' OR '%'='", "0x27", "CHAR(39)", "@text",
    ];

    public static IReadOnlyList<string> All { get; } = [.. NaughtyStrings.Listed, .. Scripts, .. Sql];

    /// <summary>A choice of them, or all where as many are asked for: FUNDLEDGER_HOSTILE says how many a field gets, FUNDLEDGER_SEED which.</summary>
    public static IEnumerable<string> Some(Random dice, int usual)
    {
        var count = Setting.Of("FUNDLEDGER_HOSTILE", usual);
        if (count >= All.Count) return All;
        return Enumerable.Range(0, count).Select(_ => All[dice.Next(All.Count)]);
    }

    public static (Random Dice, int Seed) Dice()
    {
        var seed = Setting.Seed();
        return (new Random(seed), seed);
    }

    /// <summary>The text as it is kept: in NFC. Null where the policy of texts refuses it.</summary>
    public static string? Kept(string text) => TextPolicy.Clean(text, out var clean) == TextFault.None ? clean : null;

    /// <summary>The free texts of a command, its parts included: where they stand.</summary>
    public static IEnumerable<(JsonObject Part, CommandField Field)> FieldsOf(JsonObject json, Type type)
    {
        foreach (var field in Catalogue.FieldsOf(type))
        {
            if (field.IsListOfParts && json[field.Name] is JsonArray rows)
            {
                foreach (var row in rows.OfType<JsonObject>())
                    foreach (var found in FieldsOf(row, field.Element!)) yield return found;
            }
            else if (IsFree(field) && json[field.Name] is JsonValue) yield return (json, field);
        }
    }

    /// <summary>Any text will do in it: it is no code, no person, no form of its own.</summary>
    public static bool IsFree(CommandField field) => field.Type == typeof(string) && field.Refers is null && field.NamesNew is null && !field.IsPerson && field.Name is not ("entity" or "key" or "actingEntity");
}

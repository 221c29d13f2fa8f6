using System.Globalization;
using System.Text.Json.Nodes;
using FundLedger.Reports;

namespace FundLedger.Tests.Web;

/// <summary>What is asked of a list or a report: most of it there is, some of it there is not, some cannot be read.</summary>
/// <param name="What">vouchers, cases, lines, workbook, or the name of a report.</param>
/// <param name="Asked">The parameters as an address has them, without the language.</param>
internal sealed record FaceFilter(string What, string Entity, string Language, IReadOnlyList<(string Name, string Value)> Asked)
{
    public bool Has(string name) => Asked.Any(asked => asked.Name == name);

    /// <summary>The parameters with others beside them, behind the question mark.</summary>
    public string Query(params IEnumerable<(string Name, string Value)> more) =>
        "?" + string.Join('&', Asked.Concat(more).Append(("lang", Language)).Select(each => $"{each.Item1}={Uri.EscapeDataString(each.Item2)}"));

    public override string ToString() => $"{What} of {Entity}{Query()}";
}

/// <summary>Draws filters over books whose codes it was told.</summary>
internal sealed class FaceFilters(Random random, string entity, IReadOnlyDictionary<string, string[]> codes)
{
    private static readonly string[] Texts = ["垫付", "鉴定", "C1", "2024-12", "SO-01", "19761.24", "2,020.31", "%", "_", "记-2024-08", "某", "期", "=1", "'", "<b>", "  注销 ", "é", "ｅ\u0301", "", " "];
    private static readonly string[] BadTexts = ["a\0b", "\u0085", new('字', 101)];
    private static readonly string[] BadCodes = ["A'V", "-", "a b", "代码", new('X', 33), "A%", "%", "A/B"];
    private static readonly string[] BadDays = ["2024-02-30", "2024-2-9", "soon", "２０２４-01-01", "20240101", "2024-12-31T00:00"];
    private static readonly string[] BadMonths = ["2024-13", "2024-00", "2024", "x", "2024-1", "202412"];

    public FaceFilter Next() => random.Next(100) switch
    {
        < 62 => Report(),
        < 76 => List("vouchers", ("month", Month), ("fund", () => Code("fund")), ("case", () => Code("case")), ("account", () => Code("account")), ("text", Text)),
        < 84 => List("cases", ("text", Text)),
        < 97 => List("lines", ("bank", Bank), ("month", Month), ("state", State), ("text", Text)),
        _ => List("workbook", ("from", Month), Chance(2) ? ("fund", () => Code("fund")) : ("case", () => Code("case"))),
    };

    private FaceFilter Report()
    {
        var report = ReportCatalogue.All[random.Next(ReportCatalogue.All.Count)];
        List<(string, string)> asked = [.. report.Parameters.Where(parameter => Chance(2) || (parameter.Required && !Chance(8))).Select(parameter => (parameter.Name, Value(parameter)))];
        if (Chance(4)) asked.Add(("knownAt", Posting()));
        if (Chance(40)) asked.Add(Chance(2) ? ("colour", "red") : ("Fund", "ADV"));
        return Filter(report.Name, asked);
    }

    private FaceFilter List(string what, params (string Name, Func<string> Draw)[] fields) =>
        Filter(what, [.. fields.Where(field => field.Name == "bank" || Chance(3)).Select(field => (field.Name, field.Draw())), .. Chance(40) ? [("colour", "red")] : Array.Empty<(string, string)>()]);

    private FaceFilter Filter(string what, List<(string, string)> asked)
    {
        if (!Chance(4)) asked.Add(("asOf", Day()));
        return new(what, entity, Chance(2) ? "zh" : "en", asked);
    }

    private string Value(ReportParameter parameter) => parameter.Type switch
    {
        ParameterType.Date => Day(),
        ParameterType.Period => Month(),
        ParameterType.Choice => Chance(12) ? "perhaps" : Any([.. parameter.Choices.Keys]),
        ParameterType.Int => Any(["1", "7", "60", "2000", "2001", "0", "-1", "1.5"]),
        ParameterType.Amount => Any(["0.01", "1,000.00", "100000", "0", "-5", "1.234", "x"]),
        ParameterType.Text => Text(),
        _ => Code(parameter.Of ?? "economic"),
    };

    private string Code(string register) => random.Next(20) switch
    {
        0 => Any(BadCodes),
        1 => "NONE",
        _ => Any(codes.GetValueOrDefault(register) ?? ["30227"]),
    };

    private string Bank() => Chance(15) ? "NONE" : Any(codes["bank"]);

    private string State() => Chance(8) ? "shut" : "open";

    private string Text() => Chance(15) ? Any(BadTexts) : Any(Texts);

    private string Month() => Chance(10) ? Any(BadMonths) : new DateOnly(2023, 11, 1).AddMonths(random.Next(15)).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private string Posting() => Chance(10) ? Any(["x", "-1", "1e1", "99999999999999999999", "9999"]) : random.Next(61).ToString(CultureInfo.InvariantCulture);

    private string Day()
    {
        if (Chance(14)) return Any(BadDays);
        var day = new DateOnly(2024, 1, 1).AddDays(random.Next(366));
        if (Chance(3)) day = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private string Any(string[] values) => values[random.Next(values.Length)];

    /// <summary>The codes that the lines of an entity's journal carry.</summary>
    public static IReadOnlyDictionary<string, string[]> Codes(JsonNode journal, IEnumerable<string> banks)
    {
        string[] Of(params string[] keys) =>
            [.. journal["rows"]!.AsArray().SelectMany(row => keys.Select(key => (string?)row!["cells"]![key])).OfType<string>().Where(code => code.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        var found = new Dictionary<string, string[]>
        {
            ["fund"] = Of("fund"), ["case"] = Of("case_code"), ["advance"] = Of("advance"), ["party"] = Of("party", "payee"), ["account"] = [.. Of("account"), "1218", "1002", "5"], ["bank"] = [.. banks],
        };
        return found.Where(register => register.Value.Length > 0).ToDictionary();
    }
}

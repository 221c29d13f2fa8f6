using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>Reads what was sent for a report's parameters, strictly, into the values that its query takes.</summary>
internal static class ParameterReader
{
    private const string YearStart = "@yearStart";
    private const int LongestText = 60;

    /// <summary>What can be said of a request without the books.</summary>
    public static IReadOnlyList<Rejection> Judge(ReportDefinition report, ReportRequest request)
    {
        ReportParameter[] known = [.. ReportCatalogue.Standard, .. report.Parameters];
        return
        [
            .. request.Values.Keys.Where(name => !known.Any(parameter => parameter.Name == name)).Order(StringComparer.Ordinal)
                .Select(name => new Rejection(RejectionReason.UnknownParameter, name, report.Name) { Field = name }),
            .. known.Where(parameter => parameter.Required && request[parameter.Name] is null)
                .Select(parameter => new Rejection(RejectionReason.MissingParameter, parameter.Name) { Field = parameter.Name }),
            .. known.Where(parameter => request[parameter.Name] is { } text && Read(parameter, text) is null)
                .Select(parameter => Bad(parameter, request[parameter.Name]!)),
        ];
    }

    /// <summary>The value of a parameter that was judged readable; a default where it was left out, else null.</summary>
    public static object? Value(ReportParameter parameter, ReportRequest request, DateOnly asOf)
    {
        var text = request[parameter.Name] ?? parameter.Default;
        if (text == YearStart) return asOf.Year * 100L + 1;
        if (text is not null) return Read(parameter, text);
        return parameter.Type is ParameterType.Code or ParameterType.Choice or ParameterType.Text ? "" : null;
    }

    public static Rejection Bad(ReportParameter parameter, string text) =>
        new(RejectionReason.BadParameter, parameter.Name, text, Wanted(parameter)) { Field = parameter.Name };

    private static object? Read(ReportParameter parameter, string text) => parameter.Type switch
    {
        ParameterType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        ParameterType.Period => Period.TryParse(text, out var period) ? (long)period.Code : null,
        ParameterType.Int => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole >= parameter.Least && whole <= parameter.Most ? whole : null,
        ParameterType.Code => IsCode(text) ? text : null,
        ParameterType.Text => TextPolicy.Clean(text.Trim(), out var clean) == TextFault.None && clean.Length is > 0 and <= LongestText ? clean : null,
        ParameterType.Amount => Money.TryParse(text.Replace(",", "", StringComparison.Ordinal), out var amount) && amount.Fen > 0 ? amount.Fen : null,
        _ => parameter.Choices.ContainsKey(text) ? text : null,
    };

    private static bool IsCode(string text) =>
        text.Length is > 0 and <= 32 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static Phrase Wanted(ReportParameter parameter) => parameter.Type switch
    {
        ParameterType.Date => new("存在的日期 yyyy-MM-dd", "a date that exists, yyyy-MM-dd"),
        ParameterType.Period => new("会计期间 yyyy-MM", "a month, yyyy-MM"),
        ParameterType.Int when parameter.Most < long.MaxValue => new($"{parameter.Least} 至 {parameter.Most} 的整数", $"a whole number from {parameter.Least} to {parameter.Most}"),
        ParameterType.Int => new("不带符号的整数", "a whole number without sign"),
        ParameterType.Text => new($"1 至 {LongestText} 个字，不含控制字符", $"1 to {LongestText} characters and no control characters"),
        ParameterType.Amount => new("大于零的金额，如 33218.45", "an amount above zero, as in 33218.45"),
        ParameterType.Code => new("1 至 32 个字母、数字、点、下划线或连字符", "1 to 32 letters, digits, dots, underscores or hyphens"),
        _ => new(string.Join("、", parameter.Choices.Keys), string.Join(", ", parameter.Choices.Keys)),
    };
}

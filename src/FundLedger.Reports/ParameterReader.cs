using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>Reads what was sent for a report's parameters, strictly, into the values that its query takes.</summary>
internal static class ParameterReader
{
    private const string YearStart = "@yearStart";

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
        return parameter.Type is ParameterType.Code or ParameterType.Choice ? "" : null;
    }

    public static Rejection Bad(ReportParameter parameter, string text) =>
        new(RejectionReason.BadParameter, parameter.Name, text, Wanted(parameter)) { Field = parameter.Name };

    private static object? Read(ReportParameter parameter, string text) => parameter.Type switch
    {
        ParameterType.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        ParameterType.Period => Period.TryParse(text, out var period) ? (long)period.Code : null,
        ParameterType.Int => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null,
        ParameterType.Code => IsCode(text) ? text : null,
        _ => parameter.Choices.ContainsKey(text) ? text : null,
    };

    private static bool IsCode(string text) =>
        text.Length is > 0 and <= 32 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static Phrase Wanted(ReportParameter parameter) => parameter.Type switch
    {
        ParameterType.Date => new("存在的日期 yyyy-MM-dd", "a date that exists, yyyy-MM-dd"),
        ParameterType.Period => new("会计期间 yyyy-MM", "a month, yyyy-MM"),
        ParameterType.Int => new("不带符号的整数", "a whole number without sign"),
        ParameterType.Code => new("1 至 32 个字母、数字、点、下划线或连字符", "1 to 32 letters, digits, dots, underscores or hyphens"),
        _ => new(string.Join("、", parameter.Choices.Keys), string.Join(", ", parameter.Choices.Keys)),
    };
}

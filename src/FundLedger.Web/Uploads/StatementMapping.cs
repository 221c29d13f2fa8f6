using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using FundLedger.Litigation;

namespace FundLedger.Web.Uploads;

/// <summary>Which column of a bank's table holds what: columns are named by their headings, or as <c>#3</c> by their place.
/// Amounts stand either in two columns, paid and received, or in one. Columns that a bank does not have are null.</summary>
public sealed record StatementMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
    };

    public required string Date { get; init; }
    public string? Paid { get; init; }
    public string? Received { get; init; }
    public string? Amount { get; init; }
    public AmountSign Sign { get; init; }

    /// <summary>The column that says 借 or 贷, where <see cref="Sign"/> is <see cref="AmountSign.Marked"/>.</summary>
    public string? Mark { get; init; }

    public string? Balance { get; init; }
    public string? Serial { get; init; }
    public string? Summary { get; init; }
    public string? Counterparty { get; init; }
    public string? CounterpartyAccount { get; init; }

    /// <summary>Where payer and payee have columns of their own, the counterparty is the payer of what is received.</summary>
    public string? Payer { get; init; }

    public string? PayerAccount { get; init; }
    public string? Payee { get; init; }
    public string? PayeeAccount { get; init; }
    public string? Currency { get; init; }

    /// <summary>The unit's own account, where each row names it.</summary>
    public string? Account { get; init; }

    /// <summary>The line of the headings, from 1; null to look for it, 0 for a table without headings.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>The separator of a text table; null to recognise it.</summary>
    public char? Separator { get; init; }

    /// <summary>The form of dates in the letters of .NET, as in <c>dd/MM/yyyy</c>; null for the usual forms with the year first.</summary>
    public string? DateForm { get; init; }

    /// <summary>The form in which it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote; null where the text is not a mapping.</summary>
    public static StatementMapping? FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<StatementMapping>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

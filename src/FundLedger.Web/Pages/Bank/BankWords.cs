using System.Text.Json;
using FundLedger.Data;
using FundLedger.Web.Uploads;

namespace FundLedger.Web.Pages.Bank;

/// <summary>Reads figures out of the answers of bank commands, and calls forms of files by their names.</summary>
internal static class BankWords
{
    /// <summary>A figure of the answer, as in <c>newLines</c>; 0 where it has none.</summary>
    public static int Count(Outcome outcome, string name)
    {
        if (outcome.Answer.Length == 0) return 0;
        using var answer = JsonDocument.Parse(outcome.Answer);
        return Find(answer.RootElement, name) ?? 0;
    }

    /// <summary>The form of a file as people call it.</summary>
    public static string Form(StatementFormat format) => format switch
    {
        StatementFormat.Csv => "CSV",
        StatementFormat.Xlsx => "Excel",
        StatementFormat.Mt940 => "MT940",
        _ => "ISO 20022 camt.053",
    };

    private static int? Find(JsonElement part, string name)
    {
        if (part.ValueKind != JsonValueKind.Object) return null;
        foreach (var each in part.EnumerateObject())
            if (each.NameEquals(name) && each.Value.ValueKind == JsonValueKind.Number) return each.Value.GetInt32();
            else if (Find(each.Value, name) is { } found) return found;
        return null;
    }
}

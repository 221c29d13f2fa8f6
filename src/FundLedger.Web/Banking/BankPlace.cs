using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;

namespace FundLedger.Web.Banking;

/// <summary>The place of a line in the list of lines, as an address carries it: <c>2024-12-31.75.3</c> for its day, its command
/// and its place in the statement.</summary>
internal static class BankPlace
{
    public static string Of(BankLineCard line) => string.Create(CultureInfo.InvariantCulture, $"{Seal.Day(line.ValueDay)}.{line.CommandOrdinal}.{line.LineNo}");

    public static (DateOnly Day, long Ordinal, long LineNo)? Read(string? text) =>
        text?.Split('.') is [var day, var ordinal, var lineNo]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && long.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var command)
        && long.TryParse(lineNo, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (date, command, place) : null;
}

using System.Globalization;
using System.Text.RegularExpressions;
using FundLedger.Ledger;
using FundLedger.Litigation.Events;

namespace FundLedger.Litigation;

/// <summary>A line of a statement under its key.</summary>
/// <param name="Row">Where a person finds it: its row in the file, or its place in the statement.</param>
public sealed record KeyedLine(string Key, int Row, StatementLine Line)
{
    /// <summary>Above zero for what the bank received for us.</summary>
    public Money Amount => Line.Received ?? -Line.Paid!.Value;

    /// <summary>Whether it tells of the same movement: the day, the amount and, where both give one, the balance.</summary>
    public bool SaysThe(KeptLine kept) => Line.Date == kept.Day && Amount == kept.Amount && (Line.Balance is not { } here || kept.Balance is not { } there || here == there);
}

/// <summary>What tells a line of a bank account from all others: its serial number, if the bank gives one; else its day,
/// a fingerprint of what it says, and its place among its equals of that day.</summary>
public static partial class LineKeys
{
    private const int Digits = 16;
    private const int DigitsShown = 6;

    public static IReadOnlyList<KeyedLine> Of(IReadOnlyList<StatementLine> lines)
    {
        var equals = new Dictionary<string, int>(StringComparer.Ordinal);
        var keyed = new List<KeyedLine>(lines.Count);
        foreach (var line in lines)
        {
            var key = IsSerial(line.Serial) ? line.Serial! : Numbered(Fingerprint(line), equals);
            keyed.Add(new(key, line.Row ?? keyed.Count + 1, line));
        }
        return keyed;
    }

    /// <summary>The text can stand for a line by itself, and is not mistaken for a fingerprint.</summary>
    public static bool IsSerial(string? serial) => serial is not null && CodeForm().IsMatch(serial) && !FingerprintForm().IsMatch(serial);

    /// <summary>A key as people are shown it: the bank's serial, or the beginning of the fingerprint where the bank gives none.</summary>
    public static string Shown(string key)
    {
        if (!FingerprintForm().IsMatch(key)) return key;
        var parts = key.Split('-');
        return $"#{parts[1][..DigitsShown]}{(parts[2] == "1" ? "" : "-" + parts[2])}";
    }

    private static string Numbered(string fingerprint, Dictionary<string, int> equals)
    {
        var place = equals[fingerprint] = equals.GetValueOrDefault(fingerprint) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{fingerprint}-{place}");
    }

    private static string Fingerprint(StatementLine line)
    {
        var said = new SealRecord().Text(Seal.Day(line.Date)).Value(line.Paid?.Fen).Value(line.Received?.Fen).Value(line.Balance?.Fen)
            .Text(line.Serial ?? "").Text(line.Summary ?? "").Text(line.Counterparty ?? "").Text(line.CounterpartyAccount ?? "");
        return $"{line.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{Seal.Hash("FL1-bank-line", "", said)[..Digits]}";
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"^[0-9]{8}-[0-9a-f]{16}-[0-9]+\z")]
    private static partial Regex FingerprintForm();
}

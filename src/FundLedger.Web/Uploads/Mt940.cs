using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>A field of a SWIFT message.</summary>
/// <param name="Line">The line on which it starts, from 1.</param>
/// <param name="Tag">As in <c>61</c> or <c>60F</c>.</param>
/// <param name="Value">Its lines, parted by line feeds.</param>
internal readonly record struct SwiftField(int Line, string Tag, string Value);

/// <summary>Statements in the SWIFT form MT940: several in a file, each of one or several pages.</summary>
internal sealed partial class Mt940(TextFile file, CancellationToken stop)
{
    private static readonly Phrase BrokenOff = new("对账单在此中断：缺少期末余额（:62F: 或 :62M:）", "the statement breaks off: its closing balance (:62F: or :62M:) is missing");
    private readonly List<Page> pages = [];
    private Page? page;

    /// <summary>A page while it is read.</summary>
    private sealed class Page(int line)
    {
        public int Line => line;
        public string Account { get; set; } = "";
        public (DateOnly Day, Money Amount, string Currency, bool Intermediate)? Opening { get; set; }
        public (DateOnly Day, Money Amount, string Currency, bool Intermediate)? Closing { get; set; }
        public List<StatementLine> Lines { get; } = [];
    }

    /// <summary>Whether a text begins like a SWIFT message.</summary>
    public static bool Fits(TextFile file)
    {
        using var reader = file.Reader();
        var start = new char[600];
        var text = new string(start, 0, reader.ReadBlock(start, 0, start.Length)).TrimStart();
        return text.StartsWith(":20:", StringComparison.Ordinal) || text.StartsWith("{1:", StringComparison.Ordinal) || text.Contains("\n:20:", StringComparison.Ordinal);
    }

    public IReadOnlyList<StatementFile> Read()
    {
        foreach (var field in Fields()) Take(field);
        EndPage();
        if (pages.Count == 0) throw new UploadRefusedException(RejectionReason.StatementUnclear, Place.Line(1), new Phrase("没有对账单（:20:）", "there is no statement (:20:)"));
        return Joined();
    }

    private IEnumerable<SwiftField> Fields()
    {
        using var reader = file.Reader();
        var (line, count, start, tag, value) = (0, 0, 0, "", new StringBuilder());
        while (ReadLine(reader, line + 1) is { } text)
        {
            stop.ThrowIfCancellationRequested();
            if (++line > UploadLimits.Rows * 8) throw UploadLimits.Exceeded("行数", "its lines", UploadLimits.Rows * 8);
            var match = TagForm().Match(text);
            var ends = text is "-" or "-}" || text.StartsWith("-}", StringComparison.Ordinal);
            if (!match.Success && !ends)
            {
                if (tag.Length > 0 && value.Length + text.Length < UploadLimits.CellCharacters) value.Append('\n').Append(text);
                else if (tag.Length > 0) throw UploadLimits.Exceeded(new Phrase($"{Place.Line(line).Zh}字段的字数", $"the characters of the field in {Place.Line(line).En}"), UploadLimits.CellCharacters);
                continue;
            }
            if (tag.Length > 0) yield return new(start, tag, value.ToString());
            if (tag == "61" && ++count > UploadLimits.Rows) throw UploadLimits.Exceeded("明细行数", "its lines", UploadLimits.Rows);
            (start, tag) = (line, ends ? "" : match.Groups["tag"].Value);
            value.Clear().Append(ends ? "" : match.Groups["value"].Value);
        }
        if (tag.Length > 0) yield return new(start, tag, value.ToString());
    }

    private static string? ReadLine(TextReader reader, int line)
    {
        var text = new StringBuilder();
        while (reader.Read() is var letter && letter >= 0)
        {
            if (letter == '\r' && reader.Peek() == '\n') continue;
            if (letter is '\n' or '\r') return text.ToString();
            if (text.Length == UploadLimits.CellCharacters) throw UploadLimits.Exceeded(new Phrase($"{Place.Line(line).Zh}的字数", $"the characters of {Place.Line(line).En}"), UploadLimits.CellCharacters);
            text.Append((char)letter);
        }
        return text.Length > 0 ? text.ToString() : null;
    }

    private void Take(SwiftField field)
    {
        switch (field.Tag)
        {
            case "20":
                EndPage();
                page = new Page(field.Line);
                break;
            case "25" or "25P":
                Current(field).Account = AccountOf(field);
                break;
            case "60F" or "60M":
                if (Current(field).Opening is not null) throw Unclear(field.Line, "期初余额重复", "there is a second opening balance");
                page!.Opening = Balance(field);
                break;
            case "61":
                Current(field).Lines.Add(Line(field));
                break;
            case "86":
                if (Current(field) is { Closing: null, Lines: { Count: > 0 } lines }) lines[^1] = SwiftDetails.Add(lines[^1], field);
                break;
            case "62F" or "62M":
                if (Current(field).Closing is not null) throw Unclear(field.Line, "期末余额重复", "there is a second closing balance");
                page!.Closing = Balance(field);
                break;
        }
    }

    private Page Current(SwiftField field) => page ?? throw Unclear(field.Line, $":{field.Tag}: 在 :20: 之前", $":{field.Tag}: stands before :20:");

    private static string AccountOf(SwiftField field)
    {
        var text = field.Value[(field.Value.LastIndexOf('/') + 1)..];
        return CellValue.Text(text, Place.Line(field.Line)) ?? throw Unclear(field.Line, "没有账号", "there is no account");
    }

    private void EndPage()
    {
        if (page is null) return;
        if (page.Account.Length == 0) throw Unclear(page.Line, "缺少账号（:25:）", "the account (:25:) is missing");
        if (page.Opening is not { } opening) throw Unclear(page.Line, "缺少期初余额（:60F: 或 :60M:）", "the opening balance (:60F: or :60M:) is missing");
        if (page.Closing is not { } closing) throw new UploadRefusedException(RejectionReason.StatementUnclear, Place.Line(page.Line), BrokenOff);
        CellValue.Yuan(opening.Currency, Place.Line(page.Line));
        CellValue.Yuan(closing.Currency, Place.Line(page.Line));
        pages.Add(page);
        page = null;
    }

    /// <summary>Pages whose balances are intermediate go on in the next page.</summary>
    private List<StatementFile> Joined()
    {
        var statements = new List<StatementFile>();
        for (var i = 0; i < pages.Count; i++)
        {
            var (first, lines) = (pages[i], new List<StatementLine>(pages[i].Lines));
            for (; pages[i].Closing!.Value.Intermediate && i + 1 < pages.Count && pages[i + 1].Opening!.Value.Intermediate; i++)
            {
                if (pages[i + 1].Account != first.Account || pages[i + 1].Opening!.Value.Amount != pages[i].Closing!.Value.Amount)
                    throw Unclear(pages[i + 1].Line, "本页期初余额或账号与上页不符", "the page does not go on where the one before it ended");
                lines.AddRange(pages[i + 1].Lines);
            }
            var (opening, closing) = (first.Opening!.Value, pages[i].Closing!.Value);
            var from = lines.Select(line => line.Date).Append(opening.Day).Min();
            var to = lines.Select(line => line.Date).Append(closing.Day).Max();
            statements.Add(new(StatementFormat.Mt940, first.Account, FirstDay(opening.Day, lines, from), to, opening.Amount, closing.Amount, lines, []) { Encoding = file.EncodingName });
        }
        return statements;
    }

    // The opening balance is dated as of the closing before, so the statement itself begins with its first line.
    private static DateOnly FirstDay(DateOnly opening, List<StatementLine> lines, DateOnly from) =>
        lines.Count == 0 ? opening : lines.Min(line => line.Date) > opening ? opening.AddDays(1) : from;

    private static (DateOnly Day, Money Amount, string Currency, bool Intermediate) Balance(SwiftField field)
    {
        if (BalanceForm().Match(field.Value.TrimEnd()) is not { Success: true } match) throw Unclear(field.Line, $":{field.Tag}: 的格式不对", $":{field.Tag}: is not well-formed");
        var amount = Amount(match.Groups["amount"].Value, field.Line);
        return (Day(match.Groups["day"].Value, field.Line), match.Groups["mark"].Value == "D" ? -amount : amount, match.Groups["currency"].Value, field.Tag[^1] == 'M');
    }

    private static StatementLine Line(SwiftField field)
    {
        var parts = field.Value.Split('\n', 2);
        if (LineForm().Match(parts[0].TrimEnd()) is not { Success: true } match) throw Unclear(field.Line, ":61: 的格式不对", ":61: is not well-formed");
        var value = Day(match.Groups["day"].Value, field.Line);
        var amount = Amount(match.Groups["amount"].Value, field.Line);
        var paid = match.Groups["mark"].Value is "D" or "RC" or "ED";
        var serial = match.Groups["bank"].Success ? match.Groups["bank"].Value : match.Groups["own"].Value is "NONREF" ? "" : match.Groups["own"].Value;
        return new(field.Line, Booked(value, match.Groups["entry"].Value, field.Line), paid ? -amount : amount, null,
            CellValue.Text(serial, Place.Line(field.Line)), parts.Length > 1 ? CellValue.Text(parts[1], Place.Line(field.Line)) : null, null, null);
    }

    // The day of booking has no year: it is the one nearest to the day of value.
    private static DateOnly Booked(DateOnly value, string entry, int line)
    {
        if (entry.Length == 0) return value;
        var candidates = new[] { value.Year - 1, value.Year, value.Year + 1 }
            .Select(year => DateOnly.TryParseExact($"{year:0000}{entry}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>().ToList();
        return candidates.Count > 0 ? candidates.MinBy(day => Math.Abs(day.DayNumber - value.DayNumber)) : throw Unclear(line, $"没有 {entry} 这一天", $"there is no day {entry}");
    }

    private static DateOnly Day(string text, int line) => CellValue.Day("20" + text, null, Place.Line(line));

    private static Money Amount(string text, int line)
    {
        var plain = text.Replace(',', '.');
        return CellValue.Amount((plain.EndsWith('.') ? plain[..^1] : plain).TrimStart('0') is var bare && (bare.Length == 0 || bare[0] == '.') ? "0" + bare : bare, Place.Line(line));
    }

    private static UploadRefusedException Unclear(int line, string zh, string en) => new(RejectionReason.StatementUnclear, Place.Line(line), new Phrase(zh, en));

    [GeneratedRegex(@"^:(?<tag>[0-9]{2}[A-Z]?):(?<value>.*)$")]
    private static partial Regex TagForm();

    [GeneratedRegex(@"^(?<mark>[CD])(?<day>[0-9]{6})(?<currency>[A-Z]{3})(?<amount>[0-9]{1,15},[0-9]{0,5})$")]
    private static partial Regex BalanceForm();

    [GeneratedRegex(@"^(?<day>[0-9]{6})(?<entry>[0-9]{4})?(?<mark>RC|RD|EC|ED|C|D)[A-Z]?(?<amount>[0-9]{1,15},[0-9]{0,5})[A-Z][A-Z0-9]{3}(?<own>.{0,16}?)(//(?<bank>.{1,64}))?$")]
    private static partial Regex LineForm();
}

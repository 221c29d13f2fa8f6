using System.Globalization;
using System.Text.RegularExpressions;
using FundLedger.Ledger;
using FundLedger.Web.Banking;

namespace FundLedger.Web.Api;

/// <summary>Reads what stands behind the question mark, as strictly as a body is read: an unknown or doubled name is
/// refused, so that a misspelt <c>dryRun</c> never records anything. Lists on pages read their filters by it too, so that what one face
/// refuses no other answers.</summary>
internal sealed partial class Query
{
    private readonly IQueryCollection values;
    private readonly List<Rejection> rejections = [];
    private readonly bool isStray;

    /// <param name="names">What the address takes; <c>lang</c> is taken everywhere.</param>
    public Query(HttpContext context, params IEnumerable<string> names)
    {
        values = context.Request.Query;
        var known = names.Append("lang").ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            if (!known.Contains(name)) Refuse(name, RejectionReason.UnknownParameter, name, context.Request.Path);
            else if (value.Count != 1) Refuse(name, RejectionReason.BadParameter, name, value.ToString(), new Phrase("一个值", "one value"));
        isStray = rejections.Count > 0;
    }

    /// <summary>What was refused, one refusal a name; to be asked after all values were read.</summary>
    public IReadOnlyList<Rejection> Rejections => rejections;

    /// <summary>The answer when something was refused, or null; to be asked after all values were read.</summary>
    public IResult? Refusal => rejections.Count == 0 ? null : Problem.Of(Rejections, StatusCodes.Status400BadRequest);

    /// <summary>Without the blanks around it; absent and blank are the same.</summary>
    public string? Text(string name)
    {
        if (!values.TryGetValue(name, out var found) || found.ToString().Trim(' ', '\u3000') is not { Length: > 0 } text) return null;
        var fault = TextPolicy.Clean(text, out var clean);
        if (fault != TextFault.None) return Refused(name, RejectionReason.BadText, name, fault);
        return clean.Length <= 100 ? clean : Refused(name, RejectionReason.TextTooLong, name, 100);
    }

    public string? Code(string name) =>
        Text(name) is not { } text ? null : IsCode(text) ? text : Refused(name, RejectionReason.BadCode, name, text);

    /// <summary>Whether the one word that may be said was said.</summary>
    public bool Word(string name, string word)
    {
        var text = Text(name);
        if (text is not null && text != word) Refuse(name, RejectionReason.BadParameter, name, text, word);
        return text == word;
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is not (null or "true" or "false")) Refuse(name, RejectionReason.BadParameter, name, text, "true, false");
        return text == "true";
    }

    public Period? Month(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Period.TryParse(text, out var period)) return period;
        Refuse(name, RejectionReason.BadParameter, name, text, new Phrase("会计期间 yyyy-MM", "a month, yyyy-MM"));
        return null;
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Refuse(name, RejectionReason.BadParameter, name, text, new Phrase("存在的日期 yyyy-MM-dd", "a date that exists, yyyy-MM-dd"));
        return null;
    }

    public Money? Amount(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Money.TryParse(text, out var amount)) return amount;
        Refuse(name, RejectionReason.BadParameter, name, text, "33218.45");
        return null;
    }

    /// <summary>A place in the list of bank lines, as a page gave it: <c>2024-12-31.75.3</c>.</summary>
    public (DateOnly Day, long Ordinal, long LineNo)? LinePlace(string name)
    {
        if (Text(name) is not { } text) return null;
        if (BankPlace.Read(text) is { } place) return place;
        Refuse(name, RejectionReason.BadParameter, name, text, "2024-12-31.75.3");
        return null;
    }

    /// <summary>A whole number between the two, or <paramref name="otherwise"/> when it was left out.</summary>
    public long Number(string name, long otherwise, long least, long most)
    {
        if (Text(name) is not { } text) return otherwise;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Refuse(name, RejectionReason.BadParameter, name, text, $"{least} … {most}");
        return otherwise;
    }

    /// <summary>A place in the list of vouchers, as a page gave it: <c>2024-12-31.75</c>.</summary>
    public (DateOnly Day, long Seq)? Place(string name)
    {
        if (Text(name) is not { } text) return null;
        if (text.Length > 11 && text[10] == '.'
            && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && long.TryParse(text[11..], NumberStyles.None, CultureInfo.InvariantCulture, out var seq)) return (day, seq);
        Refuse(name, RejectionReason.BadParameter, name, text, "2024-12-31.75");
        return null;
    }

    public static bool IsCode(string text) => CodeForm().IsMatch(text);

    private string? Refused(string name, RejectionReason reason, params object[] facts)
    {
        Refuse(name, reason, facts);
        return null;
    }

    // Where an address asks for something that it does not take, nothing else is judged but the day, without which no page can stand.
    private void Refuse(string name, RejectionReason reason, params object[] facts)
    {
        if (isStray && name != "asOf") return;
        if (rejections.All(refused => refused.Field != name)) rejections.Add(new(reason, facts) { Field = name });
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    private static partial Regex CodeForm();
}

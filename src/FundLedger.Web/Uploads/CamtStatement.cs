using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>A statement of camt.053 while its elements go by; paths are written from below <c>Stmt</c>.</summary>
internal sealed class CamtStatement(int first)
{
    private static readonly Phrase MarkWanted = new("CRDT 或 DBIT", "CRDT or DBIT");
    private readonly List<StatementLine> lines = [];
    private readonly List<Phrase> warnings = [];
    private readonly Dictionary<string, string> seen = new(StringComparer.Ordinal);
    private int start;
    private int payments;
    private string account = "";
    private DateOnly? from;
    private DateOnly? to;
    private (Money Amount, DateOnly Day)? opening;
    private (Money Amount, DateOnly Day)? closing;

    public void StartEntry(int at) => Start(at);

    public void StartBalance(int at) => Start(at);

    public void CountPayment() => payments++;

    public void Take(string path, string text, int at)
    {
        if (path is "Acct/Id/IBAN" or "Acct/Id/Othr/Id") account = CellValue.Text(text, Place.Line(at)) ?? "";
        else if (path == "Acct/Ccy") CellValue.Yuan(text, Place.Line(at));
        else if (path == "FrToDt/FrDtTm") from = Day(text, at);
        else if (path == "FrToDt/ToDtTm") to = Day(text, at);
        else seen.TryAdd(path.Replace("/Pty/", "/", StringComparison.Ordinal), text);
    }

    public void EndBalance()
    {
        var balance = (Signed("Bal"), Day(Of("Bal/Dt/Dt", "Bal/Dt/DtTm"), start));
        var kind = Of("Bal/Tp/CdOrPrtry/Cd");
        if (kind == "OPBD" || kind == "PRCD" && opening is null) opening = balance;
        if (kind == "CLBD") closing = balance;
    }

    public void EndEntry()
    {
        var state = Of("Ntry/Sts/Cd", "Ntry/Sts");
        if (state is not ("BOOK" or ""))
        {
            Warn($"{Place.Line(start).Zh}的明细尚未入账（{CellValue.Text(state, Place.Line(start))}），未读入", $"the entry in {Place.Line(start).En} is not booked and was stepped over");
            return;
        }
        var amount = Signed("Ntry");
        if (amount.IsZero)
        {
            Warn($"{Place.Line(start).Zh}没有金额，未读入", $"{Place.Line(start).En} has no amount and was stepped over");
            return;
        }
        var (name, number) = payments == 1 ? Other(amount) : ("", "");
        lines.Add(new(start, Day(Of("Ntry/BookgDt/Dt", "Ntry/BookgDt/DtTm", "Ntry/ValDt/Dt", "Ntry/ValDt/DtTm"), start), amount, null,
            Said(Of("Ntry/AcctSvcrRef", "Ntry/NtryRef")), Said(Of("Ntry/AddtlNtryInf", "Ntry/NtryDtls/TxDtls/RmtInf/Ustrd", "Ntry/NtryDtls/TxDtls/AddtlTxInf")), Said(name), Said(number)));
    }

    public StatementFile ToFile(string encoding)
    {
        var (begin, end) = (from ?? lines.Min(entry => (DateOnly?)entry.Date) ?? opening?.Day, to ?? closing?.Day ?? lines.Max(entry => (DateOnly?)entry.Date));
        if (begin is null || end is null) throw new UploadRefusedException(RejectionReason.StatementUnclear, Place.Line(first), new Phrase("没有一笔明细，也没有起止日期", "there is neither an entry nor a period"));
        return new(StatementFormat.Camt053, account, begin.Value, end.Value, opening?.Amount, closing?.Amount, lines, warnings) { Encoding = encoding };
    }

    private void Start(int at)
    {
        (start, payments) = (at, 0);
        seen.Clear();
    }

    // The parties of an entry that takes another back stand as in the first one, the other way round than its sign.
    private (string Name, string Account) Other(Money amount)
    {
        var takesBack = Of("Ntry/RvslInd") is "true" or "1";
        var received = amount.IsPositive != takesBack;
        var role = received ? "Dbtr" : "Cdtr";
        return (Of($"Ntry/NtryDtls/TxDtls/RltdPties/{role}/Nm"),
            Of($"Ntry/NtryDtls/TxDtls/RltdPties/{role}Acct/Id/IBAN", $"Ntry/NtryDtls/TxDtls/RltdPties/{role}Acct/Id/Othr/Id"));
    }

    private Money Signed(string part)
    {
        var place = Place.Line(start);
        var amount = CellValue.Amount(Of(part + "/Amt") is { Length: > 0 } text ? text : "?", place);
        if (amount.IsNegative) throw CellValue.Bad(place, Of(part + "/Amt"), new Phrase("不带符号的金额", "an amount without a sign"));
        return Of(part + "/CdtDbtInd") switch { "CRDT" => amount, "DBIT" => -amount, var mark => throw CellValue.Bad(place, mark, MarkWanted) };
    }

    private string Of(params string[] paths) => paths.Select(path => seen.GetValueOrDefault(path, "")).FirstOrDefault(text => text.Length > 0, "");

    private string? Said(string text) => CellValue.Text(text, Place.Line(start));

    private void Warn(string zh, string en)
    {
        if (warnings.Count < 50) warnings.Add(new(zh, en));
    }

    private static DateOnly Day(string text, int at) => CellValue.Day(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", Place.Line(at));
}

namespace FundLedger.Reports;

/// <summary>审计底稿凭证表: each line with the working columns of auditors (domain.md D.13). The accounts on the other side are
/// those of the same voucher, book and fund.</summary>
internal static class AuditVouchers
{
    private static readonly string[] Stored =
    [
        "seq", "line_no", "account", "account_name", "account_name_en", "summary", "voucher_date", "debit_fen", "credit_fen", "side", "book", "fund", "case_code",
        "series", "voucher_no", "attachments", "poster", "cashier", "reviewer", "maker", "command_key", "command_ordinal", "line_text",
    ];

    private static readonly Dictionary<string, LocalText> Books = new(StringComparer.Ordinal)
    {
        ["F"] = new("财务会计账", "financial accounting"), ["B"] = new("预算会计账", "budget accounting"), ["C"] = new("承诺备查账", "commitments memo"),
    };

    public static async Task<IEnumerable<object?[]>> RowsAsync(ReportRun run, string sql) => Rows(run, sql, await InvoicesAsync(run));

    private static IEnumerable<object?[]> Rows(ReportRun run, string sql, ILookup<long, string> invoices)
    {
        var voucher = new List<Line>();
        foreach (var line in run.Rows(sql, Stored).Select(row => new Line(row)))
        {
            if (voucher.Count > 0 && voucher[0].Seq != line.Seq)
            {
                foreach (var row in Shown(run, voucher, invoices)) yield return row;
                voucher.Clear();
            }
            voucher.Add(line);
        }
        foreach (var row in Shown(run, voucher, invoices)) yield return row;
    }

    private static IEnumerable<object?[]> Shown(ReportRun run, List<Line> voucher, ILookup<long, string> invoices)
    {
        var (fund, wanted) = ((string)run.Values["fund"]!, (string)run.Values["case"]!);
        return voucher.Where(line => (fund.Length == 0 || line.Fund == fund) && (wanted.Length == 0 || line.Case == wanted)).Select(line => Row(run, voucher, line, invoices));
    }

    private static object?[] Row(ReportRun run, List<Line> voucher, Line line, ILookup<long, string> invoices)
    {
        var others = voucher.Where(other => other.Book == line.Book && other.Fund == line.Fund && other.Side != line.Side).DistinctBy(other => other.Account).ToList();
        return [.. run.Columns.Select(Shown)];

        object? Shown(string column) => column switch
        {
            "account" => line.Account, "account_name" => line.Name, "account_name_en" => line.NameEn, "summary" => line.Summary,
            "voucher_date" or "business_date" => line.Date, "debit" => line.Debit, "credit" => line.Credit, "series" => line.Series,
            "voucher_no" => line.VoucherNo, "attachments" => line.Attachments, "year" => line.Date[..4], "month" => line.Date[5..7], "chief" => "",
            "poster" => line.Poster, "cashier" => line.Cashier, "reviewer" => line.Reviewer, "maker" => line.Maker, "source_key" => line.CommandKey,
            "invoices" => string.Join('、', invoices[line.Ordinal]), "line_no" => line.LineNo, "posted" => "1",
            "book_code" => $"{run.Scope.Entity}-{line.Date[..4]}-{line.Book}", "book_name" => $"{run.Scope.EntityName}{line.Date[..4]}年{Books[line.Book].Zh}",
            "book_name_en" => $"{run.Scope.EntityName}, {line.Date[..4]}, {Books[line.Book].En}", "division" => DivisionOf(run.Scope.Entity),
            "other_accounts" => string.Join('、', others.Select(other => other.Account)), "other_names" => string.Join('、', others.Select(other => other.Name)),
            "other_names_en" => string.Join("; ", others.Select(other => other.NameEn)),
            _ => throw new InvalidOperationException($"No column {column}."),
        };
    }

    /// <summary>An entity whose code begins with the six digits of GB/T 2260 says where it is; any other does not.</summary>
    private static string DivisionOf(string entity) => entity.Length >= 6 && entity[..6].All(char.IsAsciiDigit) ? entity[..6] : "";

    private static async Task<ILookup<long, string>> InvoicesAsync(ReportRun run) => (await run.ListAsync("""
        SELECT command_ordinal, invoice_number FROM v_invoice WHERE entity = @entity AND command_ordinal <= @knownOrdinal ORDER BY command_ordinal, row_no
        """, ["command_ordinal", "invoice_number"])).ToLookup(row => (long)row[0]!, row => (string)row[1]!);

    private sealed class Line(object?[] row)
    {
        public long Seq => (long)row[0]!;
        public long LineNo => (long)row[1]!;
        public string Account => Text(2);
        public string Name => Text(3);
        public string NameEn => Text(4);
        public string Summary => Text(22).Length > 0 ? Text(22) : Text(5);
        public string Date => Text(6);
        public long Debit => (long)row[7]!;
        public long Credit => (long)row[8]!;
        public string Side => Text(9);
        public string Book => Text(10);
        public string Fund => Text(11);
        public string Case => Text(12);
        public string Series => Text(13);
        public string VoucherNo => Text(14);
        public long Attachments => (long)row[15]!;
        public string Poster => Text(16);
        public string Cashier => Text(17);
        public string Reviewer => Text(18);
        public string Maker => Text(19);
        public string CommandKey => Text(20);
        public long Ordinal => row[21] as long? ?? 0;

        private string Text(int place) => row[place] as string ?? "";
    }
}

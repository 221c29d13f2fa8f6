using System.Globalization;

namespace FundLedger.Reports.Pack;

/// <summary>Sheet ①: whose books, as of when, as known at which posting, made by whom, what the data's digest is and
/// whether every check passed.</summary>
internal static class PackCover
{
    public static Sheet Of(PackScope part, string user, DateTimeOffset madeAt, string digest, PackChecks checks, IEnumerable<Sheet> contents, IEnumerable<PackSheet> leftOut)
    {
        var scope = part.Books;
        return new("①封面", new("对账工作簿", "Auditor's workbook"),
            [
                new("item", new("项目", "Item"), CellType.Text) { Width = 30 },
                new("value", new("内容", "Content"), CellType.Check) { Width = 76 },
            ],
            [
                Line("会计主体", "Entity", Cell.Of($"{scope.EntityName}（{scope.Entity}）")),
                Line("截止日", "As of", Cell.Of(Ledger.Seal.Day(scope.AsOf))),
                Line("已知至记账序号", "As known at posting", Cell.Of(scope.KnownAt.ToString(CultureInfo.InvariantCulture))),
                Line("该序号的封印", "Seal of that posting", Cell.Of(scope.Seal)),
                Line("校验行（可在“核对校验码”页核对）", "Check line (try it on the page for printed codes)", Cell.Of(LocalText.Of(scope.Mark.Text))),
                Line("范围", "Part of the books", Cell.Of(part.Said)),
                Line("编制人", "Made by", Cell.Of(user)),
                Line("编制时间（北京时间）", "Made at (China time)", Cell.Of(Instant(madeAt))),
                Line("数据摘要 SHA-256（②至⑫）", "SHA-256 of the data (② to ⑫)", Cell.Of(digest)),
                Line("检查：通过 / 不符", "Checks: passed / failed", Cell.Of(string.Create(CultureInfo.InvariantCulture, $"{checks.Passed} / {checks.Failed}"))
                    .With($"{{{PackChecks.Name}!left@total}}&\" / \"&{{{PackChecks.Name}!right@total}}")),
                Line("结论", "Verdict", Cell.Check(checks.Failed == 0).With($"{{{PackChecks.Name}!result@total}}")),
                Row.Section(new("目录", "Contents")),
                .. contents.Select(sheet => Row.Detail(Cell.Of(sheet.Name).To("#" + sheet.Name), Cell.Of(sheet.Title))),
                .. NotShown(leftOut, checks),
            ])
        { Filtered = false };
    }

    /// <summary>By name, what a pack of a part of the books cannot show or prove.</summary>
    private static IEnumerable<Row> NotShown(IEnumerable<PackSheet> sheets, PackChecks checks)
    {
        Row[] rows =
        [
            .. sheets.Select(sheet => Row.Detail(Cell.Of(sheet.Sheet.Name), Cell.Of(sheet.Sheet.Title))),
            .. checks.LeftOut.Select(check => Row.Detail(Cell.Of(PackChecks.Name), Cell.Of(check))),
        ];
        return rows.Length == 0 ? [] : [Row.Section(new("本范围不列的表和不做的核对", "Sheets and checks that this part leaves out")), .. rows];
    }

    private static string Instant(DateTimeOffset moment) => moment.ToOffset(CellText.ChinaOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static Row Line(string zh, string en, Cell value) => Row.Detail(Cell.Of(new LocalText(zh, en)), value);
}

using System.Globalization;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Reports.Excel;

/// <summary>A workbook to fill in and hand back: a sheet for each kind of event, a column for each field, with lists to choose
/// from. A row begins an event; a row without a date goes on with the list of the event above it, as a line of opening balances.</summary>
public static class ImportTemplate
{
    /// <summary>Row 1 names the event of a sheet, row 2 says what it is for, row 3 has the headings and row 4 an example.</summary>
    public const int HeadingRow = 3;

    public const string OrderName = "sequence", ExampleMark = "例";

    private const int LastRow = 2000;
    private static readonly XLColor Head = XLColor.FromHtml("#E4EDEA"), Grey = XLColor.FromHtml("#777777");

    /// <summary>The areas whose events an entity begins with.</summary>
    public static IReadOnlyList<string> FirstAreas { get; } = ["Registering", "Duties"];

    /// <summary>Whether an event can be a row, with at most one list of parts under it.</summary>
    public static bool Fits(Type type)
    {
        var fields = Catalogue.FieldsOf(type);
        return fields.All(field => field.Type != typeof(Command)) && fields.Count(field => field.IsListOfParts) <= 1
            && fields.Where(field => field.IsListOfParts).All(field => Catalogue.FieldsOf(field.Element!).All(part => !part.IsListOfParts && part.Type != typeof(Command)));
    }

    /// <summary>The columns of an event's sheet: order, key, date and the fields, those of parts behind the name of their list.</summary>
    /// <param name="isSigned">With columns for the signatures: for files of programs, since people sign by signing in.</param>
    public static IReadOnlyList<(string Name, CommandField? Field)> ColumnsOf(Type type, bool isSigned = true)
    {
        var fields = Catalogue.FieldsOf(type).Where(field => field.Name is not ("entity" or "key" or "files") && (isSigned || Signatures.OfField(field.Name) is null)).ToList();
        return
        [
            (OrderName, null), ("date", fields.Find(field => field.Name == "date")),
            .. fields.Where(field => field.Name != "date" && !field.IsListOfParts && field.Property.DeclaringType == type).Select(field => (field.Name, (CommandField?)field)),
            .. fields.Where(field => field.IsListOfParts).SelectMany(list => Catalogue.FieldsOf(list.Element!).Select(part => ($"{list.Name}.{part.Name}", (CommandField?)part))),
            .. fields.Where(field => field.Name != "date" && !field.IsListOfParts && field.Property.DeclaringType != type).Select(field => (field.Name, (CommandField?)field)),
            ("key", null),
        ];
    }

    /// <summary>Writes the workbook.</summary>
    /// <param name="events">The kinds of events, each of which <see cref="Fits"/>, in the order of their sheets.</param>
    /// <param name="isSigned">With columns for the signatures.</param>
    public static void Write(IReadOnlyList<Type> events, Stream output, CultureInfo language, bool isSigned = true)
    {
        using var workbook = new XLWorkbook();
        Guide(workbook.AddWorksheet(Say(language, new("说明", "Guide"))), language);
        var lists = new Lists(workbook.AddWorksheet(Say(language, new("代码表", "Lists"))), language);
        foreach (var type in events) Sheet(workbook.AddWorksheet(NameOf(type, language)), type, ColumnsOf(type, isSigned), lists, language);
        lists.Finish();
        workbook.SaveAs(output);
    }

    private static void Guide(IXLWorksheet sheet, CultureInfo language)
    {
        Phrase[] lines =
        [
            new("每张工作表是一种业务，每行一项；第 4 行是示例，不会导入。", "Each sheet is one kind of event, each row one event. Row 4 is an example and is not taken in."),
            new("先填主体、基金、账户、往来方、案件，再填期初余额，最后填以前发生的业务。", "Fill in the entity, funds, accounts, parties and cases first, then the opening balances, then past events."),
            new("一项业务有多行明细时（如期初余额），第一行填全，其余各行日期留空，只填明细列。", "Where an event has several lines, as opening balances have, fill its first row whole and leave the date of the others blank."),
            new("全部业务按日期、次序、工作表、行的先后记录；同一天要分先后时，在“sequence”列填数字。", "Events are recorded by date, order, sheet and row. To put those of a day in order, write numbers into the column “sequence”."),
            new("全部正确才会记录；有错误时逐行说明原因，并可下载写明原因的副本，改好后再导入。", "All are recorded, or none. Every wrong row is told, and a copy with the reasons can be downloaded, mended and sent again."),
            new("导入两次不会重复记录；若确有两项完全相同的业务，照写两行即可。", "Sent twice, nothing is recorded twice. Two events that are the same in all are simply two rows."),
            new("金额写成数字，日期写成 2024-01-31；账号等长号码的列已设为文本。公式不被接受。", "Write amounts as numbers and dates as 2024-01-31. Columns of long numbers are text already. Formulas are not taken."),
        ];
        sheet.Cell(1, 1).SetValue(Say(language, new("# 环境公益诉讼专项基金账簿 · 导入工作簿", "# FundLedger · workbook to take in")));
        sheet.Cell(1, 1).Style.Font.SetBold().Font.SetFontSize(14);
        foreach (var (line, i) in lines.Select((line, i) => (line, i))) sheet.Cell(i + 3, 1).SetValue($"{i + 1}. {Say(language, line)}");
        sheet.Column(1).Width = 110;
    }

    private static void Sheet(IXLWorksheet sheet, Type type, IReadOnlyList<(string Name, CommandField? Field)> columns, Lists lists, CultureInfo language)
    {
        var command = Catalogue.Of(type);
        sheet.Cell(1, 1).SetValue(command.Name);
        sheet.Cell(1, 2).SetValue($"{command.Zh} / {command.En}");
        sheet.Range(1, 1, 1, 2).Style.Font.SetBold();
        sheet.Cell(2, 1).SetValue(Say(language, new("必填的列标 *；日期留空的行接着上一项的明细。", "Columns marked * must be filled in; a row without a date goes on with the lines of the event above.")));
        sheet.Cell(2, 1).Style.Font.SetFontColor(Grey);
        var example = JsonNode.Parse(command.Example)!.AsObject();
        foreach (var ((name, field), i) in columns.Select((column, i) => (column, i + 1)))
        {
            sheet.Cell(HeadingRow, i).SetValue($"{name} {MeaningOf(name, field, language)}{(field is { Required: true } ? " *" : "")}".Trim());
            if ((name == OrderName ? ExampleMark : TextOf(example, name)) is { Length: > 0 } shown) sheet.Cell(HeadingRow + 1, i).SetValue(shown);
            Shape(sheet.Column(i), field);
            if (field is not null) lists.Offer(sheet.Range(HeadingRow + 2, i, LastRow, i), field);
            sheet.Column(i).Width = name == OrderName ? 7 : 18;
        }
        if (Catalogue.FieldsOf(type).FirstOrDefault(field => field.NamesNew is not null) is { } naming)
            lists.Named(naming.NamesNew!.Value, sheet.Name, columns.Select(column => column.Name).ToList().IndexOf(naming.Name) + 1);
        sheet.Row(HeadingRow).Style.Font.SetBold().Alignment.SetWrapText().Alignment.SetVertical(XLAlignmentVerticalValues.Top);
        sheet.Range(HeadingRow, 1, HeadingRow, columns.Count).Style.Fill.SetBackgroundColor(Head);
        sheet.Row(HeadingRow + 1).Style.Font.SetFontColor(Grey).Font.SetItalic();
        sheet.SheetView.Freeze(HeadingRow, 2);
    }

    // The whole column is given its format, so that the file holds no empty cells.
    private static void Shape(IXLColumn cells, CommandField? field)
    {
        if (field?.Type == typeof(Money)) cells.Style.NumberFormat.SetFormat("#,##0.00");
        else if (field?.Type == typeof(DateOnly)) cells.Style.NumberFormat.SetFormat("yyyy-mm-dd");
        else if (field?.Type == typeof(int) || field is null) cells.Style.NumberFormat.SetFormat("0");
        else cells.Style.NumberFormat.SetFormat("@");
    }

    /// <summary>What the example has for a column, its first part for those of parts.</summary>
    private static string TextOf(JsonObject example, string name)
    {
        if (name.Split('.') is [var list, var part]) return (example[list] as JsonArray)?.FirstOrDefault()?[part]?.ToString() ?? "";
        return example[name] is JsonArray several ? string.Join(';', several.Select(each => each!.ToString())) : example[name]?.ToString() ?? "";
    }

    private static string MeaningOf(string name, CommandField? field, CultureInfo language) => name switch
    {
        OrderName => Say(language, new("次序", "Order in the day")),
        "key" => Say(language, new("唯一键（可不填）", "Key (may be blank)")),
        _ => Say(language, new(field!.Means.Zh, field.Means.En)),
    };

    private static string NameOf(Type type, CultureInfo language)
    {
        var name = Say(language, new(Catalogue.Of(type).Zh, Catalogue.Of(type).Name));
        var plain = string.Concat(name.Where(letter => !@"\/?*[]:'".Contains(letter, StringComparison.Ordinal)));
        return plain.Length <= 31 ? plain : plain[..31];
    }

    private static string Say(CultureInfo language, Phrase phrase) => language.TwoLetterISOLanguageName == "en" ? phrase.En : phrase.Zh;

    /// <summary>The lists to choose from: terms on a sheet of their own, codes where the workbook itself names them.</summary>
    private sealed class Lists(IXLWorksheet sheet, CultureInfo language)
    {
        private readonly Dictionary<Type, int> columns = [];
        private readonly Dictionary<Register, (string Sheet, int Column)> named = [];
        private readonly List<(IXLRange Cells, Register Register)> referring = [];

        /// <summary>A column of a sheet gives new codes.</summary>
        public void Named(Register register, string name, int column) => named.TryAdd(register, (name, column));

        public void Offer(IXLRange cells, CommandField field)
        {
            if (field.Type.IsEnum) Choose(cells, ColumnOf(field.Type), Enum.GetValues(field.Type).Length, mustBeOne: true);
            else if (field.Type == typeof(bool)) Choose(cells, ColumnOf(typeof(bool)), 2, mustBeOne: true);
            else if (field.Refers is { } register && field.Element is null) referring.Add((cells, register));
        }

        /// <summary>A code may also be one that the books have already, so that the list only helps.</summary>
        public void Finish()
        {
            foreach (var (cells, register) in referring)
                if (named.TryGetValue(register, out var place)) Validate(cells, $"'{place.Sheet}'!${Letter(place.Column)}${HeadingRow + 2}:${Letter(place.Column)}${LastRow}", mustBeOne: false);
            sheet.Columns().Width = 24;
        }

        private void Choose(IXLRange cells, int column, int count, bool mustBeOne) => Validate(cells, $"'{sheet.Name}'!${Letter(column)}$2:${Letter(column)}${count + 1}", mustBeOne);

        private static void Validate(IXLRange cells, string list, bool mustBeOne)
        {
            var rule = cells.SetDataValidation();
            rule.List("=" + list, true);
            rule.IgnoreBlanks = true;
            rule.ErrorStyle = mustBeOne ? XLErrorStyle.Stop : XLErrorStyle.Information;
        }

        private int ColumnOf(Type type)
        {
            if (columns.TryGetValue(type, out var known)) return known;
            var column = columns[type] = columns.Count + 1;
            sheet.Cell(1, column).SetValue($"# {type.Name}");
            sheet.Cell(1, column).Style.Font.SetBold();
            string[] words = type == typeof(bool) ? ["是", "否"] : [.. Enum.GetValues(type).Cast<Enum>().Select(member => language.TwoLetterISOLanguageName == "en" ? Catalogue.CodeOf(member) : Terms.Of(member).Zh)];
            if (type == typeof(bool) && language.TwoLetterISOLanguageName == "en") words = ["true", "false"];
            foreach (var (word, i) in words.Select((word, i) => (word, i))) sheet.Cell(i + 2, column).SetValue(word);
            return column;
        }

        private static string Letter(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letter((column - 1) / 26) + Letter((column - 1) % 26 + 1);
    }
}

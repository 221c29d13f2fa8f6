namespace FundLedger.Tests.House;

public class SourceRuleTests
{
    private const string MoneyWord =
        @"(?i:money|amount|fen\b|yuan|balance|total|debit|credit|fee|interest|principal|price|cost|reward|allocat|recover|advance)";

    private const string Sql =
        @"(?i:\bselect\b[^""]*?\bfrom\b|\binsert\s+into\b|\bupdate\s+\w+\s+set\b|\bdelete\s+from\b|\b(?:create|alter|drop)\s+(?:table|view|trigger|index|procedure)\b)";

    private static readonly string[] Code = [".cs", ".cshtml"];
    private static readonly string[] AnyText =
    [
        ".cs", ".cshtml", ".csproj", ".props", ".json", ".md", ".sql", ".ps1", ".css", ".js", ".sln", ".txt", ".csv", ".jsonl", "/run",
        ".editorconfig", ".gitignore", ".gitattributes", ".resx", ".xml", ".yml",
    ];

    private static readonly SourceRule[] Rules =
    [
        new("The clock is injected", ["src"], Code,
            @"\bDateTime(?:Offset)?\s*\.\s*(?:Now|UtcNow|Today)\b|DateOnly\s*\.\s*FromDateTime\(\s*DateTime\b",
            "var today = DateOnly.FromDateTime(DateTime.Now);", "var now = clock.GetUtcNow(); // not DateTime.Now"),

        new("The kernel and the fund do no I/O and know no clock", ["src/FundLedger.Ledger", "src/FundLedger.Litigation"], Code,
            @"\b(?:File|Directory|Console|HttpClient|TimeProvider|Thread|Stopwatch)\b\s*[.(]|\bRandom\b|\bGuid\s*\.\s*NewGuid\b",
            "File.ReadAllText(path)", "FundSource.Appropriation"),

        new("No binary fraction in the kernel, the fund and the keeping",
            ["src/FundLedger.Ledger", "src/FundLedger.Litigation", "src/FundLedger.Data"], Code,
            @"\b(?:double|float|Double|Single|Half)\b",
            "double rate = 0.000175;", "// A double would round here.\nlong rate = 175;"),

        new("No binary fraction beside a word for money", ["src"], Code,
            $@"\b(?:double|float)\b[^\n]*{MoneyWord}|{MoneyWord}[^\n]*\b(?:double|float)\b",
            "var total = (double)row.Fen;", "double width = Columns * 7.5;"),

        new("SQL is never put together from values", ["src", "tests/FundLedger.Benchmarks"], Code,
            $"""""
            \$+"""(?:(?!""")[\s\S])*?{Sql}|(?:\$@?|@\$)"(?!"")[^"]*?{Sql}|"[^"\n]*{Sql}[^"\n]*"\s*\+\s*[^\s"@$]|"""(?:(?!""")[\s\S])*?{Sql}(?:(?!""")[\s\S])*"""\s*\+
            """"".Trim(),
            "$\"SELECT id FROM voucher WHERE code = '{code}'\"", "\"SELECT id FROM voucher WHERE code = @code\" + \" ORDER BY id\""),

        new("Pages never write raw HTML", ["src"], Code, @"\bHtml\s*\.\s*Raw\b", "@Html.Raw(text)", "@text"),

        new("A workbook cell is filled by SetValue only, since Value turns codes into numbers", ["src/FundLedger.Reports"], Code,
            @"\.\s*Value\s*=(?![=>])", "cell.Value = code;", "cell.SetValue(code); if (cell.Value == code) return;"),

        new("No test is switched off in its attribute", ["tests"], Code,
            @"\bSkip\s*=\s*""|\bExplicit\s*=\s*true", "[Fact(Skip = \"later\")]", "Assert.SkipUnless(isSet, reason);"),

        new("No file knows the machine it was written on", ["."], AnyText,
            @"(?<![\w.~])/(?:work|opt|root|Users|home/\w+|tmp/\w+)/|\b[A-Za-z]:\\+Users\b",
            "see /" + "opt/tools/x", "see ../opt/tools/x and /usr/bin/apt-get") { ReadsComments = true },
    ];

    public static TheoryData<SourceRule> All => [.. Rules];

    [Theory, MemberData(nameof(All))]
    public void No_source_breaks_a_rule_of_the_house(SourceRule rule) => rule.Offenders().ShouldBeEmpty(rule.Sentence);

    [Theory, MemberData(nameof(All))]
    public void Every_rule_tells_an_offence_from_an_innocent_text(SourceRule rule)
    {
        rule.Notices(rule.Offence).ShouldBeTrue();
        rule.Notices(rule.Innocent).ShouldBeFalse();
    }

    [Theory]
    [InlineData("$\"\"\"\nUPDATE voucher SET state = {state}\n\"\"\"")]
    [InlineData("\"DELETE FROM \" + table")]
    [InlineData("$@\"insert into x values ({value})\"")]
    [InlineData("\"\"\"\nSELECT a\nFROM b\n\"\"\" + where")]
    public void Every_way_to_put_SQL_together_is_noticed(string source) =>
        Rules.Single(rule => rule.Sentence.StartsWith("SQL", StringComparison.Ordinal)).Notices(source).ShouldBeTrue();
}

using System.Text.RegularExpressions;
using System.Xml.Linq;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

/// <summary>Every word of the pages is in the resource files, in both languages.</summary>
public sealed partial class PagesWordsTests
{
    private static readonly Dictionary<string, string> Chinese = Read("Texts.resx");
    private static readonly Dictionary<string, string> English = Read("Texts.en.resx");

    [Fact]
    public void Both_languages_have_the_same_keys_and_none_is_empty()
    {
        English.Keys.ShouldBe(Chinese.Keys);
        Chinese.Concat(English).Where(word => string.IsNullOrWhiteSpace(word.Value)).ShouldBeEmpty();
    }

    [Fact]
    public void Both_languages_have_the_same_places_to_fill() =>
        Chinese.Keys.Where(key => !Places(Chinese[key]).SetEquals(Places(English[key]))).ShouldBeEmpty();

    [Fact]
    public void Chinese_is_Chinese_and_English_is_English()
    {
        Chinese.Where(word => !Han().IsMatch(word.Value) && word.Key != "language.en").ShouldBeEmpty();
        English.Where(word => Han().IsMatch(word.Value)).Select(word => word.Key)
            .ShouldBe(["language.zh", "voucher.title", "voucher.attachments"], ignoreOrder: true);
    }

    [Fact]
    public void Every_key_that_a_page_asks_for_exists_and_every_key_is_asked_for()
    {
        var asked = Sources().SelectMany(source => Asked().Matches(source.Text).Select(match => match.Groups[1].Value)).Distinct().ToList();
        asked.Count.ShouldBeGreaterThan(100);
        asked.Where(pattern => !Chinese.Keys.Any(key => Fits(pattern, key))).ShouldBeEmpty();
        Chinese.Keys.Where(key => !asked.Any(pattern => Fits(pattern, key))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_report_says_what_it_is_for() =>
        ReportCatalogue.All.Select(report => $"report.about.{report.Name}").ShouldBe(Chinese.Keys.Where(key => key.StartsWith("report.about.", StringComparison.Ordinal)), ignoreOrder: true);

    [Fact]
    public void No_page_holds_Chinese_of_its_own() =>
        Sources().Where(source => source.Name.EndsWith(".cshtml", StringComparison.Ordinal) && Han().IsMatch(source.Text)).Select(source => source.Name).ShouldBeEmpty();

    [Fact]
    public void No_page_holds_style_or_script_of_its_own() =>
        Sources().Where(source => Inline().IsMatch(source.Text)).Select(source => source.Name).ShouldBeEmpty();

    private static IEnumerable<(string Name, string Text)> Sources() =>
        RepoFiles.Below("src/FundLedger.Web/Pages", ".cshtml", ".cs").Select(name => (name, RepoFiles.Read(name)));

    /// <summary>A key whose parts in braces may be anything without a dot.</summary>
    private static bool Fits(string pattern, string key) =>
        Regex.IsMatch(key, "^" + Regex.Replace(Regex.Escape(pattern), @"\\\{.*?}", "[^.]+") + "$");

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(RepoFiles.PathOf("src/FundLedger.Web/Pages/" + file)).Root!
        .Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"(?<!amount=)""((?:[a-z]+|\{[^{}""]+\})(?:\.(?:[\w]+|\{[^{}""]+\}))+|search|clear|print|all|none|more|total|subtotal)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\d+\}")] private static partial Regex Place();
    [GeneratedRegex(@"[\u4e00-\u9fff]")] private static partial Regex Han();
    [GeneratedRegex(@"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)")] private static partial Regex Inline();
}

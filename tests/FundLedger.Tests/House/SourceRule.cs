using System.Text.RegularExpressions;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.House;

/// <summary>Something that no source may say.</summary>
/// <param name="Sentence">The rule as people would say it.</param>
/// <param name="Folders">Where it holds, from the root of the repository.</param>
/// <param name="Endings">In which kinds of file.</param>
/// <param name="Forbidden">The pattern that must not occur; case matters unless it says otherwise.</param>
/// <param name="Offence">A text that breaks the rule.</param>
/// <param name="Innocent">A text like it that does not.</param>
public sealed record SourceRule(string Sentence, string[] Folders, string[] Endings, string Forbidden, string Offence, string Innocent)
{
    /// <summary>Whether comments count as well as code.</summary>
    public bool ReadsComments { get; init; }

    public override string ToString() => Sentence;

    /// <summary>The places that break the rule, each as file:line: text.</summary>
    public string[] Offenders() => [.. Folders.SelectMany(folder => RepoFiles.Below(folder, Endings)).SelectMany(OffendersIn)];

    public bool Notices(string text) => Regex.IsMatch(Readable(text), Forbidden, RegexOptions.CultureInvariant);

    private IEnumerable<string> OffendersIn(string file)
    {
        var text = Readable(RepoFiles.Read(file));
        return Regex.Matches(text, Forbidden, RegexOptions.CultureInvariant)
            .Select(match => $"{file}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value}");
    }

    private string Readable(string text) => ReadsComments ? text : WithoutComments(text);

    /// <summary>The text with its comments blanked and its lines kept; what looks like a comment inside a literal stays.</summary>
    private static string WithoutComments(string text) =>
        Regex.Replace(
            text,
            """"
            (?<literal>\$*"""(?s:.*?)"""+|\$?@\$?"(?:""|[^"])*"|\$?"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])')|//[^\n]*|/\*(?s:.*?)\*/
            """".Trim(),
            match => match.Groups["literal"].Success ? match.Value : new string('\n', match.Value.Count(character => character == '\n')));
}

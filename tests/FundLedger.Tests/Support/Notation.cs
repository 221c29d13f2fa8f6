using System.Text.Json.Nodes;

namespace FundLedger.Tests.Support;

/// <summary>Commands as a test writes them, one a line: <c>E22 2024-10-12 recoveryReceived case=C1 amount=150000.00 bank=BK1</c> is
/// key, date, type and fields. A list is <c>funds=[ADV; RWD]</c>, a list of parts <c>items=[advance=A1 amount=5.00; advance=A2 …]</c>,
/// a command within one <c>replacement={bankFeeCharged fund=ADV …}</c>, a text with blanks stands in quotation marks. Whoever
/// the line does not name signs as 陈会计, 李审核 and 周出纳; <c>reviewer=-</c> leaves a signature out.</summary>
internal static class Notation
{
    private static readonly string[] Numbers = ["year", "firstYear", "attachments", "score", "hours", "item", "weight", "milestone", "rows", "row"];
    private static readonly string[] Switches = ["final", "debateEnded", "throughCurrentYear", "executionCost", "parentAnnounced"];
    private static readonly (string Field, string Name)[] Signatures = [("by", "陈会计"), ("reviewer", "李审核"), ("cashier", "周出纳")];

    /// <summary>The lines of a text that hold commands, as JSON.</summary>
    public static IEnumerable<string> Json(string text) => Json(text, isSigned: true);

    /// <summary>The same with no other signatures than those that the lines name.</summary>
    public static IEnumerable<string> Unsigned(string text) => Json(text, isSigned: false);

    private static IEnumerable<string> Json(string text, bool isSigned) => text
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.StartsWith('{') ? line : Line(line, isSigned).ToJsonString());

    private static JsonObject Line(string line, bool isSigned)
    {
        var rest = new Words(line);
        var command = new JsonObject { ["key"] = rest.Word(), ["date"] = rest.Word(), ["type"] = rest.Word() };
        Fields(rest, command);
        foreach (var (field, name) in Signatures.Where(signature => isSigned || command.ContainsKey(signature.Field)))
            if (!command.ContainsKey(field)) command[field] = name;
            else if (command[field]!.GetValue<string>() == "-") command.Remove(field);
        return command;
    }

    private static JsonObject Fields(Words rest, JsonObject into)
    {
        while (rest.Peek is not ('\0' or ';' or ']' or '}'))
        {
            var field = rest.Until('=');
            into[field] = Value(rest, field);
        }
        return into;
    }

    private static JsonNode Value(Words rest, string field)
    {
        if (rest.Peek == '[') return List(rest, field);
        if (rest.Peek == '{') return Inner(rest);
        var word = rest.Word();
        if (Numbers.Contains(field) && long.TryParse(word, out var number)) return JsonValue.Create(number);
        return Switches.Contains(field) ? JsonValue.Create(bool.Parse(word)) : JsonValue.Create(word);
    }

    private static JsonArray List(Words rest, string field)
    {
        var list = new JsonArray();
        rest.Skip('[');
        while (rest.Peek != ']')
        {
            list.Add(rest.IsPart ? Fields(rest, []) : Value(rest, field));
            if (rest.Peek == ';') rest.Skip(';');
        }
        rest.Skip(']');
        return list;
    }

    private static JsonObject Inner(Words rest)
    {
        rest.Skip('{');
        var command = Fields(rest, new JsonObject { ["type"] = rest.Word() });
        rest.Skip('}');
        return command;
    }

    /// <summary>A line as it is read from left to right; blanks part its words and mean nothing else.</summary>
    private sealed class Words(string line)
    {
        private int at;

        public char Peek
        {
            get
            {
                while (at < line.Length && line[at] == ' ') at++;
                return at < line.Length ? line[at] : '\0';
            }
        }

        /// <summary>What comes next is a field with its value.</summary>
        public bool IsPart
        {
            get
            {
                var equals = line.IndexOf('=', at);
                return equals >= 0 && line[at..equals].IndexOfAny([';', ']']) < 0;
            }
        }

        public string Word()
        {
            if (Peek == '"')
            {
                at++;
                return Until('"');
            }
            var from = at;
            while (at < line.Length && line[at] is not (' ' or ';' or ']' or '}')) at++;
            return line[from..at];
        }

        public string Until(char end)
        {
            _ = Peek;
            var to = line.IndexOf(end, at);
            if (to < 0) throw new FormatException($"No {end} after position {at} of: {line}");
            var text = line[at..to];
            at = to + 1;
            return text;
        }

        public void Skip(char expected)
        {
            if (Peek != expected) throw new FormatException($"No {expected} at position {at} of: {line}");
            at++;
        }
    }
}

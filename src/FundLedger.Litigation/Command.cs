using System.Runtime.CompilerServices;
using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What a field refers to or names; from it the codes are checked, the facts read and the reference written.</summary>
public enum Register { Fund, Bank, Party, Case, Advance, Agreement, Order, Voucher, Draft, Receipt, Loan, Panel, AccountChange, Statement, OpeningItem, Match, Reconciliation, File, Destruction }

/// <summary>The field refers to something that must exist.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersAttribute(Register register) : Attribute
{
    public Register Register => register;
}

/// <summary>The field gives a code to something new.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NamesAttribute(Register register) : Attribute
{
    public Register Register => register;
}

/// <summary>What a field means, in both languages.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MeansAttribute(string zh, string en) : Attribute
{
    public string Zh => zh;
    public string En => en;
}

/// <summary>The catalogue entry of a command.</summary>
/// <param name="name">The <c>type</c> in JSON.</param>
/// <param name="recipes">The recipes of domain.md part E that it plays; empty for registers.</param>
/// <param name="example">An example in JSON, whole but for the entity, which the address it is sent to names.</param>
/// <param name="file">The file that the command stands in, which the compiler knows.</param>
/// <param name="line">Its place in that file.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommandAttribute(string name, string zh, string en, string recipes, string example,
    [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    public string Name => name;
    public string Zh => zh;
    public string En => en;
    public string Recipes => recipes;
    public string Example => example;

    /// <summary>What the command belongs with: the name of its file, as in <c>Recovering</c>.</summary>
    public string Area { get; } = file[(file.LastIndexOfAny(['/', '\\']) + 1)..].Split('.')[0];

    /// <summary>Its place among the commands of its area, in the order in which a case meets them.</summary>
    public int Place => line;
}

/// <summary>Facts beyond those about the things referred to.</summary>
[Flags]
public enum Needs { None = 0, BankShares = 1, YearClaims = 2, AllFunds = 4, Period = 8, Sources = 16 }

/// <summary>A business event as a person or program reports it. The page, the API and the import file send the same.</summary>
public abstract record Command
{
    [Means("会计主体", "Entity")] public string Entity { get; init; } = "";
    [Means("幂等键：同一键的同一命令只记一次", "Idempotency key: the same command under the same key is recorded once")] public string Key { get; init; } = "";
    [Means("业务日期", "Business date")] public DateOnly Date { get; init; }
    [Means("制单人（经办人）", "Who records it: the maker")] public string By { get; init; } = "";
    [Means("审核人", "Reviewer")] public string? Reviewer { get; init; }
    [Means("出纳", "Cashier")] public string? Cashier { get; init; }
    [Means("附件张数", "Sheets attached")] public int? Attachments { get; init; }
    [Refers(Register.File), Means("附件文件（已上传文件的 SHA-256）", "Files attached (SHA-256 of uploaded files)")] public IReadOnlyList<string>? Files { get; init; }
    [Means("发送人所属会计主体；不填则为本主体，填写则须相同", "The entity the sender acts for: this one, or left out")] public string? ActingEntity { get; init; }
    [Means("摘要；不填则按业务生成", "Summary; written by the event if left out")] public string? Summary { get; init; }

    /// <summary>What else the decision needs to know.</summary>
    public virtual Needs Needs => Needs.None;

    /// <summary>The event's own questions and, if all are answered, its recipe. Pure.</summary>
    public abstract Decision Decide(Facts facts);

    /// <summary>It makes vouchers dated on the business date, whose month must therefore be open.</summary>
    public virtual bool PostsOnItsDate => Catalogue.Of(GetType()).Recipes.Length > 0;

    public string TypeName => Catalogue.Of(GetType()).Name;

    /// <summary>Every code in the command that refers to something, in the order of its fields.</summary>
    public IEnumerable<(Register Register, string Code, string Field)> References() => Marked(this, "", field => field.Refers);

    /// <summary>Every code that the command gives to something new.</summary>
    public IEnumerable<(Register Register, string Code, string Field)> Names() => Marked(this, "", field => field.NamesNew);

    private static IEnumerable<(Register Register, string Code, string Field)> Marked(object part, string path, Func<CommandField, Register?> mark)
    {
        foreach (var field in Catalogue.FieldsOf(part.GetType()))
        {
            var value = field.Property.GetValue(part);
            var name = path + field.Name;
            if (mark(field) is { } register)
            {
                if (value is string { Length: > 0 } code) yield return (register, code, name);
                else if (value is IReadOnlyList<string> codes)
                    foreach (var (each, i) in codes.Select((each, i) => (each, i))) yield return (register, each, $"{name}[{i}]");
            }
            else if (value is Command inner)
                foreach (var found in Marked(inner, name + ".", mark)) yield return found;
            else if (field.IsListOfParts && value is System.Collections.IEnumerable items)
                foreach (var (item, i) in items.Cast<object>().Select((item, i) => (item, i)))
                    foreach (var found in Marked(item, $"{name}[{i}].", mark)) yield return found;
        }
    }

    protected Voucher Write(string recipe, string summary, params IEnumerable<VoucherLine>[] lines) =>
        new(Date, recipe, Summary ?? summary, [.. lines.SelectMany(some => some).Where(line => !line.Amount.IsZero)])
        {
            Attachments = Attachments ?? Files?.Count ?? 0,
            Maker = By,
            Reviewer = Reviewer ?? "",
            Cashier = Cashier ?? "",
            Poster = Reviewer ?? "",
        };
}

/// <summary>What a command comes to: refusals, or vouchers and entries, in the order in which they are kept.</summary>
public sealed record Decision(IReadOnlyList<Rejection> Rejections, IReadOnlyList<Voucher> Vouchers, IReadOnlyList<Entry> Entries)
{
    public static Decision Refuse(RejectionReason reason, params object[] facts) => new([new(reason, facts)], [], []);
    public static Decision Refuse(IReadOnlyList<Rejection> rejections) => new(rejections, [], []);
    public static Decision Post(params IReadOnlyList<Voucher> vouchers) => new([], vouchers, []);
    public static Decision Keep(params IReadOnlyList<Entry> entries) => new([], [], entries);
    public Decision With(params IReadOnlyList<Entry> entries) => this with { Entries = [.. Entries, .. entries] };

    /// <summary>What leaves a fund here enters another one: it is paid to nobody.</summary>
    public Decision MovedWithin() => With([.. MoneyOut.Of(Vouchers).Select(fund => new Spending(fund.Fund, Purpose.Internal, "", fund.Amount, Vouchers[0].Date))]);
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Api;

/// <summary>The reasons for which a command can be refused, found in its compiled decision and in what that calls: so the
/// reference names what the program does, not what somebody wrote down about it.</summary>
public static class Refusals
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly[] Walked = [typeof(Command).Assembly, typeof(Rejection).Assembly];

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<RejectionReason>> OfCommand = new();

    private static readonly Lazy<IReadOnlyList<RejectionReason>> ForAll = new(() =>
    [
        .. In([.. typeof(Desk).GetMethods(Declared), .. typeof(PostingRules).GetMethods(Declared)])
            .Concat(Enum.GetValues<RejectionReason>().Where(reason => reason <= RejectionReason.EntityMismatch))
            .Append(RejectionReason.UnknownEntity).Distinct().Order(),
    ]);

    /// <summary>Reasons that any command can meet: the form of what was sent, whether its month is open, whether the voucher balances.</summary>
    public static IReadOnlyList<RejectionReason> Common => ForAll.Value;

    /// <summary>Further reasons of a command, in the order in which they are told.</summary>
    public static IReadOnlyList<RejectionReason> Of(Type command) => OfCommand.GetOrAdd(command, type =>
        [.. In([.. Lineage(type).SelectMany(each => each.GetMethods(Declared))]).Concat(ByReference(type)).Except(Common).Distinct().Order()]);

    // A decision may stand in a form that several commands share, and ask back what only the command itself says.
    private static IEnumerable<Type> Lineage(Type type) => type == typeof(Command) ? [] : Lineage(type.BaseType!).Prepend(type);

    private static IEnumerable<RejectionReason> ByReference(Type type) => Catalogue.FieldsOf(type).SelectMany(field =>
        field.IsListOfParts ? ByReference(field.Element!) : field.Refers is { } register ? [Enum.Parse<RejectionReason>("Unknown" + register)] : []);

    private static HashSet<RejectionReason> In(IEnumerable<MethodBase> methods)
    {
        var (found, seen, open) = (new HashSet<RejectionReason>(), new HashSet<MethodBase>(), new Stack<MethodBase>(methods));
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method) || !Walked.Contains(method.DeclaringType?.Assembly)) continue;
            foreach (var next in Read(method, found)) open.Push(next);
        }
        return found;
    }

    /// <summary>Adds the reasons that the method names, and says which methods it uses.</summary>
    private static IEnumerable<MethodBase> Read(MethodBase method, HashSet<RejectionReason> found)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) yield break;
        var (before, last) = ((int?)null, (int?)null);
        for (var at = 0; at < code.Length;)
        {
            var operation = OpCodeOf[code[at] == 0xFE ? BitConverter.ToInt16([code[at + 1], code[at]]) : code[at]];
            at += operation.Size;
            if (operation == OpCodes.Newarr && before is { } reason && IsFacts(method, code, at)) Add(reason);
            if (operation.OperandType == OperandType.InlineMethod && method.Module.ResolveMethod(BitConverter.ToInt32(code, at), Arguments(method.DeclaringType), Arguments(method)) is { } used)
            {
                if (last is { } only && (TakesReason(used) || used.Name == nameof(Array.Empty))) Add(only);
                foreach (var each in Behind(used)) yield return each;
            }
            (before, last) = (last, Constant(operation, code, at));
            at += OperandSize(operation, code, at);
        }

        void Add(int number)
        {
            if (Enum.IsDefined((RejectionReason)number)) found.Add((RejectionReason)number);
        }
    }

    // A reason and the number of its facts stand right before the array that the facts go into.
    private static bool IsFacts(MethodBase method, byte[] code, int at) =>
        method.Module.ResolveType(BitConverter.ToInt32(code, at), Arguments(method.DeclaringType), Arguments(method)) == typeof(object);

    private static bool TakesReason(MethodBase method) => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(RejectionReason);

    /// <summary>The method, and for a list that is made on demand the one that makes it.</summary>
    private static IEnumerable<MethodBase> Behind(MethodBase used) => used is ConstructorInfo { DeclaringType: { IsNested: true } made }
        ? made.GetMethods(Declared).Where(method => method.Name == "MoveNext").Prepend<MethodBase>(used) : [used];

    private static Type[]? Arguments(Type? type) => type is { IsGenericType: true } ? type.GetGenericArguments() : null;

    private static Type[]? Arguments(MethodBase method) => method.IsGenericMethod ? method.GetGenericArguments() : null;

    private static int? Constant(OpCode operation, byte[] code, int at) => operation.Value switch
    {
        >= 0x16 and <= 0x1E => operation.Value - 0x16,
        0x1F => unchecked((sbyte)code[at]),
        0x20 => BitConverter.ToInt32(code, at),
        _ => null,
    };

    private static int OperandSize(OpCode operation, byte[] code, int at) => operation.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };
}

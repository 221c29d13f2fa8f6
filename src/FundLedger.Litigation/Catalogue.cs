using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FundLedger.Litigation;

/// <summary>A field of a command as JSON sees it.</summary>
/// <param name="Name">The name in JSON, camel case.</param>
/// <param name="Property">Where its value is kept.</param>
/// <param name="Required">A command without it is refused.</param>
public sealed record CommandField(string Name, PropertyInfo Property, bool Required)
{
    public Type Type { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;
    public MeansAttribute Means { get; } = Property.GetCustomAttribute<MeansAttribute>() ?? new MeansAttribute(Name, Name);
    /// <summary>What the field's code must exist in, or null.</summary>
    public Register? Refers { get; } = Property.GetCustomAttribute<RefersAttribute>()?.Register;
    /// <summary>What the field gives a new code in, or null.</summary>
    public Register? NamesNew { get; } = Property.GetCustomAttribute<NamesAttribute>()?.Register;
    /// <summary>The element type of a list, or null.</summary>
    public Type? Element { get; } = ElementOf(Property.PropertyType);
    public bool IsListOfParts => Element is { IsEnum: false } element && element != typeof(string);
    /// <summary>A number that may be zero or negative is marked; all other amounts are above zero.</summary>
    public bool MayBeZero { get; } = Property.GetCustomAttribute<MayBeZeroAttribute>() is not null;
    /// <summary>An amount that is a balance: above, at or below zero.</summary>
    public bool MayBeNegative { get; } = Property.GetCustomAttribute<MayBeNegativeAttribute>() is not null;
    /// <summary>The most characters a text may have.</summary>
    public int MaxLength => Name switch
    {
        "summary" => 200,
        _ when IsPerson => 40,
        "number" or "invoiceNumber" or "minutes" or "petition" or "tender" or "serial" => 60,
        "description" or "comment" or "opinion" or "note" or "topic" or "subject" => 200,
        "invoiceCode" => 20,
        "accountNumber" or "counterpartyAccount" => 40,
        "judgment" => 32,
        "source" => 20,
        _ => 100,
    };

    /// <summary>The years that books can have. Limits of time are reckoned from days, so that the last year is not the last of all calendars.</summary>
    public const int FirstYear = 1949, LastYear = 9000;
    public const string Years = "1949 … 9000";

    /// <summary>A day up to which something is valid may be any: 9999-12-31 says for ever.</summary>
    public int LastYearOfDays => Name == "validUntil" ? DateOnly.MaxValue.Year : LastYear;

    /// <summary>The number of a year.</summary>
    public bool IsYear => Type == typeof(int) && Name is ("year" or "firstYear");

    /// <summary>The name of a person who signs or acts.</summary>
    public bool IsPerson => Name is "by" or "reviewer" or "cashier" or "approvedBy" or "onBehalfOf" or "person" or "delegator" or "delegate" or "responsible" or "proposedBy" or "archivist" or "accountant" or "auditor" or "discipline" or "technician" or "unitHead" or "archiveHead" or "accountingHead";

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;
}

/// <summary>An amount for which zero has a meaning.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MayBeZeroAttribute : Attribute;

/// <summary>A balance, which may be on either side.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MayBeNegativeAttribute : Attribute;

/// <summary>The one catalogue of commands, from which the API's schema, the import format and the reference are made.</summary>
public static class Catalogue
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<CommandField>> Fields = new();
    private static readonly ConcurrentDictionary<Enum, string> Codes = new();
    private static readonly ConcurrentDictionary<Type, Dictionary<string, Enum>> Members = new();
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>All commands with their types, in the order of their names.</summary>
    public static IReadOnlyList<(CommandAttribute Command, Type Type)> All { get; } =
        [.. typeof(Command).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract)
            .Select(type => (type.GetCustomAttribute<CommandAttribute>()!, type))
            .OrderBy(entry => entry.Item1.Name, StringComparer.Ordinal)];

    private static readonly Dictionary<string, Type> ByName = All.ToDictionary(entry => entry.Command.Name, entry => entry.Type, StringComparer.Ordinal);

    private static readonly Dictionary<Type, CommandAttribute> ByType = All.ToDictionary(entry => entry.Type, entry => entry.Command);

    public static Type? Find(string name) => ByName.GetValueOrDefault(name);

    public static CommandAttribute Of(Type type) => ByType[type];

    /// <summary>The fields of a command or of a part of one: those common to all commands first.</summary>
    public static IReadOnlyList<CommandField> FieldsOf(Type type) => Fields.GetOrAdd(type, Read);

    private static IReadOnlyList<CommandField> Read(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null)
            .OrderBy(property => property.DeclaringType == type ? 1 : 0)
            .ThenBy(property => property.MetadataToken)
            .Select(property => new CommandField(JsonName(property.Name), property, IsRequired(property)))];

    private static bool IsRequired(PropertyInfo property) => property.Name is not (nameof(Command.Entity) or nameof(Command.Key))
        && (property.GetCustomAttribute<RequiredMemberAttribute>() is not null || property.DeclaringType == typeof(Command))
        && !IsNullable(property);

    private static bool IsNullable(PropertyInfo property)
    {
        lock (Nullability) return Nullability.Create(property).WriteState == NullabilityState.Nullable;
    }

    /// <summary>camelCase, as in <c>voucherSeries</c>.</summary>
    public static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>UPPER_SNAKE, as in <c>ZERO_BALANCE</c>: how members of an enumeration are written in JSON and in the database.</summary>
    public static string CodeOf(Enum member) => Codes.GetOrAdd(member, Spelled);

    private static string Spelled(Enum member) => string.Concat(member.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + c : char.ToUpperInvariant(c).ToString()));

    /// <summary>The member of a code, or null.</summary>
    public static object? MemberOf(Type enumeration, string code) => Members.GetOrAdd(enumeration, ByCode).GetValueOrDefault(code);

    private static Dictionary<string, Enum> ByCode(Type enumeration) => Enum.GetValues(enumeration).Cast<Enum>().Distinct().ToDictionary(CodeOf, StringComparer.Ordinal);

    /// <summary>The member of a code that was stored.</summary>
    public static T Member<T>(string code) where T : struct, Enum => (T)(MemberOf(typeof(T), code) ?? throw new InvalidOperationException($"{typeof(T).Name} {code}"));
}

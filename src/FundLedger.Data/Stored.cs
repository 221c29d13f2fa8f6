using System.Data;
using System.Globalization;
using Dapper;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>How values travel between the program and the two engines: money as whole fen, days and instants as text in
/// one sortable form, which SQLite keeps and SQL Server converts by its type precedence.</summary>
internal static class Stored
{
    private const string DayForm = "yyyy-MM-dd";
    private const string InstantForm = "yyyy-MM-dd HH:mm:ss.fff";

    static Stored()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        Handle(new MoneyHandler());
        Handle(new DayHandler());
        Handle(new InstantHandler());
    }

    /// <summary>Has Dapper know the types above; to be called before its first use.</summary>
    public static void TeachDapper() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Stored).TypeHandle);

    /// <summary>The value as it is bound.</summary>
    /// <exception cref="ArgumentException">A type that no column has.</exception>
    public static object Parameter(object? value) => value switch
    {
        null => DBNull.Value,
        long or int or string or byte[] => value,
        Money money => money.Fen,
        DateOnly day => Seal.Day(day),
        DateTime { Kind: not DateTimeKind.Local } instant => Seal.Instant(instant),
        _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
    };

    /// <summary>A single stored value as <typeparamref name="T"/>; NULL only where T can be null.</summary>
    public static T Read<T>(object? stored)
    {
        var wanted = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        if (stored is null or DBNull)
            return default(T) is null ? default! : throw new InvalidOperationException($"NULL where a {wanted.Name} was expected.");
        if (stored is T already && stored is not DateTime) return already;
        return (T)Converted(stored, wanted);
    }

    private static object Converted(object stored, Type wanted)
    {
        if (wanted == typeof(Money)) return Amount(stored);
        if (wanted == typeof(DateOnly)) return Day(stored);
        if (wanted == typeof(DateTime)) return Instant(stored);
        if (wanted == typeof(long) && stored is int narrow) return (long)narrow;
        if (wanted == typeof(int) && stored is long wide) return checked((int)wide);
        throw new InvalidCastException($"A stored {stored.GetType().Name} is not a {wanted.Name}.");
    }

    /// <summary>A value as seals see it (reliability.md 6.2): whole numbers as long, days and instants as text. What
    /// SQLite keeps in a foreign type comes through as that type, so that it is noticed.</summary>
    public static object? Raw(IDataRecord row, int place) => row.GetValue(place) switch
    {
        DBNull => null,
        int narrow => (long)narrow,
        DateTime day when row.GetDataTypeName(place) == "date" => day.ToString(DayForm, CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString(InstantForm, CultureInfo.InvariantCulture),
        var stored => stored,
    };

    public static bool IsSingleValue(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(long) || plain == typeof(int) || plain == typeof(string)
            || plain == typeof(Money) || plain == typeof(DateOnly) || plain == typeof(DateTime);
    }

    private static Money Amount(object stored) => stored switch
    {
        long fen => new Money(fen),
        int fen => new Money(fen),
        _ => throw new InvalidCastException($"A stored {stored.GetType().Name} is not an amount in fen."),
    };

    private static DateOnly Day(object stored) => stored switch
    {
        string text => DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture),
        DateTime day => DateOnly.FromDateTime(day),
        _ => throw new InvalidCastException($"A stored {stored.GetType().Name} is not a day."),
    };

    private static DateTime Instant(object stored) => DateTime.SpecifyKind(stored switch
    {
        string text => DateTime.ParseExact(text, InstantForm, CultureInfo.InvariantCulture),
        DateTime instant => instant,
        _ => throw new InvalidCastException($"A stored {stored.GetType().Name} is not an instant."),
    }, DateTimeKind.Utc);

    private static void Handle<T>(SqlMapper.TypeHandler<T> handler) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    private sealed class MoneyHandler : SqlMapper.TypeHandler<Money>
    {
        public override Money Parse(object value) => Amount(value);

        public override void SetValue(IDbDataParameter parameter, Money value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.Fen;
        }
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => Day(value);
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => SetText(parameter, value);
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTime>
    {
        public override DateTime Parse(object value) => Instant(value);
        public override void SetValue(IDbDataParameter parameter, DateTime value) => SetText(parameter, value);
    }

    private static void SetText(IDbDataParameter parameter, object value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = Parameter(value);
    }
}

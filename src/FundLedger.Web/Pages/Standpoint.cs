using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;

namespace FundLedger.Web.Pages;

/// <summary>Where a reader stands: the entity whose books are read, and the last day that counts.</summary>
/// <param name="Entities">All entities that he may read, by code.</param>
/// <param name="Entity">The one that is read.</param>
/// <param name="Day">The day chosen, or <paramref name="LatestDay"/>.</param>
/// <param name="LatestDay">Today while its month is open in the books, so that what waits is seen without a voucher; in the books of
/// years gone by the end of the month of the latest voucher.</param>
public sealed record Standpoint(IReadOnlyList<EntityCard> Entities, EntityCard Entity, DateOnly Day, DateOnly LatestDay)
{
    public string Code => Entity.Entity;
    public AsOf AsOf => new(Day);
    public bool IsLatest => Day == LatestDay;

    /// <summary>Null while there is no entity that may be read, or when the one asked for is none of them.</summary>
    public static async Task<Standpoint?> ReadAsync(Session books, string? entity, DateOnly? day, DateOnly today, Func<string, bool> mayRead)
    {
        var entities = (await EntityQueries.AllAsync(books)).Where(card => mayRead(card.Entity)).ToList();
        var chosen = entity is null ? (entities.Count > 0 ? entities[0] : null) : entities.FirstOrDefault(card => card.Entity == entity);
        if (chosen is null) return null;
        var latest = await LatestAsync(books, chosen.Entity, today);
        return new(entities, chosen, day ?? latest, latest);
    }

    private static async Task<DateOnly> LatestAsync(Session books, string entity, DateOnly today)
    {
        if (await EntityQueries.LastDayAsync(books, entity) is not { } last) return today;
        if (last <= today && await EntityQueries.IsOpenedAsync(books, entity, Period.Of(today))) return today;
        return Period.Of(last).LastDay;
    }

    /// <summary>Reads <c>2024-12-31</c>.</summary>
    public static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;

namespace FundLedger.Web.Api;

/// <summary>Entities and cases for programs.</summary>
internal static class Lists
{
    public static async Task<IResult> EntitiesAsync(ApiCall call)
    {
        var entities = (await call.ReadAsync(EntityQueries.AllAsync)).Where(entity => call.Who.May(Permission.ReadBooks, entity.Entity));
        return JsonAnswer.Of(json => json.WriteObject(() => json.WriteArray("entities", entities, (_, entity) => json.WriteObject(() =>
        {
            json.WriteString("entity", entity.Entity);
            json.WriteString("name", entity.Name);
            json.WriteString("kind", entity.Kind);
            json.WriteNumber("firstYear", entity.FirstYear);
            json.WriteNumber("vouchers", entity.LastSeq);
            json.WriteNumber("commands", entity.LastOrdinal);
            json.WriteString("seal", entity.VoucherSeal);
        }))));
    }

    public static async Task<IResult> CasesAsync(ApiCall call)
    {
        var query = call.Query;
        var (text, after, day, take) = (query.Text("text") ?? "", query.Code("after") ?? "", query.Day("asOf"), (int)query.Number("take", 100, 1, 500));
        if (query.Refusal is { } refusal) return refusal;

        var asOf = new AsOf(day ?? call.Today());
        var found = await call.ReadAsync(books => CaseQueries.SearchAsync(books, call.Entity, text, after, asOf, take + 1));
        return JsonAnswer.Of(json => json.WriteObject(() =>
        {
            json.WriteString("asOf", Seal.Day(asOf.Day));
            json.WriteArray("cases", found.Take(take), (_, card) => json.WriteObject(() =>
            {
                json.WriteString("case", card.Code);
                json.WriteString("number", card.Number);
                json.WriteString("plaintiff", card.Plaintiff);
                json.WriteString("plaintiffName", card.PlaintiffName);
                json.WriteString("registeredOn", Seal.Day(card.RegisteredOn));
                json.WriteString("outstanding", card.Outstanding.ToString());
                json.WriteString("custody", card.Custody.ToString());
                json.WriteString("committed", card.Committed.ToString());
            }));
            if (found.Count > take) json.WriteString("after", found[take - 1].Code);
        }));
    }
}

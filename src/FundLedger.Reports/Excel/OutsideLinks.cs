namespace FundLedger.Reports.Excel;

/// <summary>The addresses outside a workbook that one of its tabs leads to.</summary>
internal sealed class OutsideLinks
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    /// <summary>The relation's id of an address, the same each time.</summary>
    public string Id(string address)
    {
        if (!ids.TryGetValue(address, out var id)) ids.Add(address, id = $"rId{ids.Count + 1}");
        return id;
    }

    /// <summary>Addresses with their ids, in the order in which they came.</summary>
    public IEnumerable<(string Id, string Address)> All => ids.Select(pair => (pair.Value, pair.Key));
}

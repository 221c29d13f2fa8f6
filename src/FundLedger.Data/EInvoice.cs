using System.Globalization;
using System.Xml;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>What an electronic invoice says of itself, to be offered and not believed: 数电（全电）发票 and the older XML form.</summary>
/// <param name="Code">Empty for fully digital ones.</param>
/// <param name="SellerTaxId">统一社会信用代码 of the seller, or empty.</param>
/// <param name="Amount">With tax, in fen.</param>
public sealed record EInvoice(string Code, string Number, string SellerName, string SellerTaxId, Money? Amount, DateOnly? IssuedOn)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy年MM月dd日", "yyyyMMdd", "yyyyMMddHHmmss"];

    /// <summary>The invoice that the XML holds; null where it holds none.</summary>
    public static EInvoice? Read(Stream content)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var xml = SafeXml.Read(content);
            for (var name = ""; xml.Read();)
            {
                SafeXml.DemandDepth(xml);
                if (xml.NodeType == XmlNodeType.Element) name = xml.LocalName;
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) found.TryAdd(name, xml.Value.Trim());
            }
        }
        catch (XmlException)
        {
            return null;
        }
        return First(found, "InvoiceNumber", "InvoiceNo", "EIid") is { Length: > 0 } number
            ? new(First(found, "InvoiceCode"), number, First(found, "SellerName"), First(found, "SellerIdNum", "SellerTaxID"),
                AmountOf(First(found, "TotalTax-includedAmount", "TaxInclusiveTotalAmount")), DayOf(First(found, "IssueTime", "IssueDate", "RequestTime")))
            : null;
    }

    private static string First(Dictionary<string, string> found, params IEnumerable<string> names) =>
        names.Select(name => found.GetValueOrDefault(name, "")).FirstOrDefault(text => text.Length is > 0 and <= 100, "");

    private static Money? AmountOf(string text) => Money.TryParse(text, out var amount) && amount.IsPositive ? amount : null;

    private static DateOnly? DayOf(string text) =>
        DateTime.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? DateOnly.FromDateTime(instant) : null;
}

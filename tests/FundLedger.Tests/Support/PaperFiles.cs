using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace FundLedger.Tests.Support;

/// <summary>Small papers of every kind that is taken, made here so that no test needs a file from elsewhere.</summary>
internal static class PaperFiles
{
    public const string DigitalInvoice = """
        <?xml version="1.0" encoding="UTF-8"?>
        <EInvoice>
          <Header><EIid>24222000000012345678</EIid><EInvoiceTag>SWEI3200</EInvoiceTag></Header>
          <EInvoiceData>
            <SellerInformation><SellerIdNum>91220101MA0000001X</SellerIdNum><SellerName>某环境损害司法鉴定中心</SellerName></SellerInformation>
            <BuyerInformation><BuyerName>某环境保护志愿者协会</BuyerName></BuyerInformation>
            <BasicInformation><TotalAmWithoutTax>31338.16</TotalAmWithoutTax><TotalTaxAm>1880.29</TotalTaxAm><TotalTax-includedAmount>33218.45</TotalTax-includedAmount></BasicInformation>
          </EInvoiceData>
          <TaxSupervisionInfo><InvoiceNumber>24222000000012345678</InvoiceNumber><IssueTime>2024-04-08 10:20:30</IssueTime></TaxSupervisionInfo>
        </EInvoice>
        """;

    public const string OlderInvoice = """
        <?xml version="1.0" encoding="UTF-8"?>
        <eInvoice xmlns="http://www.edrm.org.cn/schema/e-invoice/2019">
          <InvoiceCode>022002200111</InvoiceCode><InvoiceNo>00012345</InvoiceNo><IssueDate>2021年06月30日</IssueDate>
          <Seller><SellerName>某律师事务所甲</SellerName><SellerTaxID>31220000MD0000002Y</SellerTaxID></Seller>
          <TaxInclusiveTotalAmount>8000.00</TaxInclusiveTotalAmount>
        </eInvoice>
        """;

    /// <summary>A page of a PDF with a text of its own, so that each has another digest.</summary>
    public static byte[] Pdf(string text = "judgment") => Encoding.ASCII.GetBytes($"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Title ({text}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    public static byte[] Jpeg() => [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 0x4A, 0x46, 0xFF, 0xD9];

    public static byte[] Png() =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55,
        0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82,
    ];

    public static byte[] Ofd() => Zip(("OFD.xml", "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"/>"), ("Doc_0/Document.xml", "<d/>"));

    public static byte[] Xlsx(params (string Name, string Content)[] more) => Zip([
        ("[Content_Types].xml", "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
        ("xl/workbook.xml", "<workbook/>"), .. more]);

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        return bytes.ToArray();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

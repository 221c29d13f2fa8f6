using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>How much of a file is read before it is refused (reliability R30): counted while reading, never believed.</summary>
public static class UploadLimits
{
    /// <summary>Bytes of a file: 10 MiB.</summary>
    public const int Bytes = 10 << 20;

    /// <summary>Rows of a text table.</summary>
    public const int Rows = 200_000;

    /// <summary>Rows of a spreadsheet.</summary>
    public const int SheetRows = 50_000;

    public const int Columns = 100;

    /// <summary>Characters of a cell or field.</summary>
    public const int CellCharacters = 4_000;

    /// <summary>Parts of a spreadsheet file.</summary>
    public const int Parts = 200;

    /// <summary>Bytes of all parts of a spreadsheet file unpacked: 100 MiB.</summary>
    public const int UnpackedBytes = 100 << 20;

    /// <summary>How many times its packed size a spreadsheet file may unpack to.</summary>
    public const int Ratio = 200;

    /// <summary>Characters of the texts that the cells of a spreadsheet share.</summary>
    public const int SharedCharacters = 8_000_000;

    public const int SharedTexts = 400_000;

    /// <summary>Elements within elements of an XML document.</summary>
    public const int Depth = 64;

    /// <summary>Characters of XML between two tags.</summary>
    public const int TagCharacters = 64 << 10;

    /// <summary>Seconds of reading.</summary>
    public const int Seconds = 30;

    internal static UploadRefusedException Exceeded(Phrase what, long limit) =>
        new(RejectionReason.ReadingLimitExceeded, what, limit.ToString("#,##0", CultureInfo.InvariantCulture));

    internal static UploadRefusedException Exceeded(string zh, string en, long limit) => Exceeded(new Phrase(zh, en), limit);
}

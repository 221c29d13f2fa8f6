using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

public sealed class WorkbookWriterTests
{
    [Fact]
    public async Task The_file_is_valid_Open_XML_in_both_languages()
    {
        foreach (var culture in new[] { Chinese, English })
        {
            var file = await WrittenAsync(SampleWorkbook.Make(rowsPerTab: 15), culture);
            using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
            var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken);
            errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        }
    }
}

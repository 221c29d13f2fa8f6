using System.Runtime.CompilerServices;
using System.Text;

namespace FundLedger.Tests.Support;

/// <summary>Tests write GB18030 by its name, whichever of them runs first.</summary>
internal static class OfficeEncodings
{
    [ModuleInitializer]
    internal static void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
}

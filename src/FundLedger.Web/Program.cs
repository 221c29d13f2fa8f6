using System.Text;
using FundLedger.Web;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return (int)await CommandLine.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);

namespace FundLedger.Web.Pages;

/// <summary>The words of the pages: Texts.resx holds the Chinese, Texts.en.resx the English of every key.</summary>
public sealed class Texts;

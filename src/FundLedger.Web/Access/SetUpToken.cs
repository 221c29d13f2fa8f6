namespace FundLedger.Web.Access;

/// <summary>The word that lets the first administrators be named, as long as there is nobody who could sign in. It stands on the
/// console and is of no use once a first password of the set-up was used, or after the program's end.</summary>
public sealed class SetUpToken
{
    /// <summary>Twenty characters in groups of four.</summary>
    public string Text { get; } = Secrets.Typed(5);

    public bool Is(string text) => Secrets.AreEqual(Text, text.Trim().ToLowerInvariant());
}

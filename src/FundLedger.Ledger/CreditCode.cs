namespace FundLedger.Ledger;

/// <summary>What can be said of a unified social credit code from its characters alone.</summary>
public enum CreditCodeVerdict
{
    /// <summary>Right form, and both check characters agree.</summary>
    Valid,

    /// <summary>Not 18 characters of the permitted set with six digits for the place; such a code was never issued.</summary>
    WrongForm,

    /// <summary>Right form, but a check character disagrees. Such codes exist, so this is a warning that asks for a reason
    /// and a second person, never a refusal by itself (domain.md D.7).</summary>
    FailingCheck,
}

/// <summary>The unified social credit code 统一社会信用代码 (GB 32100-2015), with the organisation code inside it
/// (GB 11714). Always text: an all-digit code loses its end as a number.</summary>
public static class CreditCode
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const int Length = 18;
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Judges the code as it stands: no blanks are trimmed and lower case is a wrong form.</summary>
    public static CreditCodeVerdict Judge(string? code)
    {
        if (code is null || !HasForm(code)) return CreditCodeVerdict.WrongForm;
        return code[^1] == CheckCharacter(code) && code[16] == OrganisationCheckCharacter(code.AsSpan(8, 8))
            ? CreditCodeVerdict.Valid
            : CreditCodeVerdict.FailingCheck;
    }

    private static bool HasForm(string code) =>
        code.Length == Length
        && code.All(Characters.Contains)
        && code.AsSpan(2, 6).IndexOfAnyExceptInRange('0', '9') < 0
        && (char.IsAsciiDigit(code[16]) || code[16] == 'X');

    /// <summary>The weights are the powers of 3 modulo 31.</summary>
    private static char CheckCharacter(string code)
    {
        var (sum, weight) = (0, 1);
        foreach (var character in code.AsSpan(0, Length - 1)) (sum, weight) = (sum + weight * Characters.IndexOf(character), weight * 3 % 31);
        return Characters[(31 - sum % 31) % 31];
    }

    private static char OrganisationCheckCharacter(ReadOnlySpan<char> organisation)
    {
        var sum = 0;
        for (var i = 0; i < organisation.Length; i++) sum += OrganisationWeights[i] * OrganisationValue(organisation[i]);
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var check => (char)('0' + check) };
    }

    private static int OrganisationValue(char character) => char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10;
}

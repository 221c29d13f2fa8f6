namespace FundLedger.Litigation;

/// <summary>The signatures that a command carries. Until a person has signed, a placeholder stands for him, so that the whole
/// decision and its vouchers can be shown; nothing is ever recorded with one.</summary>
public static class Signatures
{
    private static readonly Dictionary<Signature, string> Placeholders = new()
    {
        [Signature.By] = "（待制单）",
        [Signature.ApprovedBy] = "（待批准）",
        [Signature.Reviewer] = "（待审核）",
        [Signature.Cashier] = "（待出纳）",
    };

    /// <summary>All, in the order in which they are given.</summary>
    public static IReadOnlyList<Signature> All { get; } = Enum.GetValues<Signature>();

    /// <summary>What stands for a person who has yet to sign. No one is called so: <see cref="CommandReader"/> takes no such name.</summary>
    public static string Awaited(Signature signature) => Placeholders[signature];

    public static bool IsAwaited(string? name) => name is not null && Placeholders.ContainsValue(name);

    /// <summary>The field of a command that holds the signature.</summary>
    public static string FieldOf(Signature signature) => Catalogue.JsonName(signature.ToString());

    /// <summary>The signature that stands in a field of this name, or null.</summary>
    public static Signature? OfField(string name) => All.Where(signature => FieldOf(signature) == name).Select(signature => (Signature?)signature).FirstOrDefault();

    /// <summary>The command is approved by someone: it has a place for his signature.</summary>
    public static bool IsApproved(Type command) => Approval(command) is not null;

    /// <inheritdoc cref="IsApproved(Type)"/>
    public static bool IsApproved(Command command) => IsApproved(Told(command).GetType());

    /// <summary>What stands in the place of the signature: a name, a placeholder, or nothing.</summary>
    public static string Given(Command command, Signature signature) => signature switch
    {
        Signature.By => command.By,
        Signature.Reviewer => command.Reviewer ?? "",
        Signature.Cashier => command.Cashier ?? "",
        _ => Approval(Told(command).GetType())?.Property.GetValue(Told(command)) as string ?? "",
    };

    /// <summary>The command with a name or a placeholder in the place of the signature.</summary>
    public static Command With(Command command, Signature signature, string name) => signature switch
    {
        Signature.By => command with { By = name },
        Signature.Reviewer => command with { Reviewer = name },
        Signature.Cashier => command with { Cashier = name },
        _ when command is Events.VoucherCorrected corrected => corrected with { Replacement = Approved(corrected.Replacement, name) },
        _ => Approved(command, name),
    };

    /// <summary>The signatures that are still to be given, in their order.</summary>
    public static IReadOnlyList<Signature> Open(Command command) => [.. All.Where(signature => IsAwaited(Given(command, signature)))];

    /// <summary>The command as if nobody had signed it.</summary>
    public static Command Without(Command command) => All
        .Where(signature => signature != Signature.ApprovedBy || IsApproved(command))
        .Aggregate(command, (bare, signature) => With(bare, signature, Awaited(signature)));

    /// <summary>What is recorded is signed.</summary>
    /// <exception cref="InvalidOperationException">A placeholder stands for a signature.</exception>
    public static void DemandAll(Command command)
    {
        if (Open(command) is [var first, ..]) throw new InvalidOperationException($"{command.TypeName} {command.Key} waits for {first}.");
    }

    // A correction is approved as the event that it sets right is.
    private static Command Told(Command command) => command is Events.VoucherCorrected corrected ? corrected.Replacement : command;

    private static CommandField? Approval(Type command) =>
        Catalogue.FieldsOf(command).FirstOrDefault(field => field.Name == FieldOf(Signature.ApprovedBy));

    private static Command Approved(Command command, string name)
    {
        var approved = command with { };
        Approval(command.GetType())!.Property.SetValue(approved, name);
        return approved;
    }
}

using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What kind of paper a file is.</summary>
public enum EvidenceKind { Invoice, Contract, CourtPaper, BankSlip, BankStatement, Minutes, AppraisalOpinion, Other }

/// <summary>How long a file is kept at least (会计档案管理办法 附表2; domain.md D.11).</summary>
public enum RetentionClass { Voucher, Ledger, PeriodReport, Reconciliation, BankStatement, TransferList, FinalAccounts, ArchiveList }

/// <summary>The times for which archives are kept, in years from the first day after the fiscal year.</summary>
public static class Retention
{
    /// <summary>Stands for the last year of what is kept for ever.</summary>
    public const int ForEver = 9999;

    /// <summary>The years of a class; null for ever.</summary>
    public static int? YearsOf(RetentionClass kept) => kept switch
    {
        RetentionClass.Voucher or RetentionClass.Ledger or RetentionClass.TransferList => 30,
        RetentionClass.PeriodReport or RetentionClass.Reconciliation or RetentionClass.BankStatement => 10,
        _ => null,
    };

    /// <summary>The year at whose end the time of a class is over.</summary>
    public static int LastYear(RetentionClass kept, int fiscalYear) => YearsOf(kept) is { } years ? fiscalYear + years : ForEver;
}

/// <summary>A file that is evidence of a command with all that it posted, of a voucher posted before, or of a case.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="ForOrdinal">The command; 0 if it is not one.</param>
/// <param name="ForSeq">The voucher; 0 if it is not one.</param>
/// <param name="ForCase">The case; empty if it is not one.</param>
public sealed record Evidence(string Sha256, string Name, string MediaType, long Size, EvidenceKind Kind, string Note, long ForOrdinal, long ForSeq, string ForCase,
    RetentionClass Retention, int FiscalYear) : Entry;

/// <summary>What an invoice among the evidence says.</summary>
/// <param name="ForOrdinal">The command that it is evidence of; 0 if it is of a case only.</param>
public sealed record EvidenceInvoice(string Sha256, string Code, string Number, string Seller, Money Amount, DateOnly IssuedOn, long ForOrdinal) : Entry;

/// <summary>A file that was uploaded.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="DestroyedBy">The list by which it was destroyed, or empty.</param>
/// <param name="LastYear">The year at whose end its time is over, by the longest of its classes.</param>
/// <param name="Hold">The unfinished matter that it concerns (会计档案管理办法 art. 19), or empty.</param>
/// <param name="List">A list of destruction on which it stands, or empty.</param>
public sealed record KnownFile(string Sha256, string Name, string MediaType, long Size, string DestroyedBy, RetentionClass Retention, int LastYear, string Hold, string List);

/// <summary>An invoice that the books of an entity in line know: accepted for a cost, or among the evidence.</summary>
/// <param name="Identity">What the seller is known by in other entities: its credit code, or empty.</param>
/// <param name="ForOrdinal">The command that accepted it or that it is evidence of, in its own entity; 0 if it is evidence of a case only.</param>
/// <param name="UsedFor">The voucher, or else the subject it was accepted for.</param>
/// <param name="IsEvidence">It stands among the evidence, not among what was accepted.</param>
public sealed record KnownInvoice(string Entity, string Code, string Number, string Seller, string Identity, Money Amount, long ForOrdinal, string UsedFor, bool IsEvidence);

/// <summary>A list of files to be destroyed and how far it has come.</summary>
public sealed record DestructionList(string Code, DateOnly ProposedOn, string ProposedBy, IReadOnlyList<string> Files, IReadOnlyList<DestructionAct> Acts)
{
    public bool Has(DestructionStep step) => Acts.Any(act => act.Step == step);
}

/// <summary>What the books know of the files and invoices of a command.</summary>
public sealed class EvidenceFacts
{
    public IReadOnlyDictionary<string, KnownFile> Files { get; init; } = new Dictionary<string, KnownFile>();
    /// <summary>Invoices with a number of the command's, in this entity and those in line with it, unless their voucher was cancelled.</summary>
    public IReadOnlyList<KnownInvoice> Invoices { get; init; } = [];
    /// <summary>The ordinals of the commands that posted the vouchers referred to, by voucher number.</summary>
    public IReadOnlyDictionary<string, long> OrdinalsOfVouchers { get; init; } = new Dictionary<string, long>();
    public IReadOnlyDictionary<string, DestructionList> Destructions { get; init; } = new Dictionary<string, DestructionList>();

    /// <summary>An invoice that is the same: code and number, and the seller by its code here or by its credit code elsewhere.</summary>
    public IEnumerable<KnownInvoice> Same(Command command, Facts facts, string code, string number, string seller)
    {
        var identity = facts.Parties.TryGetValue(seller, out var party) ? party.CreditCode : "";
        return Invoices.Where(known => known.Code == code && known.Number == number
            && (known.Entity == command.Entity ? known.Seller == seller : identity.Length > 0 && known.Identity == identity));
    }
}

/// <summary>The files of a command: that they are there, are counted, and become evidence of what it did.</summary>
internal static class Papers
{
    public static IReadOnlyList<Rejection> Judge(Command command, Decision decision, Facts facts)
    {
        var files = command.Files ?? [];
        List<Rejection> refusals =
        [
            .. files.GroupBy(file => file).Where(same => same.Count() > 1).Select(same => new Rejection(RejectionReason.FileListedTwice, same.Key) { Field = "files" }),
            .. files.Distinct().Where(file => facts.Evidence.Files[file].DestroyedBy.Length > 0)
                .Select(file => new Rejection(RejectionReason.FileDestroyed, file, facts.Evidence.Files[file].DestroyedBy) { Field = "files" }),
        ];
        if (command.Attachments is { } sheets && sheets < files.Count) refusals.Add(new(RejectionReason.AttachmentsBelowFiles, sheets, files.Count) { Field = "attachments" });
        if (facts.Policy.EvidenceRequired)
            refusals.AddRange(decision.Vouchers.Where(NeedsPaper).Select(voucher => new Rejection(RejectionReason.EvidenceMissing, voucher.Summary) { Field = "files" }));
        return refusals;
    }

    /// <summary>Closing and correcting vouchers need none, nor do balances carried over from older books (会计基础工作规范 §51（四）).</summary>
    private static bool NeedsPaper(Voucher voucher) => voucher is { Kind: VoucherKind.Normal, Attachments: 0, Reverses: 0, Corrects: 0, Recipe: not "R54" };

    /// <summary>The rows that tie the files to the command and to the cases it concerns.</summary>
    public static IEnumerable<Evidence> Of(Command command, Facts facts)
    {
        if (command.Files is not { Count: > 0 } files) yield break;
        foreach (var file in files.Select(file => facts.Evidence.Files[file]))
        {
            yield return Row(file, command) with { ForOrdinal = facts.NextOrdinal };
            foreach (var code in CasesOf(command, facts)) yield return Row(file, command) with { ForCase = code };
        }
    }

    private static Evidence Row(KnownFile file, Command command) =>
        new(file.Sha256, file.Name, file.MediaType, file.Size, KindOf(command), "", 0, 0, "", RetentionOf(KindOf(command)), command.Date.Year);

    /// <summary>How long a paper of a kind is kept where nobody says otherwise.</summary>
    public static RetentionClass RetentionOf(EvidenceKind kind) => kind == EvidenceKind.BankStatement ? RetentionClass.BankStatement : RetentionClass.Voucher;

    private static IEnumerable<string> CasesOf(Command command, Facts facts) => command.References().Concat(command.Names())
        .Select(mention => mention.Register switch
        {
            Register.Case => mention.Code,
            Register.Advance when facts.Advances.TryGetValue(mention.Code, out var advance) => advance.Case,
            Register.Order when facts.Orders.TryGetValue(mention.Code, out var order) => order.Case,
            _ => "",
        })
        .Where(code => code.Length > 0)
        .Distinct();

    private static EvidenceKind KindOf(Command command) => command switch
    {
        Events.AdvanceSettled or Events.OrderInvoiced or Events.OwnCostAccepted => EvidenceKind.Invoice,
        Events.AgreementSigned or Events.RestorationContracted => EvidenceKind.Contract,
        Events.JudgmentTookEffect => EvidenceKind.CourtPaper,
        Events.JointMeetingHeld => EvidenceKind.Minutes,
        Events.VoucherDrafted or Events.DraftPosted => EvidenceKind.Other,
        Events.BankStatementImported => EvidenceKind.BankStatement,
        _ when command.References().Any(mention => mention.Register == Register.Bank) => EvidenceKind.BankSlip,
        _ => EvidenceKind.Other,
    };
}

using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("destructionProposed", "提出会计档案销毁清册", "Propose a list of archives for destruction", "",
    """{"type":"destructionProposed","key":"2060-01-10-destructionProposed","date":"2060-01-10","by":"档案员","destruction":"XH-2060-01","destroys":["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],"reason":"保管期满"}""")]
[SentBy(Duty.Archivist, Duty.Chief)]
public sealed record DestructionProposed : Command
{
    [Names(Register.Destruction), Means("销毁清册代码", "Code of the list")] public required string Destruction { get; init; }
    [Refers(Register.File), Means("拟销毁的文件（SHA-256）", "Files to be destroyed (SHA-256)")] public required IReadOnlyList<string> Destroys { get; init; }
    [Means("理由", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Destroys.Count == 0) return Decision.Refuse([new(RejectionReason.MissingField, "destroys") { Field = "destroys" }]);
        var twice = Destroys.GroupBy(file => file).Where(same => same.Count() > 1).Select(same => new Rejection(RejectionReason.FileListedTwice, same.Key));
        Rejection[] refusals = [.. twice, .. Destroys.Distinct().Select(file => Obstacle(facts.Evidence.Files[file], Date, ownList: "")).OfType<Rejection>()];
        if (refusals.Length > 0) return Decision.Refuse(refusals);

        return Decision.Keep([new Destruction(Destruction, Reason, By, Date),
            .. Destroys.Select(file => facts.Evidence.Files[file]).Select(file => new DestructionItem(Destruction, file.Sha256, file.Retention, file.LastYear))]);
    }

    /// <summary>Why a file cannot be destroyed on a day; null if it can (会计档案管理办法 arts. 15 and 19).</summary>
    internal static Rejection? Obstacle(KnownFile file, DateOnly on, string ownList)
    {
        if (file.DestroyedBy.Length > 0) return new(RejectionReason.FileDestroyed, file.Name, file.DestroyedBy);
        if (file.List.Length > 0 && file.List != ownList) return new(RejectionReason.FileOnOtherList, file.Name, file.List);
        if (on.Year <= file.LastYear) return new(RejectionReason.RetentionRunning, file.Name, file.LastYear, on);
        return file.Hold.Length > 0 ? new(RejectionReason.FileOnHold, file.Name, file.Hold) : null;
    }
}

/// <summary>A step on a list of destruction, done by several persons at once.</summary>
public abstract record DestructionCommand : Command
{
    [Refers(Register.Destruction), Means("销毁清册代码", "Code of the list")] public required string Destruction { get; init; }

    /// <summary>Why the step cannot be taken now, or null.</summary>
    protected Rejection? OutOfOrder(Facts facts, DestructionStep step, DestructionStep? before)
    {
        var list = facts.Evidence.Destructions[Destruction];
        if (list.Has(step)) return new(RejectionReason.DestructionOutOfOrder, Destruction, new Phrase("该步骤已完成", "this step was taken already"));
        if (before is { } needed && !list.Has(needed)) return new(RejectionReason.DestructionOutOfOrder, Destruction, new Phrase("前一步骤尚未完成", "the step before has not been taken"));
        return Ask.NotBefore(Date, list.Acts.Select(act => act.On).Append(list.ProposedOn).Max(), new("清册的前一步骤", "the step before"));
    }

    protected static IEnumerable<Rejection> Apart(params IReadOnlyList<string> persons) =>
        persons.GroupBy(person => person).Where(same => same.Count() > 1).Select(same => new Rejection(RejectionReason.ActorsNotApart, same.Key));

    protected DestructionAct Act(DestructionStep step, ArchiveRole role, string person, string opinion = "") => new(Destruction, step, role, person, Date, opinion);
}

[Command("destructionAppraised", "会计档案销毁鉴定", "Appraise archives before destruction", "",
    """{"type":"destructionAppraised","key":"2060-02-10-destructionAppraised","date":"2060-02-10","by":"档案员","destruction":"XH-2060-01","archivist":"钱档案","accountant":"陈会计","auditor":"孙审计","discipline":"吴纪检","opinion":"无继续保存价值"}""")]
[SentBy(Duty.Archivist, Duty.Chief)]
public sealed record DestructionAppraised : DestructionCommand
{
    [Means("档案机构鉴定人", "Of the archive unit")] public required string Archivist { get; init; }
    [Means("会计机构鉴定人", "Of the accounting unit")] public required string Accountant { get; init; }
    [Means("审计机构鉴定人", "Of the audit unit")] public required string Auditor { get; init; }
    [Means("纪检监察机构鉴定人", "Of discipline inspection")] public required string Discipline { get; init; }
    [Means("鉴定意见", "Opinion")] public required string Opinion { get; init; }

    public override Decision Decide(Facts facts)
    {
        Rejection[] refusals = [.. Ask.All(OutOfOrder(facts, DestructionStep.Appraised, null)), .. Apart(Archivist, Accountant, Auditor, Discipline)];
        if (refusals.Length > 0) return Decision.Refuse(refusals);

        return Decision.Keep(
            Act(DestructionStep.Appraised, ArchiveRole.Archive, Archivist, Opinion), Act(DestructionStep.Appraised, ArchiveRole.Accounting, Accountant),
            Act(DestructionStep.Appraised, ArchiveRole.Audit, Auditor), Act(DestructionStep.Appraised, ArchiveRole.Discipline, Discipline));
    }
}

[Command("destructionSigned", "签署会计档案销毁清册", "Sign a list of destruction", "",
    """{"type":"destructionSigned","key":"2060-03-10-destructionSigned","date":"2060-03-10","by":"档案员","destruction":"XH-2060-01","unitHead":"赵厅长","archiveHead":"郑主任","accountingHead":"王处长"}""")]
[SentBy(Duty.Archivist, Duty.Chief)]
public sealed record DestructionSigned : DestructionCommand
{
    [Means("单位负责人", "Head of the unit")] public required string UnitHead { get; init; }
    [Means("档案机构负责人", "Head of the archive unit")] public required string ArchiveHead { get; init; }
    [Means("会计机构负责人", "Head of the accounting unit")] public required string AccountingHead { get; init; }

    public override Decision Decide(Facts facts)
    {
        Rejection[] refusals = [.. Ask.All(OutOfOrder(facts, DestructionStep.Signed, DestructionStep.Appraised)), .. Apart(UnitHead, ArchiveHead, AccountingHead)];
        if (refusals.Length > 0) return Decision.Refuse(refusals);

        return Decision.Keep(Act(DestructionStep.Signed, ArchiveRole.UnitHead, UnitHead), Act(DestructionStep.Signed, ArchiveRole.ArchiveHead, ArchiveHead),
            Act(DestructionStep.Signed, ArchiveRole.AccountingHead, AccountingHead));
    }
}

[Command("destructionExecuted", "监销会计档案", "Destroy the archives of a list", "",
    """{"type":"destructionExecuted","key":"2060-04-10-destructionExecuted","date":"2060-04-10","by":"档案员","destruction":"XH-2060-01","archivist":"钱档案","accountant":"陈会计","technician":"冯信息"}""")]
[SentBy(Duty.Archivist, Duty.Chief)]
public sealed record DestructionExecuted : DestructionCommand
{
    [Means("档案机构监销人", "Supervisor of the archive unit")] public required string Archivist { get; init; }
    [Means("会计机构监销人", "Supervisor of the accounting unit")] public required string Accountant { get; init; }
    [Means("信息系统管理机构监销人（电子会计档案，第18条）", "Supervisor of the technology unit, for electronic archives (art. 18)")] public required string Technician { get; init; }

    public override Decision Decide(Facts facts)
    {
        var list = facts.Evidence.Destructions[Destruction];
        Rejection[] refusals =
        [
            .. Ask.All(OutOfOrder(facts, DestructionStep.Executed, DestructionStep.Signed)), .. Apart(Archivist, Accountant, Technician),
            .. list.Files.Select(file => DestructionProposed.Obstacle(facts.Evidence.Files[file], Date, Destruction)).OfType<Rejection>(),
        ];
        if (refusals.Length > 0) return Decision.Refuse(refusals);

        return Decision.Keep(Act(DestructionStep.Executed, ArchiveRole.Archive, Archivist), Act(DestructionStep.Executed, ArchiveRole.Accounting, Accountant),
            Act(DestructionStep.Executed, ArchiveRole.Technology, Technician));
    }
}

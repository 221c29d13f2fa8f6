namespace FundLedger.Litigation;

/// <summary>How far the destruction of archives has come.</summary>
public enum DestructionStep { Appraised, Signed, Executed }

/// <summary>In what capacity somebody acts on it (会计档案管理办法 arts. 17 and 18).</summary>
public enum ArchiveRole { Archive, Accounting, Audit, Discipline, UnitHead, ArchiveHead, AccountingHead, Technology }

/// <summary>A list of files that is proposed for destruction.</summary>
public sealed record Destruction(string Code, string Reason, string ProposedBy, DateOnly ProposedOn) : Entry;

/// <summary>A file on such a list, with the class and the last year of its time.</summary>
public sealed record DestructionItem(string Destruction, string Sha256, RetentionClass Retention, int LastYear) : Entry;

/// <summary>What one person did about such a list.</summary>
public sealed record DestructionAct(string Destruction, DestructionStep Step, ArchiveRole Role, string Person, DateOnly On, string Opinion) : Entry;

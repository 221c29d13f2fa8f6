namespace FundLedger.Data;

/// <summary>The storage could not take the work; nothing of it was kept.</summary>
public abstract class StorageException(string message, Exception? inner) : Exception(message, inner);

/// <summary>Another process held the books for longer than five seconds. Trying again later is right.</summary>
public sealed class StorageBusyException(Exception? inner = null)
    : StorageException("账簿正被占用，请稍后再试 / The books are in use; try again later.", inner);

/// <summary>The disk or the database's allotted space is full.</summary>
public sealed class StorageFullException(Exception? inner = null)
    : StorageException("存储空间已满，未记账 / The storage is full; nothing was posted.", inner);

/// <summary>Writing or reading the file failed. What the disk holds is not known, so this process writes no more; it
/// must be started again (reliability R20).</summary>
public sealed class StorageFailedException(Exception? inner = null)
    : StorageException("存储设备读写失败，须重新启动 / The storage failed; the program must be restarted.", inner);

/// <summary>The schema on disk is not the one this program was built with.</summary>
public sealed class SchemaException(string message, Exception? inner = null) : Exception(message, inner);

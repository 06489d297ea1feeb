using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>Says in the store's words what the file system or LiteDB threw.</summary>
internal static class StoreFault
{
    // errno, as .NET keeps it in HResult: EWOULDBLOCK of flock, ENOSPC, EDQUOT, EROFS.
    private const int WouldBlock = 11, NoSpace = 28, QuotaExceeded = 122, ReadOnlyFileSystem = 30;

    /// <summary>Translates an exception; one that already is a fault comes back as it is.</summary>
    internal static ReadStoreFaultException From(string path, Exception error) => error switch
    {
        ReadStoreFaultException fault => fault,
        IOException { HResult: WouldBlock } => new(
            ReadStoreFaultKind.InUse, $"{path} is in use by another process; stop it first (fuser -v {path} shows which)", error),
        IOException { HResult: NoSpace or QuotaExceeded } => new(
            ReadStoreFaultKind.DiskFull, $"{path}: no space left; free some, or shorten the journal's retention", error),
        IOException { HResult: ReadOnlyFileSystem } => new(
            ReadStoreFaultKind.IoError, $"{path}: the file system is read-only; the kernel's log says why (dmesg)", error),
        IOException => new(ReadStoreFaultKind.IoError, $"{path}: {error.Message}; check the disk (dmesg)", error),
        UnauthorizedAccessException => new(ReadStoreFaultKind.IoError,
            $"{path}: this user may not read and write it; check the owner of the directory", error),
        LiteException { ErrorCode: LiteException.LOCK_TIMEOUT } => new(ReadStoreFaultKind.IoError,
            $"{path}: an operation took too long: {error.Message}", error),
        _ => Damaged(path, error.Message, error),
    };

    /// <summary>A store whose content makes no sense.</summary>
    internal static ReadStoreFaultException Damaged(string path, string what, Exception? inner = null) => new(
        ReadStoreFaultKind.Damaged, $"{path} is damaged: {what.TrimEnd('.')}. A lane sets it aside by itself and begins a new one; edgegate salvage reads what can be read of it", inner);
}

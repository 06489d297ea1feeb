using System.Text.Json;
using EdgeGate.Domain.Events;
using Microsoft.Data.Sqlite;

namespace EdgeGate.Platform.Native.Storage;

/// <summary>Turns what SQLite and the file system say into faults that say what to do.</summary>
internal static class SqliteFaults
{
    // Primary result codes, https://sqlite.org/rescode.html.
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, NotADatabase = 26;

    /// <summary>True for exceptions that speak of the file, not of a mistake in the program.</summary>
    internal static bool IsFault(Exception error) =>
        error is not (OutOfMemoryException or ObjectDisposedException or ReadStoreFaultException);

    /// <summary>Translates one.</summary>
    internal static ReadStoreFaultException Of(string file, Exception error) => error switch
    {
        SqliteException sqlite => Of(file, sqlite),
        JsonException => Damaged(file, $"an event in it cannot be read: {error.Message}", error),
        UnauthorizedAccessException => new(
            ReadStoreFaultKind.IoError, $"{file}: this user may not read and write it; check the owner of the directory", error),
        IOException => new(ReadStoreFaultKind.IoError, $"{file}: {error.Message}; check the disk (dmesg)", error),
        _ => Damaged(file, error.Message, error),
    };

    /// <summary>A store whose content makes no sense.</summary>
    internal static ReadStoreFaultException Damaged(string file, string what, Exception? inner = null) => new(
        ReadStoreFaultKind.Damaged,
        $"{file} is damaged: {what}. Set it aside with its -wal file (mv, do not delete) and start again; a new one is made", inner);

    private static ReadStoreFaultException Of(string file, SqliteException error) => error.SqliteErrorCode switch
    {
        Full => new(ReadStoreFaultKind.DiskFull, $"{file}: no space left; free some, or shorten the journal's retention", error),
        Corrupt or NotADatabase => Damaged(file, error.Message, error),
        Busy or Locked => new(
            ReadStoreFaultKind.InUse, $"{file} is in use by another process; stop it first (fuser -v {file} shows which)", error),
        ReadOnly => new(ReadStoreFaultKind.IoError, $"{file}: cannot be written; is the file system read-only? (dmesg says why)", error),
        _ => new(ReadStoreFaultKind.IoError, $"{file}: {error.Message}; check the disk (dmesg)", error),
    };
}

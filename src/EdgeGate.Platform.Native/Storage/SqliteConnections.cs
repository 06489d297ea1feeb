using Microsoft.Data.Sqlite;

namespace EdgeGate.Platform.Native.Storage;

/// <summary>Opens connections to a store's file.</summary>
internal static class SqliteConnections
{
    /// <summary>
    /// For writing. FULL: a commit returns when the log is on the disk. The log is copied into the file by a thread of its own, not within
    /// a commit that a car waits for.
    /// </summary>
    internal static SqliteConnection OpenWriter(string file) => Open(
        file, SqliteOpenMode.ReadWriteCreate, "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;");

    /// <summary>For reading.</summary>
    internal static SqliteConnection OpenReader(string file) => Open(file, SqliteOpenMode.ReadWrite, "PRAGMA query_only = ON;");

    /// <summary>For copying the log into the file.</summary>
    internal static SqliteConnection OpenCheckpointer(string file) => Open(
        file, SqliteOpenMode.ReadWrite, "PRAGMA synchronous = FULL;");

    private static SqliteConnection Open(string file, SqliteOpenMode mode, string settings)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 5 };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            SqliteSchema.Execute(connection, settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

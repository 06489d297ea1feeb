using System.Globalization;
using EdgeGate.Domain.Events;
using Microsoft.Data.Sqlite;

namespace EdgeGate.Platform.Native.Storage;

/// <summary>
/// Tables of a store. Events carry a run number: it goes up by one whenever the wall clock went back, so that within one run the order
/// of ids is the order of wall-clock times, and an index on (run, time) answers both "newest first" and "between these times".
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Goes up when an older program could not read the file.</summary>
    internal const int Version = 1;

    private const string Tables = """
        CREATE TABLE events (
            id INTEGER PRIMARY KEY, run INTEGER NOT NULL, wall INTEGER NOT NULL, kind TEXT NOT NULL, plate TEXT, body TEXT NOT NULL);
        CREATE INDEX events_time ON events (run, wall);
        CREATE INDEX events_kind ON events (kind, run, wall);
        CREATE INDEX events_plate ON events (plate, run, wall) WHERE plate IS NOT NULL;
        CREATE TABLE images (event INTEGER NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL);
        CREATE INDEX images_event ON images (event);
        CREATE TABLE state (
            only INTEGER PRIMARY KEY CHECK (only = 1), last_id INTEGER NOT NULL, last_run INTEGER NOT NULL, last_wall INTEGER NOT NULL,
            count INTEGER NOT NULL);
        INSERT INTO state VALUES (1, 0, 0, 0, 0);
        """;

    /// <summary>Makes the tables in a new file, or checks that this program knows them.</summary>
    /// <exception cref="ReadStoreFaultException">A newer version wrote the file.</exception>
    internal static void Prepare(SqliteConnection connection, string file)
    {
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > Version)
        {
            throw new ReadStoreFaultException(
                ReadStoreFaultKind.NewerVersion,
                $"{file} has form {version} and this program knows {Version}: a newer version of the program wrote it; install that one");
        }

        if (version == 0)
            Create(connection, file);
    }

    /// <summary>Runs statements without a result.</summary>
    internal static void Execute(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement with one value as result.</summary>
    internal static object? Scalar(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    private static void Create(SqliteConnection connection, string file)
    {
        if (Convert.ToInt64(Scalar(connection, "SELECT count(*) FROM sqlite_master"), CultureInfo.InvariantCulture) > 0)
            throw SqliteFaults.Damaged(file, "it holds tables of another program");

        // Settings of the file itself: space freed by retention goes back to the disk, and writes go through a log.
        Execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"BEGIN; {Tables} PRAGMA user_version = {Version}; COMMIT"));
    }
}

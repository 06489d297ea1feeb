using EdgeGate.Domain.Events;
using Microsoft.Data.Sqlite;

namespace EdgeGate.Platform.Native.Storage;

/// <summary>The one connection that writes, with its statements prepared. For one thread at a time.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollBack;
    private readonly SqliteCommand _event;
    private readonly SqliteCommand _image;
    private readonly SqliteCommand _state;
    private readonly SqliteCommand _old;
    private readonly SqliteCommand _oldPictures;
    private readonly SqliteCommand _upTo;
    private readonly SqliteCommand _picturesUpTo;
    private readonly SqliteCommand _deleteImages;
    private readonly SqliteCommand _deleteEvent;
    private long _lastRun;
    private long _lastWall;
    private long _count;

    internal SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE", 0);
        _commit = Prepare("COMMIT", 0);
        _rollBack = Prepare("ROLLBACK", 0);
        _event = Prepare("INSERT INTO events (id, run, wall, kind, plate, body) VALUES ($1, $2, $3, $4, $5, $6)", 6);
        _image = Prepare("INSERT INTO images (event, name, data) VALUES ($1, $2, $3)", 3);
        _state = Prepare("UPDATE state SET last_id = $1, last_run = $2, last_wall = $3, count = $4", 4);
        _old = Prepare("SELECT id FROM events WHERE kind = $1 AND wall < $2 ORDER BY run, wall, id LIMIT $3", 3);

        // Behind a thousand events whose pictures are younger there may still be one whose clock was wrong; it goes when they do.
        _oldPictures = Prepare(
            "SELECT e.id FROM (SELECT DISTINCT event FROM images ORDER BY event LIMIT 1000 + $2) AS i JOIN events AS e ON e.id = i.event WHERE e.wall < $1 ORDER BY e.id LIMIT $2",
            2);
        _upTo = Prepare("SELECT id FROM events WHERE kind = $1 AND id <= $2 ORDER BY id LIMIT $3", 3);
        _picturesUpTo = Prepare("SELECT DISTINCT event FROM images WHERE event <= $1 ORDER BY event LIMIT $2", 2);
        _deleteImages = Prepare("DELETE FROM images WHERE event = $1", 1);
        _deleteEvent = Prepare("DELETE FROM events WHERE id = $1", 1);
        Load();
    }

    /// <summary>The last id given.</summary>
    internal long LastId { get; private set; }

    /// <summary>Number of events.</summary>
    internal long Count => Interlocked.Read(ref _count);

    /// <summary>Makes events durable as one unit.</summary>
    internal void Append(IReadOnlyList<GateEvent> events) => InTransaction(() =>
    {
        foreach (var gateEvent in events)
            Insert(gateEvent);
        _count += events.Count;
    });

    /// <summary>Gives ids above this one from now on.</summary>
    internal void GoOnAfter(long id)
    {
        if (id > LastId)
            InTransaction(() => LastId = id);
    }

    /// <summary>Deletes old events of a kind with their pictures.</summary>
    internal int Delete(DateTimeOffset before, GateEventKind kind, int limit) => Delete(Ids(_old, kind.ToString(), before.UtcTicks, limit));

    /// <summary>Deletes events of a kind up to an id with their pictures.</summary>
    internal int DeleteUpTo(long last, GateEventKind kind, int limit) => Delete(Ids(_upTo, kind.ToString(), last, limit));

    private int Delete(List<long> ids)
    {
        if (ids.Count == 0)
            return 0;
        InTransaction(() =>
        {
            foreach (var id in ids)
            {
                Run(_deleteImages, id);
                Run(_deleteEvent, id);
            }

            _count -= ids.Count;
        });
        SqliteSchema.Execute(_connection, "PRAGMA incremental_vacuum");
        return ids.Count;
    }

    /// <summary>Takes the pictures off old events.</summary>
    internal int DeletePictures(DateTimeOffset before, int limit) => DeletePictures(Ids(_oldPictures, before.UtcTicks, limit));

    /// <summary>Takes the pictures off events up to an id.</summary>
    internal int DeletePicturesUpTo(long last, int limit) => DeletePictures(Ids(_picturesUpTo, last, limit));

    private int DeletePictures(List<long> ids)
    {
        if (ids.Count == 0)
            return 0;
        InTransaction(() => ids.ForEach(id => Run(_deleteImages, id)));
        SqliteSchema.Execute(_connection, "PRAGMA incremental_vacuum");
        return ids.Count;
    }

    /// <summary>Copies the rest of the log into the file and empties it; gives way to a reader that still uses it.</summary>
    internal void EmptyLog() => SqliteSchema.Execute(_connection, "PRAGMA wal_checkpoint(TRUNCATE)");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _rollBack, _event, _image, _state, _old, _oldPictures, _upTo, _picturesUpTo, _deleteImages, _deleteEvent])
            command.Dispose();
        _connection.Dispose();
    }

    private static int Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Fill(command, values);
        return command.ExecuteNonQuery();
    }

    private static void Fill(SqliteCommand command, ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }

    private SqliteCommand Prepare(string text, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.AddWithValue($"${i}", DBNull.Value);
        command.Prepare();
        return command;
    }

    private void Insert(GateEvent gateEvent)
    {
        var id = ++LastId;
        var wall = gateEvent.Time.Wall.UtcTicks;
        if (wall < _lastWall)
            _lastRun++;
        _lastWall = wall;
        Run(
            _event, id, _lastRun, wall, gateEvent.Kind.ToString(), (object?)gateEvent.Sighting?.Text ?? DBNull.Value,
            EventJson.Serialize(gateEvent with { Id = id }));
        foreach (var (name, data) in gateEvent.Images)
            Run(_image, id, name, data);
    }

    private static List<long> Ids(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Fill(command, values);
        var ids = new List<long>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            ids.Add(reader.GetInt64(0));
        return ids;
    }

    private void InTransaction(Action change)
    {
        var (lastId, lastRun, lastWall, count) = (LastId, _lastRun, _lastWall, _count);
        Run(_begin);
        try
        {
            change();
            Run(_state, LastId, _lastRun, _lastWall, _count);
            Run(_commit);
        }
        catch
        {
            // Nothing of the unit is kept, here as in the file.
            (LastId, _lastRun, _lastWall) = (lastId, lastRun, lastWall);
            Interlocked.Exchange(ref _count, count);
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        try
        {
            Run(_rollBack);
        }
        catch (SqliteException)
        {
            // After some errors SQLite has rolled back by itself, and says that there is nothing left to do.
        }
    }

    private void Load()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT last_id, last_run, last_wall, count FROM state";
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            throw new SqliteException("the table state is empty", 11);
        (LastId, _lastRun, _lastWall, _count) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
    }
}

using EdgeGate.Domain.Events;
using Microsoft.Data.Sqlite;

namespace EdgeGate.Platform.Native.Storage;

/// <summary>A connection that reads. For one thread at a time; a store keeps as many as are in use at once.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _images;
    private readonly SqliteCommand _place;
    private readonly SqliteCommand _nextRun;
    private readonly SqliteCommand _size;

    internal SqliteReader(SqliteConnection connection)
    {
        _connection = connection;
        _find = Prepare("SELECT id, body FROM events WHERE id = $1", "$1");
        _images = Prepare("SELECT name, data FROM images WHERE event = $1", "$1");
        _place = Prepare("SELECT run, wall FROM events WHERE id >= $1 ORDER BY id LIMIT 1", "$1");
        _nextRun = Prepare("SELECT max(run) FROM events WHERE run <= $1", "$1");
        _size = Prepare("SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size");
    }

    /// <summary>Bytes of the file that are in use.</summary>
    internal long UsedBytes => (long)_size.ExecuteScalar()!;

    /// <summary>One event with its pictures, or null.</summary>
    internal GateEvent? Find(long id)
    {
        _find.Parameters[0].Value = id;
        using var reader = _find.ExecuteReader();
        return reader.Read() ? Event(reader, withImages: true) : null;
    }

    /// <summary>A page, newest first: run after run, each through an index in the order of its times, which is that of its ids.</summary>
    internal List<GateEvent> Query(EventQuery query)
    {
        var page = new List<GateEvent>();
        using var command = RunQuery(query);
        var (first, firstUntil) = Start(query);
        for (var run = NextRun(first); run is not null && page.Count < query.Limit; run = NextRun(run.Value - 1))
        {
            command.Parameters["$run"].Value = run.Value;
            command.Parameters["$until"].Value = run == first ? Math.Min(firstUntil, UntilTicks(query)) : UntilTicks(query);
            command.Parameters["$limit"].Value = query.Limit - page.Count;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                page.Add(Event(reader, query.WithImages));
        }

        return page;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_find, _images, _place, _nextRun, _size])
            command.Dispose();
        _connection.Dispose();
    }

    private static long UntilTicks(EventQuery query) => query.Until?.UtcTicks ?? long.MaxValue;

    // Where a page begins: in the run of the event it begins before, no later than that one's time.
    private (long Run, long Until) Start(EventQuery query)
    {
        if (query.BeforeId is not { } before)
            return (long.MaxValue, long.MaxValue);
        _place.Parameters[0].Value = before;
        using var reader = _place.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1) + 1) : (long.MaxValue, long.MaxValue);
    }

    private long? NextRun(long highest)
    {
        _nextRun.Parameters[0].Value = highest;
        return _nextRun.ExecuteScalar() is long run ? run : null;
    }

    private SqliteCommand RunQuery(EventQuery query)
    {
        // The index is named, because without statistics SQLite may well take one that reads a million rows.
        var (index, filter) = (query.Plate, query.Kind) switch
        {
            (not null, not null) => ("events_plate", "plate = $plate AND kind = $kind AND "),
            (not null, null) => ("events_plate", "plate = $plate AND "),
            (null, not null) => ("events_kind", "kind = $kind AND "),
            _ => ("events_time", ""),
        };
        var command = _connection.CreateCommand();
        command.CommandText =
            $"SELECT id, body FROM events INDEXED BY {index} WHERE {filter}run = $run AND wall >= $since AND wall < $until AND id < $before " +
            "ORDER BY run DESC, wall DESC, id DESC LIMIT $limit";
        command.Parameters.AddWithValue("$run", 0L);
        command.Parameters.AddWithValue("$since", query.Since?.UtcTicks ?? long.MinValue);
        command.Parameters.AddWithValue("$until", UntilTicks(query));
        command.Parameters.AddWithValue("$before", query.BeforeId ?? long.MaxValue);
        command.Parameters.AddWithValue("$limit", query.Limit);
        if (query.Plate is not null)
            command.Parameters.AddWithValue("$plate", query.Plate);
        if (query.Kind is { } kind)
            command.Parameters.AddWithValue("$kind", kind.ToString());
        return command;
    }

    private GateEvent Event(SqliteDataReader reader, bool withImages)
    {
        var gateEvent = EventJson.Deserialize(reader.GetString(1)) with { Id = reader.GetInt64(0) };
        return withImages ? gateEvent with { Images = Images(gateEvent.Id) } : gateEvent;
    }

    private Dictionary<string, byte[]> Images(long id)
    {
        _images.Parameters[0].Value = id;
        var images = new Dictionary<string, byte[]>();
        using var reader = _images.ExecuteReader();
        while (reader.Read())
            images[reader.GetString(0)] = reader.GetFieldValue<byte[]>(1);
        return images;
    }

    private SqliteCommand Prepare(string text, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        command.Prepare();
        return command;
    }
}

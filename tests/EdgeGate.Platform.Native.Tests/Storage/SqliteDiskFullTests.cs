using EdgeGate.Domain.Events;
using EdgeGate.Platform.Native.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EdgeGate.Platform.Native.Tests.Storage;

/// <summary>A file that may not grow, which SQLite reports as it reports a full disk.</summary>
public sealed class SqliteDiskFullTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate full ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Append_NoSpaceLeft_KeepsNothingOfTheUnitAndWorksAgainWhenThereIsSome()
    {
        var file = Path.Combine(_folder, "journal.sqlite");
        using var connection = SqliteConnections.OpenWriter(file);
        SqliteSchema.Prepare(connection, file);
        using var writer = new SqliteWriter(connection);
        writer.Append([Event(100)]);
        SqliteSchema.Execute(connection, "PRAGMA max_page_count = 40");

        var error = Assert.Throws<SqliteException>(() => writer.Append([Event(100), Event(1_000_000)]));

        Assert.Equal(ReadStoreFaultKind.DiskFull, SqliteFaults.Of(file, error).Kind);
        Assert.Equal((1, 1), (writer.LastId, writer.Count));
        SqliteSchema.Execute(connection, "PRAGMA max_page_count = 100000");
        writer.Append([Event(100), Event(1_000_000)]);
        Assert.Equal((3, 3), (writer.LastId, writer.Count));
        Assert.Equal(3L, SqliteSchema.Scalar(connection, "SELECT count(*) FROM images"));
    }

    private static GateEvent Event(int bytes) => new()
    {
        Time = new(Guid.Empty, TimeSpan.Zero, DateTimeOffset.UnixEpoch, ClockState.Unknown),
        Kind = GateEventKind.System,
        Text = "started",
        Images = new Dictionary<string, byte[]> { ["scene"] = new byte[bytes] },
    };
}

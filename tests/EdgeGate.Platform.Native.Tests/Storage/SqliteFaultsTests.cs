using System.Text.Json;
using EdgeGate.Domain.Events;
using EdgeGate.Platform.Native.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace EdgeGate.Platform.Native.Tests.Storage;

public sealed class SqliteFaultsTests
{
    [Fact]
    public void Of_RealFullDatabase_IsDiskFull()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        SqliteSchema.Execute(connection, "PRAGMA max_page_count = 4; CREATE TABLE t (x BLOB)");

        var error = Assert.Throws<SqliteException>(() => SqliteSchema.Execute(connection, "INSERT INTO t VALUES (zeroblob(1000000))"));
        var fault = SqliteFaults.Of("/data/journal.sqlite", error);

        Assert.Equal(ReadStoreFaultKind.DiskFull, fault.Kind);
        Assert.Contains("/data/journal.sqlite", fault.Message);
    }

    [Theory]
    [InlineData(5, ReadStoreFaultKind.InUse)]
    [InlineData(8, ReadStoreFaultKind.IoError)]
    [InlineData(10, ReadStoreFaultKind.IoError)]
    [InlineData(11, ReadStoreFaultKind.Damaged)]
    [InlineData(14, ReadStoreFaultKind.IoError)]
    [InlineData(26, ReadStoreFaultKind.Damaged)]
    public void Of_SqliteError_HasItsKind(int code, ReadStoreFaultKind kind) =>
        Assert.Equal(kind, SqliteFaults.Of("f", new SqliteException("x", code)).Kind);

    [Fact]
    public void Of_OtherErrors_HaveTheirKinds()
    {
        Assert.Equal(ReadStoreFaultKind.Damaged, SqliteFaults.Of("f", new JsonException("x")).Kind);
        Assert.Equal(ReadStoreFaultKind.IoError, SqliteFaults.Of("f", new IOException("x")).Kind);
        Assert.Equal(ReadStoreFaultKind.IoError, SqliteFaults.Of("f", new UnauthorizedAccessException()).Kind);

        // What a library throws at a damaged file may be anything.
        Assert.Equal(ReadStoreFaultKind.Damaged, SqliteFaults.Of("f", new InvalidOperationException()).Kind);
        Assert.True(SqliteFaults.IsFault(new InvalidOperationException()));
        Assert.False(SqliteFaults.IsFault(new OutOfMemoryException()));
    }
}

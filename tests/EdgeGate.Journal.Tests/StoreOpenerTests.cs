using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Journal.Tests;

public sealed class StoreOpenerTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("edgegate-journal-").FullName;
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Open_DamagedStore_SetAsideWholeAndANewOneOpened()
    {
        var directory = Path.Combine(_root, "store");
        for (var i = 0; i < 2; i++)
        {
            Directory.CreateDirectory(directory);
            File.WriteAllText(Path.Combine(directory, "events.db"), "rubbish");
            var opened = StoreOpener.Open(new Driver(ReadStoreFaultKind.Damaged), directory, _time, NullLogger.Instance);

            Assert.Equal("rubbish", File.ReadAllText(Path.Combine(opened.SetAside, "events.db")));
            Assert.Contains(".damaged-20260302-080000", opened.SetAside);
            Assert.NotNull(opened.Store);
        }

        Assert.Equal(2, Directory.GetDirectories(_root, "store.damaged-*").Length);
    }

    [Theory]
    [InlineData(ReadStoreFaultKind.InUse)]
    [InlineData(ReadStoreFaultKind.NewerVersion)]
    [InlineData(ReadStoreFaultKind.DiskFull)]
    [InlineData(ReadStoreFaultKind.IoError)]
    public void Open_OtherFault_ThrowsAndMovesNothing(ReadStoreFaultKind kind)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_root, "store")).FullName;

        var fault = Assert.Throws<ReadStoreFaultException>(() => StoreOpener.Open(new Driver(kind), directory, _time, NullLogger.Instance));
        Assert.Equal(kind, fault.Kind);
        Assert.True(Directory.Exists(directory));
    }

    private sealed class Driver(ReadStoreFaultKind kind) : IReadStoreDriver
    {
        public IReadStore Open(string directory) =>
            Directory.Exists(directory) ? throw new ReadStoreFaultException(kind, "asked for by a test") : new FakeReadStore();
    }
}

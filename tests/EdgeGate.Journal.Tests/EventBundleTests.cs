using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Journal.Tests;

[Trait("suite", "hard")]
public sealed class EventBundleTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("edgegate-bundle-").FullName;
    private readonly FakeReadStore _store = new();
    private readonly BoxKey _key;

    public EventBundleTests()
    {
        _key = BoxKey.Open(Path.Combine(_root, "box-key.pem"));
        _store.Append([Events.Sighting("ABC1234"), Events.Of(GateEventKind.Barrier, "moved"), Events.Sighting("XYZ9876")]);
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Write_Events_WholeBundleThatVerifies()
    {
        var sink = new FolderSink(_root, "march");
        var result = EventBundle.Write(_store, new EventQuery { WithImages = true }, sink, _key);
        Assert.False(Directory.Exists(sink.Folder));
        sink.Finish();

        Assert.Equal((3L, 2L), (result.Events, result.Images));
        Assert.Equal(Directory.EnumerateFiles(sink.Folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length),
            result.Bytes);
        Assert.Equal(4, File.ReadAllLines(Path.Combine(sink.Folder, "events.csv")).Length);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(sink.Folder, "images/1-plate.jpg")));
        Assert.Empty(EventBundle.Verify(sink.Folder, _key.PublicPem));
        Assert.False(Directory.Exists(sink.Folder + ".partial"));
    }

    [Theory]
    [InlineData("../escaped")]
    [InlineData("/tmp/escaped")]
    [InlineData("images/../../escaped")]
    public void Create_NameThatLeadsOut_Refused(string name) =>
        Assert.Throws<IOException>(() => new FolderSink(_root, "march").Create(name));

    [Fact]
    public void Verify_ChangedMissingAndForeign_EachIsNamed()
    {
        var bundle = Bundle();
        File.AppendAllText(Path.Combine(bundle, "events.csv"), "9,forged");
        File.Delete(Path.Combine(bundle, "images/3-plate.jpg"));
        Assert.Equal(["events.csv was changed", "images/3-plate.jpg is missing"], EventBundle.Verify(bundle, _key.PublicPem).Order());

        using var other = BoxKey.Open(Path.Combine(_root, "other.pem"));
        Assert.Contains("another box", Assert.Single(EventBundle.Verify(bundle, other.PublicPem)));
        Assert.Contains("no bundle", Assert.Single(EventBundle.Verify(_root, _key.PublicPem)));
    }

    [Fact]
    public void Write_NameTaken_ThrowsAndLeavesTheOldOne()
    {
        var bundle = Bundle();

        Assert.Contains("exists already", Assert.Throws<IOException>(() => Bundle()).Message);
        Assert.Empty(EventBundle.Verify(bundle, _key.PublicPem));
    }

    [Fact]
    public void Write_HalfBundleFromAPulledStick_IsReplaced()
    {
        Directory.CreateDirectory(Path.Combine(_root, "march.partial", "images"));
        File.WriteAllText(Path.Combine(_root, "march.partial", "images", "old.jpg"), "half");

        Assert.False(File.Exists(Path.Combine(Bundle(), "images/old.jpg")));
    }

    [Fact]
    public void Open_Twice_SameKeyForTheOwnerOnly()
    {
        var file = Path.Combine(_root, "box-key.pem");
        using var again = BoxKey.Open(file);

        Assert.Equal(_key.PublicPem, again.PublicPem);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Open_Rubbish_ThrowsAndKeepsTheFile()
    {
        var file = Path.Combine(_root, "rubbish.pem");
        File.WriteAllText(file, "rubbish");

        Assert.Contains("rubbish.pem", Assert.Throws<InvalidDataException>(() => BoxKey.Open(file)).Message);
        Assert.Equal("rubbish", File.ReadAllText(file));
    }

    private string Bundle()
    {
        var sink = new FolderSink(_root, "march");
        EventBundle.Write(_store, new EventQuery { WithImages = true }, sink, _key);
        sink.Finish();
        return sink.Folder;
    }
}

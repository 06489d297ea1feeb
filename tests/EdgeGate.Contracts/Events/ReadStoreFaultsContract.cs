using EdgeGate.Domain.Events;
using Xunit;

namespace EdgeGate.Contracts.Events;

/// <summary>How every <see cref="IReadStoreDriver"/> says that a store cannot be used.</summary>
public abstract class ReadStoreFaultsContract : IDisposable
{
    private readonly StoreFolder _folder = new();

    /// <summary>The adapter under test.</summary>
    protected abstract IReadStoreDriver CreateDriver();

    /// <summary>Name of the file that holds the events, inside the store's directory.</summary>
    protected abstract string DataFile { get; }

    /// <summary>Raises the version written in a closed store beyond what this program knows.</summary>
    protected abstract void MakeNewer(string directory);

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Open_DirectoryMissing_MakesItWithItsParents()
    {
        var directory = Path.Combine(_folder.Path, "a", "b");

        using var store = CreateDriver().Open(directory);

        Assert.Equal(1, store.Append([SampleEvents.Plain(0)]));
        Assert.True(File.Exists(Path.Combine(directory, DataFile)));
    }

    [Fact]
    public void Open_OpenAlready_IsRefusedAtOnceAndHarmsNothing()
    {
        using var store = CreateDriver().Open(_folder.Path);
        store.Append([SampleEvents.Plain(0)]);

        AssertFault(ReadStoreFaultKind.InUse, _folder.Path, "stop it");

        Assert.Equal(2, store.Append([SampleEvents.Plain(1)]));
    }

    [Fact]
    public void Open_AfterARefusal_IsFreeWhenTheFirstCloses()
    {
        var store = CreateDriver().Open(_folder.Path);
        AssertFault(ReadStoreFaultKind.InUse, _folder.Path, "in use");
        store.Dispose();

        CreateDriver().Open(_folder.Path).Dispose();
    }

    [Fact]
    public void Open_FileOverwritten_IsDamagedAndLeftAlone()
    {
        Fill(20);
        var file = Path.Combine(_folder.Path, DataFile);
        var garbage = new byte[new FileInfo(file).Length];
        new Random(1).NextBytes(garbage);
        File.WriteAllBytes(file, garbage);

        AssertFault(ReadStoreFaultKind.Damaged, DataFile, "sets it aside by itself");

        Assert.Equal(garbage, File.ReadAllBytes(file));
    }

    [Fact]
    public void Open_FileCutInHalf_IsDamaged()
    {
        Fill(200);
        using (var stream = File.OpenWrite(Path.Combine(_folder.Path, DataFile)))
            stream.SetLength(stream.Length / 2 / 8192 * 8192);

        AssertFault(ReadStoreFaultKind.Damaged, DataFile, "sets it aside by itself");
    }

    [Fact]
    public void Open_DamagedSetAside_StartsANewStore()
    {
        Fill(3);
        var file = Path.Combine(_folder.Path, DataFile);
        File.WriteAllText(file, "no database");
        AssertFault(ReadStoreFaultKind.Damaged, DataFile, "sets it aside by itself");
        Directory.Move(_folder.Path, _folder.Path + "-aside");
        Directory.CreateDirectory(_folder.Path);

        using (var store = CreateDriver().Open(_folder.Path))
            Assert.Equal(0, store.Count);

        Directory.Delete(_folder.Path + "-aside", recursive: true);
    }

    [Fact]
    public void Open_NewerVersion_IsRefused()
    {
        Fill(1);
        MakeNewer(_folder.Path);

        AssertFault(ReadStoreFaultKind.NewerVersion, DataFile, "newer version");
    }

    [Fact]
    public void Open_DirectoryIsAFile_IsAnError()
    {
        var path = Path.Combine(_folder.Path, "file");
        File.WriteAllText(path, "in the way");

        Assert.Equal(
            ReadStoreFaultKind.IoError, Assert.Throws<ReadStoreFaultException>(() => CreateDriver().Open(path)).Kind);
    }

    private void AssertFault(ReadStoreFaultKind kind, string names, string says)
    {
        var fault = Assert.Throws<ReadStoreFaultException>(() => CreateDriver().Open(_folder.Path));
        Assert.Equal(kind, fault.Kind);
        Assert.Contains(names, fault.Message);
        Assert.Contains(says, fault.Message);
    }

    private void Fill(int events)
    {
        using var store = CreateDriver().Open(_folder.Path);
        for (var i = 0; i < events; i++)
            store.Append([SampleEvents.Seen(i, "ABC1234")]);
    }
}

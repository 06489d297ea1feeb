using Xunit;

namespace EdgeGate.Journal.Tests;

[Trait("suite", "hard")]
public sealed class BoxKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate-key-").FullName;

    private string KeyFile => Path.Combine(_folder, "box-key.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Open_EmptyFileOfAFullDisk_MakesTheKey()
    {
        File.WriteAllText(KeyFile, "");
        string first;
        using (var key = BoxKey.Open(KeyFile))
            first = key.PublicPem;

        using var again = BoxKey.Open(KeyFile);
        Assert.Equal(first, again.PublicPem);
        Assert.True(OperatingSystem.IsLinux() && File.GetUnixFileMode(KeyFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void OpenOrRenew_NoKeyInIt_SetAsideAndRenewed()
    {
        File.WriteAllText(KeyFile, "rubbish");
        Assert.Throws<InvalidDataException>(() => BoxKey.Open(KeyFile));

        using var key = BoxKey.OpenOrRenew(KeyFile, out var setAside);

        Assert.Equal("rubbish", File.ReadAllText(setAside));
        using var again = BoxKey.OpenOrRenew(KeyFile, out var nothing);
        Assert.Equal(("", key.PublicPem), (nothing, again.PublicPem));
    }

    [Fact]
    public void JournalKey_SameBox_IsTheSameAndNotThatOfAnother()
    {
        using var one = BoxKey.Open(KeyFile);
        using var same = BoxKey.Open(KeyFile);
        using var other = BoxKey.Open(KeyFile + "2");

        Assert.Equal(32, one.JournalKey().Length);
        Assert.Equal(one.JournalKey(), same.JournalKey());
        Assert.NotEqual(one.JournalKey(), other.JournalKey());
    }
}

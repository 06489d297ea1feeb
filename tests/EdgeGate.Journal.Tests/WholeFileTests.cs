using EdgeGate.Domain.Writing;
using Xunit;

namespace EdgeGate.Journal.Tests;

[Trait("suite", "hard")]
public sealed class WholeFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgegate-whole-").FullName;

    private string Target => Path.Combine(_folder, "list.csv");

    private string Victim => Path.Combine(_folder, "victim");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("list.csv")]
    [InlineData("list.csv.part")]
    public void Replace_PreparedLink_IsReplacedAndNotFollowed(string name)
    {
        File.WriteAllText(Victim, "root's");
        File.CreateSymbolicLink(Path.Combine(_folder, name), Victim);

        WholeFile.Replace(Target, "new"u8);

        Assert.Equal(("root's", "new"), (File.ReadAllText(Victim), File.ReadAllText(Target)));
        Assert.Null(new FileInfo(Target).LinkTarget);
        Assert.False(File.Exists(Target + ".part"));
    }

    [Fact]
    public void CreateNew_PreparedLink_IsRemovedAndNotFollowed()
    {
        File.WriteAllText(Victim, "root's");
        File.CreateSymbolicLink(Target, Victim);

        using (var file = WholeFile.CreateNew(Target))
            file.Write("new"u8);

        Assert.Equal(("root's", "new"), (File.ReadAllText(Victim), File.ReadAllText(Target)));
    }

    [Fact]
    public void Replace_New_OthersMayNotReadIt()
    {
        WholeFile.Replace(Target, "new"u8);

        const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite;
        Assert.True(OperatingSystem.IsLinux() && (File.GetUnixFileMode(Target) & Others) == UnixFileMode.None);
    }

    [Fact]
    public void Replace_CannotBePutInPlace_OldStaysAndNoHalfFileIsLeft()
    {
        Directory.CreateDirectory(Path.Combine(Target, "in the way"));

        Assert.ThrowsAny<IOException>(() => WholeFile.Replace(Target, "new"u8));

        Assert.True(Directory.Exists(Target));
        Assert.False(File.Exists(Target + ".part"));
    }
}

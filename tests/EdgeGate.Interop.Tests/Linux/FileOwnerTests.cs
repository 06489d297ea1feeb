using System.Diagnostics;
using EdgeGate.Interop.Linux;
using Xunit;

namespace EdgeGate.Interop.Tests.Linux;

public sealed class FileOwnerTests
{
    [Fact]
    public void Owner_OfAFile_IsWhatTheSystemsOwnToolSays()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(Stat(file), Text(FileOwner.Of(file)!.Value));
            Assert.Equal(Stat("/etc"), Text(FileOwner.Of("/etc")!.Value));
            if (!FileOwner.MayGive)
                return;
            new FileOwner(12345, 54321).Give(file);
            Assert.Equal("12345 54321", Stat(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Owner_OfNothing_IsNull() => Assert.Null(FileOwner.Of("/no such file"));

    [Fact]
    public void Give_NoSuchFile_NamesIt() =>
        Assert.Contains("/no such file", Assert.Throws<IOException>(() => new FileOwner(1, 1).Give("/no such file")).Message,
            StringComparison.Ordinal);

    private static string Text(FileOwner owner) => $"{owner.User} {owner.Group}";

    private static string Stat(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("stat", ["-c", "%u %g", path]) { RedirectStandardOutput = true })!;
        return process.StandardOutput.ReadToEnd().Trim();
    }
}

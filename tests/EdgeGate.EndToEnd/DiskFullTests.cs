using System.Diagnostics;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>A lane whose disk fills up goes on deciding, says so, and does what its policy says.</summary>
[Trait("suite", "hard")]
public sealed class DiskFullTests
{
    [Theory]
    [InlineData("hold", false)]
    [InlineData("open", true)]
    public void Sim_DiskFull_RaisesAlarmsAndFollowsThePolicy(string policy, bool opensForAll)
    {
        using var folder = new TemporaryFolder();
        var disk = Directory.CreateDirectory(Path.Combine(folder.Path, "journal")).FullName;
        Assert.SkipUnless(Shell("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk), "a small disk needs the right to mount one");
        try
        {
            var text = File.ReadAllText(SimTests.Config(folder)).Replace("\"directory\": \"journal\"",
                $"\"directory\": \"journal\", \"onFailure\": \"{policy}\"", StringComparison.Ordinal);
            var config = folder.Write("edgegate.json", text);

            // The store is made while there is room; then something else takes nearly all of it: enough is left to start, not to go on.
            var first = Binary.Run("run", "--config", config, "--simulate", "--once", "--fast", "--source",
                Path.Combine(Binary.Root, "board/common/self-test/scene.jpg"));
            Assert.Equal((0, ""), (first.ExitCode, first.Error));
            Fill(disk, leave: 160_000);

            var outcome = Binary.Run("run", "--config", config, "--simulate", "--once", "--fast");

            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error.Contains("edgegate:", StringComparison.Ordinal) ? outcome.Error : ""));
            Assert.Contains(outcome.Lines, line => line.Contains("ALARM", StringComparison.Ordinal));
            Assert.Contains(outcome.Lines, line => line.Contains("GRANTED", StringComparison.Ordinal));
            var granted = outcome.Lines.Count(line => line.Contains("GRANTED", StringComparison.Ordinal));
            var opened = outcome.Lines.Count(line => line.Contains("relay OPEN closed", StringComparison.Ordinal));
            Assert.Equal(opensForAll, opened == granted);
        }
        finally
        {
            Shell("umount", "-l", disk);
        }
    }

    private static void Fill(string disk, long leave)
    {
        var free = new DriveInfo(disk).AvailableFreeSpace;
        File.WriteAllBytes(Path.Combine(disk, "something else"), new byte[Math.Max(0, free - leave)]);
    }

    private static bool Shell(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true });
        process!.WaitForExit();
        return process.ExitCode == 0;
    }
}

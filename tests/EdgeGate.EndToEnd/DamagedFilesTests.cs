using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// Spoils each file that a box keeps, in every way, and starts the whole program on it: the lane always starts, or goes on with what it
/// last knew to be good. <c>EDGEGATE_DAMAGE_ROUNDS</c> sets how many rounds; 40 when it is not set.
/// </summary>
[Trait("suite", "hard")]
public sealed class DamagedFilesTests
{
    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("EDGEGATE_DAMAGE_ROUNDS") ?? "40",
        CultureInfo.InvariantCulture);

    [Fact]
    public void Run_AnyFileDamagedAtRest_TheLaneStarts()
    {
        using var folder = new TemporaryFolder();
        var box = new DamagedBox(folder, withPage: true);
        var kinds = box.Files.Select(DamagedBox.KindOf).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string> { "data", "lists", "accounts", "keys", "configuration", "models" }, kinds);
        var (random, failed, table) = (new Random(20261130), new List<string>(), new DamageTable("the whole box at rest"));
        for (var round = 0; round < Rounds; round++)
        {
            var (file, damage) = (box.Files[round % box.Files.Count],
                DamagedBox.Damages[(round / box.Files.Count * 3 + round) % DamagedBox.Damages.Count]);
            box.Restore();
            box.Spoil(file, damage.Do, random);
            var outcome = box.Start();
            table.Add(DamagedBox.KindOf(file), outcome.ExitCode == 0, outcome.Output.Contains("ALARM", StringComparison.Ordinal));
            if (outcome.ExitCode != 0)
                failed.Add($"{file}, {damage.Name}: exit code {outcome.ExitCode}, {outcome.Error.Trim()}");
        }

        table.Print();
        Assert.Empty(failed);
    }

    [Fact]
    public void Run_AccountsAndPageKeysDamaged_ThePageIsServedAndTheCodeLetsIn()
    {
        using var folder = new TemporaryFolder();
        var box = new DamagedBox(folder, withPage: true);
        var random = new Random(20261130);
        foreach (var file in box.Files.Where(file => file.Contains("console/", StringComparison.Ordinal)))
        {
            box.Restore();
            box.Spoil(file, DamagedBox.Damages[0].Do, random);
            using var lane = box.Work();
            Assert.True(PageClient.PortOf(lane) > 0, file);
            lane.End();
        }
    }

    [Fact]
    public void Run_OutsideTheUnit_NoFileIsForOthers()
    {
        using var folder = new TemporaryFolder();
        var box = new DamagedBox(folder, withPage: true);
        box.Start();

        Assert.All(
            Directory.GetFiles(Path.Combine(box.Path, "journal"), "*", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(Path.Combine(folder.Path, "export"), "*", SearchOption.AllDirectories)),
            file => Assert.True(!OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(file) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.GroupWrite)) == 0,
                $"{file} is for others"));
    }

    [Theory]
    [InlineData("hold", false)]
    [InlineData("open", true)]
    public void Run_MediumReadOnly_StartsWithAnAlarmAndFollowsThePolicy(string policy, bool opens)
    {
        using var folder = new TemporaryFolder();
        var box = new DamagedBox(folder, Clips.Short(folder), policy);
        var disk = Path.Combine(box.Path, "journal");
        Assert.SkipUnless(Shell("mount", "--bind", disk, disk) && Shell("mount", "-o", "remount,bind,ro", disk),
            "a read-only disk needs the right to mount one");
        try
        {
            var outcome = box.Start(Path.Combine(folder.Path, "short.mp4"));

            Assert.Equal(0, outcome.ExitCode);
            Assert.Contains(outcome.Lines, line => line.Contains("ALARM", StringComparison.Ordinal)
                && line.Contains("no journal on disk", StringComparison.Ordinal));
            Assert.Contains(outcome.Lines, line => line.Contains("GRANTED   KHD8395", StringComparison.Ordinal));
            Assert.Equal(opens, outcome.Output.Contains("relay OPEN closed", StringComparison.Ordinal));
        }
        finally
        {
            Shell("umount", "-l", disk);
        }
    }

    [Fact]
    public void Salvage_SetAsideJournal_GivesItsEventsBack()
    {
        using var folder = new TemporaryFolder();
        var box = new DamagedBox(folder, Clips.Short(folder));
        Assert.Equal(0, box.Start(Path.Combine(folder.Path, "short.mp4")).ExitCode);
        var store = Path.Combine(box.Path, "journal/store");
        foreach (var file in Directory.GetFiles(store))
            DamagedBox.Change(file, bytes => new Random(3).NextBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 8192))));
        var started = box.Start();
        Assert.Equal(0, started.ExitCode);
        var aside = Assert.Single(Directory.GetDirectories(Path.Combine(box.Path, "journal"), "store.damaged-*"));

        var salvaged = Binary.Run("salvage", aside, "--to", folder.Path);

        Assert.Equal((0, ""), (salvaged.ExitCode, salvaged.Error));
        var found = Assert.Single(Directory.GetDirectories(folder.Path, "edgegate-salvaged-*"));
        Assert.Contains("KHD8395 was granted access", File.ReadAllText(Path.Combine(found, "events.csv")), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(found, "images")));
        var verified = Binary.Run("verify", "--config", box.Config);
        Assert.Contains($"{aside}, set aside as damaged: ", verified.Output, StringComparison.Ordinal);
    }

    private static bool Shell(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

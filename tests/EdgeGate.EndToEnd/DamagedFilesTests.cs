using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// Spoils each file that a box keeps, in every way, and starts the whole program on it: the lane always starts, or goes on with what it last
/// knew to be good. <c>EDGEGATE_DAMAGE_ROUNDS</c> sets how many rounds; 24 when it is not set.
/// </summary>
public sealed class DamagedFilesTests
{
    private static readonly string Scene = Path.Combine(Binary.Root, "board/common/self-test/scene.jpg");

    private static readonly (string Name, Action<string, Random> Do)[] Damages =
    [
        ("64 random bytes", (file, random) => Change(file, bytes =>
        {
            for (var i = 0; i < 64; i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        })),
        ("zeros", (file, _) => File.WriteAllBytes(file, new byte[new FileInfo(file).Length])),
        ("cut short", (file, random) =>
        {
            using var stream = File.OpenWrite(file);
            stream.SetLength(random.NextInt64(stream.Length));
        }),
        ("removed", (file, _) => File.Delete(file)),
        ("empty", (file, _) => File.WriteAllBytes(file, [])),
        ("a folder in its place", (file, _) =>
        {
            File.Delete(file);
            Directory.CreateDirectory(file);
        }),
        ("1 bit", (file, random) => Change(file, bytes => bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)))),
        ("garbage", (file, random) => Change(file, random.NextBytes)),
    ];

    private static int Rounds => int.Parse(Environment.GetEnvironmentVariable("EDGEGATE_DAMAGE_ROUNDS") ?? "24", CultureInfo.InvariantCulture);

    [Fact]
    public void Run_AnyStateFileDamaged_TheLaneStarts()
    {
        using var folder = new TemporaryFolder();
        var box = Box(folder);
        var good = Path.Combine(folder.Path, "good");
        Copy(box, good);
        var files = Directory.GetFiles(good, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".sock", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(good, file)).Order(StringComparer.Ordinal).ToArray();
        Assert.Contains("journal/last-good-list.csv", files);
        Assert.Contains("list.csv", files);
        var random = new Random(20261130);
        var failed = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var (file, damage) = (files[round % files.Length], Damages[(round / files.Length * 3 + round) % Damages.Length]);
            Directory.Delete(box, recursive: true);
            Copy(good, box);
            damage.Do(Path.Combine(box, file), random);
            var outcome = Start(box);
            if (outcome.ExitCode != 0)
                failed.Add($"{file}, {damage.Name}: exit code {outcome.ExitCode}, {outcome.Error.Trim()}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"NOTE the whole program: {Rounds} rounds of damage to {files.Length} files ({string.Join(", ", files)}), {failed.Count} lanes did not start");
        Console.WriteLine($"NOTE the whole program: {Rounds} rounds of damage to {files.Length} files, {failed.Count} lanes did not start");
        Assert.Empty(failed);
    }

    [Theory]
    [InlineData("hold", false)]
    [InlineData("open", true)]
    public void Run_MediumReadOnly_StartsWithAnAlarmAndFollowsThePolicy(string policy, bool opens)
    {
        using var folder = new TemporaryFolder();
        var box = Box(folder, Clips.Short(folder), policy);
        var disk = Path.Combine(box, "journal");
        Assert.SkipUnless(Shell("mount", "--bind", disk, disk) && Shell("mount", "-o", "remount,bind,ro", disk), "a read-only disk needs the right to mount one");
        try
        {
            var outcome = Start(box, Path.Combine(folder.Path, "short.mp4"));

            Assert.Equal(0, outcome.ExitCode);
            Assert.Contains(outcome.Lines, line => line.Contains("ALARM", StringComparison.Ordinal) && line.Contains("no journal on disk", StringComparison.Ordinal));
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
        var box = Box(folder, Clips.Short(folder));
        Assert.Equal(0, Start(box, Path.Combine(folder.Path, "short.mp4")).ExitCode);
        var store = Path.Combine(box, "journal/store");
        foreach (var file in Directory.GetFiles(store))
            Change(file, bytes => new Random(3).NextBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 8192))));
        var started = Start(box);
        Assert.Equal(0, started.ExitCode);
        var aside = Assert.Single(Directory.GetDirectories(Path.Combine(box, "journal"), "store.damaged-*"));

        var salvaged = Binary.Run("salvage", aside, "--to", folder.Path);

        Assert.Equal((0, ""), (salvaged.ExitCode, salvaged.Error));
        var found = Assert.Single(Directory.GetDirectories(folder.Path, "edgegate-salvaged-*"));
        Assert.Contains("KHD8395 was granted access", File.ReadAllText(Path.Combine(found, "events.csv")), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(found, "images")));
    }

    // A box that has run: configuration, list, journal, and what else it keeps.
    private static string Box(TemporaryFolder folder, string? clip = null, string policy = "hold")
    {
        var box = Directory.CreateDirectory(Path.Combine(folder.Path, "box")).FullName;
        var list = Path.Combine(box, "list.csv");
        File.WriteAllText(list, "plate,list,owner,note,valid_from,valid_to\nKHD8395,allow,Lin,,,\n");
        var text = File.ReadAllText(SimTests.Config(folder, list, clip ?? Scene))
            .Replace("\"directory\": \"journal\"", $"\"directory\": \"journal\", \"onFailure\": \"{policy}\"", StringComparison.Ordinal)
            .Replace(list, "list.csv", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(box, "edgegate.json"), text);
        var first = Start(box);
        Assert.True(first.ExitCode == 0, first.Error);
        Assert.Equal(0, Binary.Run("export", folder.Path, "--config", Path.Combine(box, "edgegate.json"), "--name", "export").ExitCode);
        return box;
    }

    // As systemd starts it: the state folder is known, whatever has become of the configuration that names it.
    private static Outcome Start(string box, string? source = null) => Binary.RunWith(
        new Dictionary<string, string> { ["STATE_DIRECTORY"] = Path.Combine(box, "journal") }, "run", "--config", Path.Combine(box, "edgegate.json"), "--simulate", "--once", "--fast", "--source", source ?? Scene);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!file.EndsWith(".sock", StringComparison.Ordinal))
                File.Copy(file, target);
        }
    }

    private static void Change(string file, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length > 0)
            change(bytes);
        File.WriteAllBytes(file, bytes);
    }

    private static bool Shell(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

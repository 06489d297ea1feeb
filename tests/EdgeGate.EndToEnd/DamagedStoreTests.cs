using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>A lane that finds its journal damaged and its list gone goes on, with the last good list, and throws nothing away.</summary>
[Trait("suite", "hard")]
public sealed class DamagedStoreTests
{
    [Fact]
    public void Run_JournalDamagedAndListGone_SetsItAsideAndLetsTheSameVehiclesIn()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", "plate,list,owner,note,valid_from,valid_to\nKHD8395,allow,Lin,,,\n");
        var config = SimTests.Config(folder, list, Clips.Short(folder));
        Assert.Contains("GRANTED", Run(config).Output, StringComparison.Ordinal);
        var store = Path.Combine(folder.Path, "journal/store");
        var damaged = Directory.GetFiles(store).ToDictionary(file => Path.GetFileName(file), Damage);
        File.Delete(list);

        var outcome = Run(config);

        Assert.Contains(outcome.Lines, line => line.Contains("ALARM", StringComparison.Ordinal)
            && line.Contains("set aside", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, line => line.Contains("ALARM", StringComparison.Ordinal)
            && line.Contains("list.csv", StringComparison.Ordinal));
        Assert.Contains("GRANTED   KHD8395", outcome.Output, StringComparison.Ordinal);
        var aside = Assert.Single(Directory.GetDirectories(Path.Combine(folder.Path, "journal")),
            path => path != store && Directory.GetFiles(path).Any(file => damaged.ContainsKey(Path.GetFileName(file))));
        Assert.All(damaged, file => Assert.Equal(file.Value, File.ReadAllBytes(Path.Combine(aside, file.Key))));
        Assert.Contains("KHD8395 was granted access", Binary.Run("events", "--config", config).Output, StringComparison.Ordinal);
    }

    private static byte[] Damage(string file)
    {
        var bytes = File.ReadAllBytes(file);
        new Random(5).NextBytes(bytes.AsSpan(0, Math.Min(bytes.Length, 65_536)));
        File.WriteAllBytes(file, bytes);
        return bytes;
    }

    private static Outcome Run(string config)
    {
        var outcome = Binary.Run("run", "--config", config, "--simulate", "--once", "--fast");
        Assert.Equal(0, outcome.ExitCode);
        return outcome;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// A lane whose wall clock is set forward and back under way. The program runs in a mount namespace of its own, where a time source seems
/// to have set the clock, and under a library that moves the wall clock for it alone (wall-clock.c).
/// </summary>
public sealed class ClockTests
{
    private const int Forward = 3 * 86_400;
    private const int Back = -300 * 86_400;

    private const string AsSynchronised =
        "mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/timesync && touch /run/systemd/timesync/synchronized && export LD_PRELOAD=\"$1\" && shift && exec \"$@\"";

    [Fact]
    public void Run_ClockSetForwardAndBack_LosesAndReordersNothingAndShutsWhatHasASchedule()
    {
        Assert.SkipUnless(Shell("unshare", "-m", "true"), "a namespace of its own needs the right to make one");
        using var folder = new TemporaryFolder();

        // The loader takes a space in LD_PRELOAD for the end of a name.
        var library = Path.Combine(Path.GetTempPath(), $"wall-clock-{Guid.NewGuid():N}.so");
        Assert.True(Shell("cc", "-shared", "-fPIC", "-o", library, Path.Combine(Binary.Root, "tests/EdgeGate.EndToEnd/wall-clock.c")));
        var clock = folder.Write("clock", "0");
        var list = folder.Write("list.csv", "plate,list,owner,note,valid_from,valid_to\nKHD8395,allow,Lin,,2026-01-01,\n");
        var config = SimTests.Config(folder, list, Clips.Short(folder));
        var start = Binary.Describe(folder.Path, "run", "--config", config, "--simulate", "--fast");
        string[] lines;
        string bootId;
        try
        {
            lines = Run(start, library, clock, out bootId);
        }
        finally
        {
            File.Delete(library);
        }

        var decided = lines.Count(line => line.Contains("  GRANTED  ", StringComparison.Ordinal)
            || line.Contains("  DENIED  ", StringComparison.Ordinal) || line.Contains("  ignored  ", StringComparison.Ordinal));
        var events = Binary.Run("events", "--config", config, "--limit", "1000",
            "--json").Lines.Select(line => JsonDocument.Parse(line).RootElement).Reverse().ToArray();
        Assert.Equal(decided, events.Count(e => e.GetProperty("kind").GetString() == "Sighting"));

        // In the order of their numbers: no gap, and the time since boot never goes back, whatever the wall clock did.
        Assert.Equal(Enumerable.Range(1, events.Length), events.Select(e => e.GetProperty("id").GetInt32()));
        var monotonic = events.Select(e => e.GetProperty("monotonicSeconds").GetDouble()).ToArray();
        Assert.Equal(monotonic.Order(), monotonic);
        Assert.All(events, e => Assert.Equal(bootId, e.GetProperty("boot").GetString()));
        var walls = events.Select(e => e.GetProperty("time").GetDateTimeOffset()).ToArray();
        Assert.True(walls.Max() - walls[0] > TimeSpan.FromDays(2));
        Assert.True(walls[0] - walls[^1] > TimeSpan.FromDays(200));

        // Each event says how far its clock was believed: synchronised until it was set back.
        var states = events.Select(e => e.GetProperty("clock").GetString()).ToArray();
        Assert.Equal(["Synchronised", "Unknown"], states.Distinct());
        Assert.Equal(states.OrderBy(state => state == "Unknown"), states);
        Assert.Single(events, e => e.GetProperty("text")
            .GetString()!.StartsWith("the wall clock was set forward by 2592", StringComparison.Ordinal));
        Assert.Single(events, e => e.GetProperty("text")
            .GetString()!.StartsWith("the wall clock was set back by 26179", StringComparison.Ordinal));
    }

    private static string[] Run(ProcessStartInfo start, string library, string clock, out string bootId)
    {
        bootId = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        var apart = new ProcessStartInfo("unshare",
            ["-m", "--", "sh", "-c", AsSynchronised, "sh", library, start.FileName, .. start.ArgumentList])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = start.WorkingDirectory,
        };
        apart.Environment["EDGEGATE_TEST_CLOCK"] = clock;
        using var lane = new RunningLane(apart);
        var so = lane.WaitFor("GRANTED");
        Set(clock, Forward);
        so = lane.WaitFor("GRANTED", after: so);
        Set(clock, Back);
        so = lane.WaitFor("the time is not known", after: so);
        lane.WaitFor("left ", after: so);
        lane.End();
        return lane.Lines;
    }

    private static void Set(string clock, int seconds)
    {
        // Whole or not at all: the program reads it all the time.
        File.WriteAllText(clock + ".new", seconds.ToString(CultureInfo.InvariantCulture));
        File.Move(clock + ".new", clock, overwrite: true);
    }

    private static bool Shell(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>The records say what happened at the gate: nobody counts as let in who stands outside.</summary>
public sealed class PassageTests
{
    [Fact]
    public void Run_BarrierHeld_NobodyIsInsideNorAfterARestartWithHardAntiPassback()
    {
        using var folder = new TemporaryFolder();
        var config = Counting(folder);

        var held = Run(config, "--inputs", folder.Write("inputs.txt", "0 manualHold active\n"));

        Assert.Contains("7 vehicles: 0 let in (4 granted, 4 did not pass), 3 denied, 0 ignored; 4 alarms", held.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain(held.Lines, line => line.Contains("was let in", StringComparison.Ordinal));
        Assert.Contains("KHD8395: granted, did not open: the barrier is held.", held.Output, StringComparison.Ordinal);
        Assert.Equal("0 inside", Ask(config, "presence").Lines[^1]);
        var decided = Assert.Single(Events(config), e => Plate(e) == "KHD8395" && e.TryGetProperty("decision", out _));
        Assert.Equal(("Grant", "DidNotPass"),
            (decided.GetProperty("decision").GetProperty("verdict").GetString(), decided.GetProperty("outcome").GetString()));
        var id = decided.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture);
        Assert.Contains("KHD8395: did not pass: the barrier is held.", Ask(config, "explain", id).Lines[^1], StringComparison.Ordinal);
        Assert.Equal(0, Binary.Run("export", folder.Path, "--name", "out", "--config", config).ExitCode);
        Assert.Contains(File.ReadAllLines(Path.Combine(folder.Path, "out/events.csv")),
            row => row.StartsWith($"{id},", StringComparison.Ordinal) && row.Contains(",Decided,,DidNotPass,", StringComparison.Ordinal));

        var open = Run(config);

        Assert.Contains("7 vehicles: 4 let in, 3 denied, 0 ignored; 0 alarms", open.Output, StringComparison.Ordinal);
        Assert.Equal("4 inside", Ask(config, "presence").Lines[^1]);

        // Only now they are inside, and only now the rule holds.
        Assert.Contains("7 vehicles: 0 let in, 7 denied", Run(config).Output, StringComparison.Ordinal);
        Assert.Contains("0 inside", Ask(config, "presence", "--clear", "--reason", "counted").Output, StringComparison.Ordinal);
        Assert.Contains("7 vehicles: 4 let in, 3 denied", Run(config).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BarrierFaulted_SaysSoOfEveryGrantedVehicle()
    {
        using var folder = new TemporaryFolder();
        var config = Counting(folder);
        File.WriteAllText(config, File.ReadAllText(config)
            .Replace("\"journal\":", "\"barrier\": { \"openingMs\": 500 },\n  \"journal\":", StringComparison.Ordinal));

        var outcome = Run(config);

        // The arm takes longer than it may: a fault. It does arrive, and the first vehicle drives in; nothing opens for the others.
        Assert.Contains("KHD8395: did not open: the barrier is faulted.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("passed    KHD8395", outcome.Output, StringComparison.Ordinal);
        Assert.All(["JY72937", "54G22004", "YBE1647"],
            plate => Assert.Contains($"{plate}: granted, did not open: the barrier is faulted.", outcome.Output, StringComparison.Ordinal));
        Assert.Contains("7 vehicles: 1 let in (4 granted, 3 did not pass), 3 denied", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("1 inside", Ask(config, "presence").Lines[^1]);
    }

    [Fact]
    public void Run_VehicleBacksAway_HasNotPassed()
    {
        using var folder = new TemporaryFolder();

        // It comes, is granted access, and goes back the way it came.
        var clip = Clips.Filtered(folder, "back.mp4",
            "[0]trim=0:4,setpts=PTS-STARTPTS,split[a][b];[b]reverse[c];[a][c]concat,tpad=stop_mode=add:stop_duration=30");
        var config = Counting(folder, clip);

        var outcome = Run(config);

        Assert.Contains("KHD8395: backed away, did not pass.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("0 let in (1 granted, 1 backed away)", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("0 inside", Ask(config, "presence").Lines[^1]);
    }

    [Fact]
    public void Run_VehicleStandsUntilTheArmIsDown_IsOpenedForAgainAndRecorded()
    {
        using var folder = new TemporaryFolder();
        var clip = Clips.Filtered(folder, "stands.mp4", "[0]trim=0:3.2,setpts=PTS-STARTPTS,tpad=stop_mode=clone:stop_duration=32");
        var config = Counting(folder, clip);

        var outcome = Run(config);

        Assert.Contains("KHD8395: still there with the arm down; opening again, time 2.", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(2, outcome.Lines.Count(line => line.Contains("relay OPEN closed", StringComparison.Ordinal)));
        Assert.Single(outcome.Lines, line => line.Contains("GRANTED", StringComparison.Ordinal));
        Assert.Equal(2, Events(config).Count(e => e.TryGetProperty("vehicle", out var vehicle)
            && vehicle.GetProperty("step").GetString() == "Commanded"));
    }

    [Fact]
    public void Run_SlowDisk_OpensWhenTheEventIsThereAndRecordsItOnce()
    {
        using var folder = new TemporaryFolder();
        var config = Counting(folder, Clips.Short(folder));
        File.WriteAllText(config, File.ReadAllText(config).Replace("\"budgetMs\": 10000", "\"budgetMs\": 250", StringComparison.Ordinal));

        // The loader takes a space in LD_PRELOAD for the end of a name.
        var library = Path.Combine(Path.GetTempPath(), $"slow-disk-{Guid.NewGuid():N}.so");
        try
        {
            using var compiler = Process.Start("cc",
                ["-shared", "-fPIC", "-o", library, Path.Combine(Binary.Root, "tests/EdgeGate.EndToEnd/slow-disk.c"), "-ldl"]);
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);

            var outcome = Binary.RunWith(
                new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["EDGEGATE_FLUSH_MS"] = "300" }, "run", "--config", config,
                "--simulate", "--once");

            Assert.Equal(0, outcome.ExitCode);
            Assert.Contains("KHD8395: granted, did not open: the event is not on disk yet.", outcome.Output, StringComparison.Ordinal);
            Assert.Contains("KHD8395: the event is on disk now, and the vehicle is still there; opening.", outcome.Output,
                StringComparison.Ordinal);
            Assert.Single(outcome.Lines, line => line.Contains("relay OPEN closed", StringComparison.Ordinal));
            Assert.Single(Events(config), e => e.TryGetProperty("decision", out var decision)
                && decision.GetProperty("verdict").GetString() == "Grant");
        }
        finally
        {
            File.Delete(library);
        }
    }

    [Fact]
    public void Presence_WhileTheLaneRuns_IsShownAndPutRight()
    {
        using var folder = new TemporaryFolder();
        var config = Counting(folder, Clips.Short(folder));
        using var lane = new RunningLane(Binary.Describe(folder.Path, "run", "--config", config, "--simulate", "--fast"));
        lane.WaitFor("passed    KHD8395");

        var listed = Ask(config, "presence", "--json").Lines.Select(line => JsonDocument.Parse(line).RootElement).Single();
        Assert.Equal(("KHD8395", 1), (listed.GetProperty("vehicles")[0].GetProperty("plate").GetString(),
            listed.GetProperty("inside").GetInt32()));
        Assert.Contains("0 inside", Ask(config, "presence", "--remove", "khd-8395", "--reason", "has left").Output,
            StringComparison.Ordinal);
        Assert.Contains("GST0001", Ask(config, "presence", "--add", "GST0001", "--reason", "seen inside").Output, StringComparison.Ordinal);
        Assert.Contains("set KHD8395 as not inside: has left", Ask(config, "events", "--kind", "Audit").Output, StringComparison.Ordinal);

        // Without a reason nothing is done.
        Assert.Contains("--reason is missing", Binary.Run("presence", "--clear", "--config", config).Error, StringComparison.Ordinal);
        lane.End();
    }

    [Fact]
    public void Check_LaneThatCountsNobodyOut_IsWarnedOf()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("this lane can count nobody out", Ask(Counting(folder), "check").Output, StringComparison.Ordinal);
    }

    private static string Counting(TemporaryFolder folder, string? source = null)
    {
        var config = SimTests.Config(folder, source: source);
        return folder.Write("edgegate.json", File.ReadAllText(config)
            .Replace("\"journal\":", "\"access\": { \"antiPassback\": \"hard\" },\n  \"journal\":", StringComparison.Ordinal));
    }

    private static Outcome Run(string config, params string[] more)
    {
        var outcome = Binary.Run(["run", "--config", config, "--simulate", "--once", "--fast", .. more]);
        Assert.Equal(0, outcome.ExitCode);
        return outcome;
    }

    private static Outcome Ask(string config, params string[] arguments)
    {
        var outcome = Binary.Run([.. arguments, "--config", config]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome;
    }

    private static JsonElement[] Events(string config) =>
        [.. Ask(config, "events", "--limit", "1000", "--json").Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    private static string? Plate(JsonElement e) =>
        e.TryGetProperty("sighting", out var sighting) ? sighting.GetProperty("plate").GetString() : null;
}

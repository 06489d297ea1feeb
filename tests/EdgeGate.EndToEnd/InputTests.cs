using System.Globalization;
using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>Loops, switches and alarms at the whole lane: what the barrier does for them and what is recorded.</summary>
public sealed class InputTests
{
    [Fact]
    public void Run_VehicleInTheEntryLoopWithoutAnyPlate_IsOneEventWithItsPicture()
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder, source: Clips.Empty(folder, 14));

        var outcome = Run(folder, config, "2 entryLoop active\n12 entryLoop inactive");

        var seen = Assert.Single(Events(config), e => e.GetProperty("kind").GetString() == "Sighting");
        Assert.Contains("its plate could not be read", seen.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, Binary.Run("export", folder.Path, "--name", "out", "--config", config).ExitCode);
        var picture = Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "out/images")));
        Assert.Equal($"{seen.GetProperty("id").GetInt64()}-scene.jpg", Path.GetFileName(picture));
        Assert.DoesNotContain(outcome.Lines, line => line.Contains("relay", StringComparison.Ordinal));
        Assert.Contains("1 vehicles: 0 let in, 1 denied", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LoopTakenForAMoment_IsNoVehicle()
    {
        using var folder = new TemporaryFolder();
        var outcome = Run(folder, SimTests.Config(folder, source: Clips.Empty(folder, 10)), "2 entryLoop active\n4 entryLoop inactive");
        Assert.Contains("0 vehicles", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PersonHolds_NothingMovesAndItIsSaid()
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder, source: Clips.Short(folder));

        var outcome = Run(folder, config, "0 manualHold active");

        Assert.Contains(outcome.Lines, line => line.Contains("GRANTED", StringComparison.Ordinal));
        Assert.DoesNotContain(outcome.Lines, line => line.Contains("relay", StringComparison.Ordinal));
        Assert.Equal("KHD8395: granted, did not open: the barrier is held.", Assert.Single(Alarms(config)));
    }

    [Fact]
    public void Run_FireAlarm_OpensAndStaysOpenThoughTheLineRests()
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder, source: Clips.Empty(folder, 20));

        var outcome = Run(folder, config, "1 fire active\n3 fire inactive");

        // Every five seconds again, so that the barrier's own timer does not win.
        Assert.InRange(outcome.Lines.Count(line => line.Contains("relay OPEN closed", StringComparison.Ordinal)), 4, 6);
        Assert.Contains(Alarms(config), text => text.Contains("fire alarm", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_ManualOpenSwitch_OpensOnce()
    {
        using var folder = new TemporaryFolder();
        var outcome = Run(folder, SimTests.Config(folder, source: Clips.Empty(folder, 8)), "1 manualOpen active\n6 manualOpen inactive");
        Assert.Single(outcome.Lines, line => line.Contains("relay OPEN closed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1 safetyLoop active", "may be stuck")]
    [InlineData("1 photocell active", "may be stuck")]
    [InlineData("1 tamper active", "the cabinet was opened")]
    public void Run_InputThatNeedsAPerson_IsOneAlarm(string script, string said)
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder, source: Clips.Empty(folder, 8));
        folder.Write("edgegate.json", File.ReadAllText(config)
            .Replace("\"journal\":", "\"barrier\": { \"stuckAfterMs\": 5000 }, \"journal\":", StringComparison.Ordinal));

        Run(folder, config, script);

        Assert.Single(Alarms(config), text => text.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Run_WrongLineInTheScript_IsNamed()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("inputs.txt", "1 fire active\n2 door open\n");
        var outcome = Binary.Run("run", "--simulate", "--once", "--inputs", script);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("inputs.txt:2: ", outcome.Error, StringComparison.Ordinal);
    }

    private static Outcome Run(TemporaryFolder folder, string config, string script)
    {
        var outcome = Binary.Run("run", "--config", config, "--simulate", "--once", "--fast", "--inputs",
            folder.Write("inputs.txt", script));
        Assert.Equal(0, outcome.ExitCode);
        return outcome;
    }

    private static IEnumerable<string> Alarms(string config) =>
        Events(config).Where(e => e.GetProperty("kind").GetString() == "Alarm").Select(e => e.GetProperty("text").GetString()!);

    private static JsonElement[] Events(string config) =>
        [.. Binary.Run("events", "--config", config, "--limit", 1000.ToString(CultureInfo.InvariantCulture),
            "--json").Lines.Select(line => JsonDocument.Parse(line).RootElement)];
}

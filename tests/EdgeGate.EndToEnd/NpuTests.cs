using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>The whole lane on each vendor's NPU, and what is left of it when that fails.</summary>
public sealed partial class NpuTests
{
    /// <summary>How often each fault is acted out in one run.</summary>
    private const int Rounds = 10;

    /// <summary>The warm-up, four pictures that are compared, and a frame or two: then it fails.</summary>
    private const string From = "@8";

    private static readonly string Clip = Path.Combine(Binary.Root, "board/virtual/clip");

    private static readonly Lazy<string[]> OnCpu = new(() =>
    {
        using var folder = new TemporaryFolder();
        var outcome = Binary.Run("run", "--config",
            Config(folder, Path.Combine(Binary.Root, "models"), Path.Combine(Clip, "lane.mp4"), "cpu"), "--simulate", "--once", "--fast");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return Told(outcome);
    });

    public static TheoryData<string> Vendors => ["sophgo", "rockchip"];

    /// <summary>Each ends a run of a model: by an error, an exception, a crash of its process, or not at all.</summary>
    public static TheoryData<string, string> Faults => new()
    {
        { "sophgo", "launch" }, { "sophgo", "throw" }, { "sophgo", "sync=3" }, { "sophgo", "run-crash" }, { "sophgo", "run-exit=0" },
        { "sophgo", "run-hang" },
        { "rockchip", "run=-1" }, { "rockchip", "throw" }, { "rockchip", "run-crash" }, { "rockchip", "run-hang" },
    };

    /// <summary>Each keeps a model from being opened, with a word of the message.</summary>
    public static TheoryData<string, string, string> OpenFaults => new()
    {
        { "sophgo", "request=1", "/dev/bm-sophon0" }, { "sophgo", "open-crash", "signal 11" },
        { "sophgo", "open-hang", "did not answer in time" },
        { "rockchip", "init=-10", "one SDK release" }, { "rockchip", "init=-13", "another chip" },
    };

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Sim_OnAnNpu_TellsTheSameAsOnTheCpu(string vendor)
    {
        using var folder = new TemporaryFolder();

        var outcome = Binary.RunWith(
            NpuLane.Environment(), "run", "--config",
            Config(folder, NpuLane.Models(folder, vendor), Path.Combine(Clip, "lane.mp4"), vendor), "--simulate", "--once", "--fast");

        Assert.Contains($"on {vendor} double", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(OnCpu.Value, Told(outcome));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Run_NpuThatFailsTenTimes_ReadsOnAndRecordsEach(string vendor, string fault)
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder, NpuLane.Models(folder, vendor), Clips.Short(folder), vendor);

        var outcome = RunUntilAlarms(NpuLane.Environment(fault + From), config);

        Assert.Equal(0, outcome.ExitCode);
        var told = Told(outcome).Where(line => !IsAboutTheNpu(line)).ToArray();
        Assert.Contains(told, line => line.Contains("GRANTED", StringComparison.Ordinal));
        var first = OnCpu.Value.TakeWhile(line => string.CompareOrdinal(line, "00:08") < 0).ToArray();
        Assert.Equal(first.Take(told.Length), told.Take(first.Length));
        AssertLinesAreSafe(outcome.Lines);
        var alarms = Alarms(config);
        Assert.True(alarms.Length >= Rounds, $"{alarms.Length} alarms");
        Assert.All(alarms, alarm => Assert.InRange(int.Parse(Delay().Match(alarm).Groups[1].Value, CultureInfo.InvariantCulture), 0, 5000));
    }

    [Theory]
    [MemberData(nameof(OpenFaults))]
    public void Run_NpuThatCannotBeOpened_IsAnAlarmAndTheCpuReads(string vendor, string fault, string said)
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder, NpuLane.Models(folder, vendor), Clips.Short(folder), vendor);

        var outcome = Binary.RunWith(NpuLane.Environment(fault), "run", "--config", config, "--simulate", "--once", "--fast");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("(cpu)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(said, Assert.Single(Alarms(config)), StringComparison.Ordinal);
        Assert.Equal(OnCpu.Value.TakeWhile(line => string.CompareOrdinal(line, "00:08") < 0),
            Told(outcome).Where(line => !IsAboutTheNpu(line)).TakeWhile(line => string.CompareOrdinal(line, "00:08") < 0));
        AssertLinesAreSafe(outcome.Lines);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Run_ConvertedModelThatSaysSomethingElse_IsNotUsed(string vendor)
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder, NpuLane.Models(folder, vendor, "noise=0.5"), Clips.Short(folder), vendor);

        var outcome = Binary.RunWith(NpuLane.Environment(), "run", "--config", config, "--simulate", "--once", "--fast");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("do not say what the ONNX files say", Assert.Single(Alarms(config)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sophgo", "47 °C")]
    [InlineData("rockchip", "agrees with the ONNX files")]
    public void Doctor_WithAnNpu_SaysHowItIs(string vendor, string said)
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder, NpuLane.Models(folder, vendor), Clips.Whole, vendor);

        Assert.Contains(Doctor(NpuLane.Environment(), config),
            line => line.StartsWith("ok    npu", StringComparison.Ordinal) && line.Contains(said, StringComparison.Ordinal));
        Assert.Contains(Doctor(NpuLane.Environment("run-crash@2"), config),
            line => line.StartsWith("LOOK  npu", StringComparison.Ordinal) && line.Contains("not used", StringComparison.Ordinal));
    }

    [Fact]
    public void Sim_OnSophgosSimplePath_TellsTheSameAsOnTheCpu()
    {
        using var folder = new TemporaryFolder();
        var environment = NpuLane.Environment();
        environment["EDGEGATE_SOPHGO_LAUNCH"] = "data";

        var outcome = Binary.RunWith(environment, "run", "--config",
            Config(folder, NpuLane.Models(folder, "sophgo"), Clips.Whole, "sophgo"), "--simulate", "--once", "--fast");

        Assert.Contains("on sophgo double", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(OnCpu.Value, Told(outcome));
    }

    [Fact]
    public void Run_AutoOnAMachineWithoutNpu_IsNoAlarm()
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder, NpuLane.Models(folder, "rockchip"), Clips.Short(folder), "auto");

        var outcome = Binary.RunWith(new Dictionary<string, string> { ["EDGEGATE_RKNNRT"] = "/nowhere/librknnrt.so" }, "run", "--config",
            config, "--simulate", "--once", "--fast");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(Alarms(config));
    }

    private static string[] Doctor(Dictionary<string, string> environment, string config) =>
        Binary.RunWith(environment, "doctor", "--config", config).Lines;

    // What a lane told, with its times, from the first vehicle on, without the summary, which holds durations.
    private static string[] Told(Outcome outcome) => [.. outcome.Lines.Where(line => Timed().IsMatch(line))];

    private static bool IsAboutTheNpu(string line) => line.Contains("The NPU ", StringComparison.Ordinal);

    private static void AssertLinesAreSafe(string[] lines)
    {
        var closed = lines.Where(line => line.EndsWith("relay OPEN closed", StringComparison.Ordinal)).ToArray();
        var released = lines.Where(line => line.EndsWith("relay OPEN released", StringComparison.Ordinal)).ToArray();
        Assert.Equal(closed.Length, released.Length);
        var pulses = closed.Zip(released, (from, to) => Math.Round(Seconds(to) - Seconds(from), 1)).ToArray();

        // Ending the run puts the lines at their safe level at once, in the middle of a pulse too.
        Assert.All(pulses.SkipLast(1), pulse => Assert.InRange(pulse, 0.1, 0.3));
        Assert.All(pulses.TakeLast(1), pulse => Assert.InRange(pulse, 0, 0.3));
    }

    private static double Seconds(string line) =>
        int.Parse(line.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60 + double.Parse(line.AsSpan(3, 4), CultureInfo.InvariantCulture);

    private static string[] Alarms(string config) =>
        [.. Binary.Run("events", "--config", config, "--kind", "Alarm", "--limit", "1000", "--json").Lines
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(e => e.GetProperty("kind").GetString() == "Alarm")
            .Select(e => e.GetProperty("text").GetString()!)
            .Where(IsAboutTheNpu)];

    // The clip again and again, until the fault has been met often enough; then the lane is asked to end, as systemd would.
    private static Outcome RunUntilAlarms(Dictionary<string, string> environment, string config)
    {
        using var lane = Binary.StartWith(environment, "run", "--config", config, "--simulate", "--fast");
        try
        {
            var error = lane.StandardError.ReadToEndAsync();
            var output = new System.Text.StringBuilder();
            for (var alarms = 0; alarms < Rounds && lane.StandardOutput.ReadLine() is { } line;)
            {
                output.AppendLine(line);
                alarms += line.Contains("ALARM", StringComparison.Ordinal) && IsAboutTheNpu(line) ? 1 : 0;
            }

            using var kill = Process.Start("kill", ["-TERM", lane.Id.ToString(CultureInfo.InvariantCulture)]);
            output.Append(lane.StandardOutput.ReadToEnd());
            lane.WaitForExit();
            return new(lane.ExitCode, output.ToString(), error.GetAwaiter().GetResult());
        }
        finally
        {
            lane.Kill(entireProcessTree: true);
        }
    }

    private static string Config(TemporaryFolder folder, string models, string source, string backend) =>
        folder.Write("edgegate.json", $$"""
        {
          "lane": { "name": "virtual lane", "list": {{SimTests.JsonEncode(Path.Combine(Clip, "allow-list.csv"))}}, "models": {{SimTests.JsonEncode(models)}} },
          "capture": { "source": {{SimTests.JsonEncode(source)}} },
          "vision": { "regions": ["tw", "pl", "vn"] },
          "inference": { "backend": "{{backend}}", "deadlineMs": 400, "openMs": 3000, "retryMs": 0, "retryMostMs": 0 },
          "journal": { "directory": "journal", "budgetMs": 10000 },
        }
        """);

    [GeneratedRegex(@"^\d\d:\d\d\.\d\s")]
    private static partial Regex Timed();

    [GeneratedRegex(@"after (\d+) ms")]
    private static partial Regex Delay();
}

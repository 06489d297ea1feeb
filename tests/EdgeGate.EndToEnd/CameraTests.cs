using System.Diagnostics;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// A camera that is not there is told, named with a remedy, and tried again; the lane ends when it is asked to, with exit code 0.
/// </summary>
public sealed class CameraTests
{
    public static TheoryData<string, string> Sources => new()
    {
        { "/dev/video97", "/dev/video97" },
        { "/dev/null", "/dev/null" },
        { "rtsp://127.0.0.1:9/nobody", "127.0.0.1:9" },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Run_CameraThatIsNotThere_IsAnAlarmAndTriedAgain(string source, string named)
    {
        using var folder = new TemporaryFolder();
        using var lane = Binary.Start(folder.Path, "run", "--config", SimTests.Config(folder), "--simulate", "--source", source);
        try
        {
            // Twice: it is tried again.
            Assert.Contains(named, NextAlarm(lane), StringComparison.Ordinal);
            Assert.Contains(named, NextAlarm(lane), StringComparison.Ordinal);
            using var kill = Process.Start("kill", ["-INT", lane.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            var rest = lane.StandardOutput.ReadToEnd();
            lane.WaitForExit();
            Assert.Equal(0, lane.ExitCode);
            Assert.Contains("0 vehicles", rest, StringComparison.Ordinal);
        }
        finally
        {
            lane.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void Run_CameraWithOnce_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var outcome = Binary.Run("run", "--config", SimTests.Config(folder), "--simulate", "--once", "--source", "/dev/video97");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("--once", outcome.Error, StringComparison.Ordinal);
    }

    private static string NextAlarm(Process lane)
    {
        while (lane.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains("ALARM", StringComparison.Ordinal))
                return line;
        }

        throw new InvalidOperationException("the lane ended without an alarm: " + lane.StandardError.ReadToEnd());
    }
}

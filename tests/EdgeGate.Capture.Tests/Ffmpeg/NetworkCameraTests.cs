using System.Diagnostics;
using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Ffmpeg;
using EdgeGate.Domain.Frames;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Capture.Tests.Ffmpeg;

/// <summary>The real decoder on a camera that speaks RTSP.</summary>
public sealed class NetworkCameraTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly FramePool _pool = new(2);

    public void Dispose()
    {
        _folder.Dispose();
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void Read_CameraSendsThenFallsSilentThenVanishes_EachIsNoticed()
    {
        using var camera = new RtspCameraDouble(Clip());
        using var source = FfmpegSource.Start(SourceAddress.Parse(camera.Address), "ffmpeg", TimeProvider.System, NullLogger.Instance);

        Assert.True(source.IsLive);
        Assert.DoesNotContain("secret", source.Description);
        Assert.Equal(FrameReadStatus.Frame, source.Read(_pool, Patience, out var first));
        using (first)
        {
            Assert.Equal((320, 240), (first!.Width, first.Height));
            Assert.True(first.CapturedAt > TimeSpan.Zero);
        }

        // Nobody on this machine can read the password from the list of processes.
        Assert.DoesNotContain("secret", File.ReadAllText($"/proc/{source.DecoderId}/cmdline"));
        Assert.DoesNotContain("secret", File.ReadAllText($"/proc/{source.DecoderId}/environ"));

        // Whatever is still on its way comes; then the silence shows as a read that times out.
        Assert.Equal(FrameReadStatus.TimedOut, ReadAll(source, TimeSpan.FromSeconds(1)));

        // The decoder hands out what it still held back, and ends.
        camera.HangUp();
        var fault = Assert.Throws<CameraFaultException>(() => { ReadAll(source, Patience); });
        Assert.Equal(CameraFaultKind.Disconnected, fault.Kind);
        Assert.DoesNotContain("secret", fault.Message);
    }

    private FrameReadStatus ReadAll(IFrameSource source, TimeSpan timeout)
    {
        FrameReadStatus status;
        while ((status = source.Read(_pool, timeout, out var frame)) == FrameReadStatus.Frame)
            frame!.Dispose();
        return status;
    }

    private byte[] Clip()
    {
        var file = Path.Combine(_folder.Path, "camera.ts");
        using var process = Process.Start("ffmpeg", [
            "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=s=320x240:r=25", "-t", "3", "-c:v", "mpeg2video", "-g", "5",
            "-f", "mpegts", file]);
        process.WaitForExit();
        return File.ReadAllBytes(file);
    }
}

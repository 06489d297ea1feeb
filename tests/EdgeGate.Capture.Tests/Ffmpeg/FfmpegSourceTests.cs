using System.Globalization;
using System.Diagnostics;
using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Ffmpeg;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Capture.Tests.Ffmpeg;

/// <summary>Runs the real decoder, and shell scripts that stand in for one that misbehaves.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FfmpegSourceTests : IDisposable
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
    public void Read_VideoFileWithOddSides_GivesEveryFrameEvenAndOnItsOwnClock()
    {
        using var source = Start("ffmpeg", SourceKind.Video, Clip(321, 241, frames: 10));

        var stamps = new List<(long Id, double Ms)>();
        while (source.Read(_pool, Patience, out var frame) == FrameReadStatus.Frame)
        {
            using (frame)
            {
                Assert.Equal((320, 240, PixelFormat.Nv12), (frame!.Width, frame.Height, frame.Format));
                stamps.Add((frame.Id, frame.CapturedAt.TotalMilliseconds));
            }
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(i => (i + 1L, i * 100.0)), stamps);
        Assert.False(source.IsLive);
    }

    [Fact]
    public void Read_TestPicture_HasItsColours()
    {
        // Pure red in BT.601 studio range: Y 81, U 90, V 240.
        using var source = Start("ffmpeg", SourceKind.Video, Clip(64, 48, frames: 2, picture: "color=red"));

        Assert.Equal(FrameReadStatus.Frame, source.Read(_pool, Patience, out var frame));

        using (frame)
        {
            var data = frame!.View.Data;
            Assert.InRange(data[64 * 24 + 32], 78, 84);
            Assert.InRange(data[64 * 48 + 64 * 12 + 32], 87, 93);
            Assert.InRange(data[64 * 48 + 64 * 12 + 33], 237, 243);
        }
    }

    [Fact]
    public void Read_DamagedFile_FaultsWithTheDecodersWords()
    {
        var file = _folder.Write("broken.mp4", "\0\0\0\x20ftypisom"u8);

        using var source = Start("ffmpeg", SourceKind.Video, file);
        var fault = Assert.Throws<CameraFaultException>(() => source.Read(_pool, Patience, out _));

        Assert.Equal(CameraFaultKind.BadData, fault.Kind);
        Assert.Contains("broken.mp4", fault.Message);
        Assert.Contains("moov", fault.Message);
    }

    [Fact]
    public void Read_UnreachableCamera_FaultsWithoutThePassword()
    {
        // Port 1 of the own machine: refused at once, without any network.
        using var source = Start("ffmpeg", SourceKind.Network, "rtsp://admin:secret@127.0.0.1:1/live");
        var fault = Assert.Throws<CameraFaultException>(() => source.Read(_pool, Patience, out _));

        Assert.Equal(CameraFaultKind.NotFound, fault.Kind);
        Assert.Contains("refused", fault.Message);
        Assert.DoesNotContain("secret", fault.Message);
    }

    [Fact]
    public void Start_DecoderMissing_NamesThePackage()
    {
        var fault = Assert.Throws<CameraFaultException>(() => Start("no-such-decoder", SourceKind.Video, "clip.mp4"));

        Assert.Equal(CameraFaultKind.Unavailable, fault.Kind);
        Assert.Contains("apt-get install", fault.Message);
    }

    [Fact]
    public void Dispose_DecoderHangs_KillsItAndWhatItStarted()
    {
        var marker = Path.Combine(_folder.Path, "child");
        var script = Script($"sleep 3600 & echo $! > '{marker}.new'; mv '{marker}.new' '{marker}'; wait");
        var source = Start(script, SourceKind.Video, "clip.mp4");
        SpinWait.SpinUntil(() => File.Exists(marker), Patience);
        Assert.Equal(FrameReadStatus.TimedOut, source.Read(_pool, TimeSpan.FromMilliseconds(1), out _));
        int[] processes = [source.DecoderId, int.Parse(File.ReadAllText(marker), CultureInfo.InvariantCulture)];

        source.Dispose();

        Assert.All(processes, id => Assert.True(SpinWait.SpinUntil(() => IsGone(id), Patience)));
    }

    [Fact]
    public void Dispose_WhileAReadWaits_EndsTheRead()
    {
        var source = Start(Script("exec sleep 3600"), SourceKind.Video, "clip.mp4");
        var closer = new Thread(source.Dispose);
        closer.Start();

        Assert.ThrowsAny<Exception>(() => source.Read(_pool, Timeout.InfiniteTimeSpan, out _));

        closer.Join();
    }

    [Fact]
    public void Read_SizeChangesUnderWay_FaultsAsFormatChanged()
    {
        var script = Script("printf 'YUV4MPEG2 W2 H2 F25:1\\nFRAME\\nabcdefFRAME\\nabcdefghijklFRAME\\nabcdefghijkl'");
        using var source = Start(script, SourceKind.Video, "clip.mp4");

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(FrameReadStatus.Frame, source.Read(_pool, Patience, out var frame));
            frame!.Dispose();
        }

        var fault = Assert.Throws<CameraFaultException>(() => source.Read(_pool, Patience, out _));
        Assert.Equal(CameraFaultKind.FormatChanged, fault.Kind);
    }

    [Fact]
    public void Read_OutputThatIsNoPictures_IsBadData()
    {
        using var source = Start(Script("echo hello"), SourceKind.Video, "clip.mp4");

        Assert.Equal(CameraFaultKind.BadData, Assert.Throws<CameraFaultException>(() => source.Read(_pool, Patience, out _)).Kind);
    }

    [Fact]
    public void Read_DecoderCrashesInAFrame_IsDisconnectedWithItsWords()
    {
        using var source = Start(
            Script("printf 'YUV4MPEG2 W2 H2 F25:1\nFRAME\nabcdefFRAME\nabc'; echo out of luck >&2; exit 3"), SourceKind.Video, "clip.mp4");
        Assert.Equal(FrameReadStatus.Frame, source.Read(_pool, Patience, out var frame));
        frame!.Dispose();

        var fault = Assert.Throws<CameraFaultException>(() => source.Read(_pool, Patience, out _));

        Assert.Equal(CameraFaultKind.Disconnected, fault.Kind);
        Assert.Contains("out of luck", fault.Message);
    }

    [Theory]
    [InlineData("exit 0", null)]
    [InlineData("exit 255", null)]
    [InlineData("echo bad luck >&2; exit 1", CameraFaultKind.BadData)]
    public void Read_DecoderEnds_ItsCodeTellsTheEndFromAFault(string end, CameraFaultKind? kind)
    {
        using var source = Start(Script($"printf 'YUV4MPEG2 W2 H2 F25:1\nFRAME\nabcdef'; {end}"), SourceKind.Video, "clip.mp4");
        Assert.Equal(FrameReadStatus.Frame, source.Read(_pool, Patience, out var frame));
        frame!.Dispose();

        if (kind is null)
            Assert.Equal(FrameReadStatus.EndOfStream, source.Read(_pool, Patience, out _));
        else
            Assert.Equal(kind, Assert.Throws<CameraFaultException>(() => source.Read(_pool, Patience, out _)).Kind);
    }

    private static FfmpegSource Start(string program, SourceKind kind, string text) =>
        FfmpegSource.Start(new SourceAddress(kind, text), program, TimeProvider.System, NullLogger.Instance);

    private static bool IsGone(int id)
    {
        try
        {
            // A zombie that nobody has reaped yet is gone as far as its work goes, but not as a child of ours.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)] == 'Z' && !stat.Contains($" {Environment.ProcessId} ");
        }
        catch (IOException)
        {
            return true;
        }
    }

    private string Script(string body)
    {
        var file = _folder.Write("decoder.sh", System.Text.Encoding.ASCII.GetBytes($"#!/bin/sh\n{body}\n"));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return file;
    }

    private string Clip(int width, int height, int frames, string picture = "testsrc")
    {
        var file = Path.Combine(_folder.Path, "a clip.mkv");
        var separator = picture.Contains('=') ? ':' : '=';
        using var process = Process.Start("ffmpeg", [
            "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", $"{picture}{separator}s={width}x{height}:r=10",
            "-frames:v", frames.ToString(CultureInfo.InvariantCulture), "-c:v", "ffv1", "-pix_fmt", "yuv444p", file]);
        process.WaitForExit();
        return file;
    }
}

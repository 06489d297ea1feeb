using System.Net;
using System.Net.Sockets;
using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Ffmpeg;
using EdgeGate.Domain.Frames;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Capture.Tests.Ffmpeg;

/// <summary>What a decoder can reach that a hostile stream has taken over: a shell stands for it.</summary>
[Trait("suite", "hard")]
public sealed class ConfinementTests : IDisposable
{
    // Not beside the checkout, which may lie below /tmp: that is the decoder's to use.
    private readonly DirectoryInfo _keys = Directory.CreateDirectory($"/var/tmp/edgegate keys {Guid.NewGuid():N}");
    private readonly string? _confine = Confinement.Find();

    public void Dispose() => _keys.Delete(recursive: true);

    [Theory]
    [InlineData("cat \"$1\"", "a key of the box")]
    [InlineData("ls \"$2\"", "the folder of the keys")]
    [InlineData("echo x >\"$1\"", "writing a key")]
    [InlineData("kill -0 $PPID", "a signal to the lane")]
    [InlineData("exec 3<>/dev/tcp/127.0.0.1/$3", "the network")]
    [InlineData("cat /proc/$PPID/environ", "the lane's memory")]
    public void Start_OnAFile_ReachesNothingOfTheBox(string attempt, string what)
    {
        Assert.SkipUnless(Confinement.Probe() is { IsWhole: true }, "this kernel has no Landlock, or the native half is not built");
        var key = Path.Combine(_keys.FullName, "box-key.pem");
        File.WriteAllText(key, "secret");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.True(Try(attempt, key, port, confine: null) == "reached", $"{what} can be reached where nothing is confined");
        Assert.True(Try(attempt, key, port, _confine) == "refused", $"{what} was reached");
    }

    [Fact]
    public void Start_OnANetworkCamera_ReachesTheNetworkAndNoLocalSocket()
    {
        Assert.SkipUnless(Confinement.Probe() is { IsWhole: true }, "this kernel has no Landlock, or the native half is not built");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Assert.Equal("reached", Try("exec 3<>/dev/tcp/127.0.0.1/$3", "", port, _confine, file: ""));
        Assert.Equal("refused", Try("python3 -c 'import socket; socket.socket(socket.AF_UNIX)'", "", port, _confine, file: ""));
    }

    [Fact]
    public void Read_VideoThroughTheConfinedDecoder_Decoded()
    {
        Assert.SkipUnless(_confine is not null, "the native half is not built");
        var file = Path.Combine(_keys.FullName, "clip.avi");
        using (var made = System.Diagnostics.Process.Start("ffmpeg",
            ["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=s=64x48:r=5", "-t", "1", "-c:v", "mjpeg", file]))
            made.WaitForExit();
        using var source = FfmpegSource.Start(SourceAddress.Parse(file), "ffmpeg", TimeProvider.System, NullLogger.Instance,
            confine: _confine);
        var pool = new FramePool(2);

        Assert.Equal(FrameReadStatus.Frame, source.Read(pool, TimeSpan.FromSeconds(60), out var frame));
        frame!.Dispose();
    }

    [Fact]
    public void Start_NoSuchDecoder_SaysHowToInstallIt() => Assert.Contains(
        "sudo apt-get install", Assert.Throws<CameraFaultException>(() => FfmpegProcess.Start("no-such-decoder", [],
            confine: "/bin/true")).Message);

    private string Try(string attempt, string key, int port, string? confine, string? file = null)
    {
        var picture = Path.Combine(AppContext.BaseDirectory, "picture");
        using var process = FfmpegProcess.Start(
            "bash", ["-c", $"if ( {attempt} ) >/dev/null 2>&1; then echo reached; else echo refused; fi", "decoder", key, _keys.FullName,
                $"{port}"], confine: confine, file: file ?? picture);
        using var reader = new StreamReader(process.Output);
        return reader.ReadToEnd().Trim();
    }
}

using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Packages.Camera;
using EdgeGate.Platform.Packages.Imaging;
using Iot.Device.Media;
using Xunit;

namespace EdgeGate.Platform.Packages.Tests.Camera;

/// <summary>Cameras through the package's VideoDevice, with a device that tests hand buffers to.</summary>
public sealed class PackageCameraTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _devices = Directory.CreateTempSubdirectory("edgegate-dev").FullName;
    private readonly OneFramePool _pool = new();
    private readonly PackageCameraDriver _driver;
    private Action<FakeVideoDevice> _arrange = _ => { };
    private FakeVideoDevice? _device;

    public PackageCameraTests()
    {
        File.WriteAllText(Path.Combine(_devices, "video0"), "");
        _driver = new(new OpenCvImaging(), TimeProvider.System, _devices, Create);
    }

    [Fact]
    public void Read_YuyvBuffer_ComesAsFrame()
    {
        using var camera = Open();
        _device!.Deliver(Noise(1));

        Assert.Equal(FrameReadStatus.Frame, camera.Read(_pool, Patience, out var frame));

        Assert.Equal((16, 8, PixelFormat.Yuyv, 1L), (frame!.Width, frame.Height, frame.Format, frame.Id));
        Assert.Equal(Noise(1), frame.View.Data[..256].ToArray());
        frame.Dispose();
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void Read_Nothing_TimesOut()
    {
        using var camera = Open();

        Assert.Equal(FrameReadStatus.TimedOut, camera.Read(_pool, TimeSpan.Zero, out var frame));
        Assert.Null(frame);
    }

    [Fact]
    public void Read_PoolEmpty_Drops()
    {
        using var held = _pool.TryRent(1);
        using var camera = Open();
        _device!.Deliver(Noise(1));

        Assert.Equal(FrameReadStatus.Dropped, camera.Read(_pool, Patience, out var frame));
        Assert.Null(frame);
    }

    [Fact]
    public void Read_UnpluggedCamera_IsAFaultAndNoStaleFrame()
    {
        using var camera = Open();
        _device!.Deliver(Noise(1));
        camera.Read(_pool, Patience, out var frame);
        frame!.Dispose();

        _device.Stuck = Noise(1);
        _device.Deliver(Noise(1));

        var fault = Assert.Throws<CameraFaultException>(() => camera.Read(_pool, Patience, out _));
        Assert.Equal(CameraFaultKind.Disconnected, fault.Kind);
    }

    [Fact]
    public void Read_BufferOfOtherSize_SaysThatTheSizeWasNotTaken()
    {
        using var camera = Open();
        _device!.Deliver(new byte[100]);

        var fault = Assert.Throws<CameraFaultException>(() => camera.Read(_pool, Patience, out _));

        Assert.Equal(CameraFaultKind.Unsupported, fault.Kind);
        Assert.Contains("100 bytes instead of 256", fault.Message);
    }

    [Fact]
    public void Read_EmptyBuffer_SaysThatTheCameraIsHeld()
    {
        using var camera = Open();
        _device!.Deliver([]);

        Assert.Equal(CameraFaultKind.Unavailable, Assert.Throws<CameraFaultException>(() => camera.Read(_pool, Patience, out _)).Kind);
    }

    [Fact]
    public void Read_JpegWithRubbishBehind_IsDecoded()
    {
        _arrange = OfferJpeg;
        using var camera = Open();
        _device!.Deliver([.. Jpeg(90), .. new byte[500]]);

        Assert.Equal(FrameReadStatus.Frame, camera.Read(_pool, Patience, out var frame));
        Assert.Equal((PixelFormat.Rgb24, 90), (frame!.Format, frame.View.Data[0]));
        frame.Dispose();
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Read_DamagedJpegs_AreLeftOutUntilTheyAreTooMany(int damaged, bool tolerated)
    {
        _arrange = OfferJpeg;
        using var camera = Open();

        // The slot keeps the newest buffer only: the next one is delivered when the last was taken.
        var taken = 0;
        _pool.OnRent = () => _device!.Deliver(++taken < damaged ? Damaged(taken) : Jpeg(90));
        _device!.Deliver(Damaged(0));

        if (tolerated)
        {
            Assert.Equal(FrameReadStatus.Frame, camera.Read(_pool, Patience, out var frame));
            frame!.Dispose();
        }
        else
        {
            Assert.Equal(CameraFaultKind.BadData, Assert.Throws<CameraFaultException>(() => camera.Read(_pool, Patience, out _)).Kind);
        }

        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void Read_JpegOfOtherSize_IsAFault()
    {
        _arrange = OfferJpeg;
        using var camera = Open();
        _device!.Deliver(new TinyJpeg(1, 1).Encode(5));

        Assert.Equal(CameraFaultKind.FormatChanged, Assert.Throws<CameraFaultException>(() => camera.Read(_pool, Patience, out _)).Kind);
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void Dispose_WhileCapturing_ClosesTheDevice()
    {
        var camera = Open();

        camera.Dispose();

        Assert.True(_device!.Closed);
        Assert.Throws<ObjectDisposedException>(() => camera.Read(_pool, TimeSpan.Zero, out _));
    }

    [Fact]
    public void Open_NoSuchNode_ListsCameras()
    {
        var fault = Assert.Throws<CameraFaultException>(() => _driver.Open(new(Path.Combine(_devices, "video7"))));

        Assert.Equal(CameraFaultKind.NotFound, fault.Kind);
        Assert.Contains("video0", fault.Message);
    }

    [Fact]
    public void Open_NodeThatIsNoCamera_SaysSo()
    {
        _arrange = device => device.Offers.Clear();

        Assert.Equal(CameraFaultKind.Unsupported, Assert.Throws<CameraFaultException>(Open).Kind);
        Assert.True(_device!.Closed);
    }

    [Theory]
    [InlineData("Error 13. Can not open", CameraFaultKind.Unavailable, "group video")]
    [InlineData("Error 16. Can not open", CameraFaultKind.Unavailable, "fuser")]
    [InlineData("Error 19. Can not open", CameraFaultKind.Disconnected, "cable")]
    public void Open_Refused_SaysWhatToDo(string message, CameraFaultKind kind, string remedy)
    {
        _arrange = device => device.Refusal = new IOException(message);

        var fault = Assert.Throws<CameraFaultException>(Open);

        Assert.Equal(kind, fault.Kind);
        Assert.Contains(remedy, fault.Message);
    }

    [Fact]
    public void Open_Link_IsResolvedToPrefixAndNumber()
    {
        var link = Path.Combine(_devices, "by-id");
        File.CreateSymbolicLink(link, Path.Combine(_devices, "video0"));

        using var camera = _driver.Open(new(link, 16, 8));

        Assert.Equal(Path.Combine(_devices, "video"), _device!.DevicePath);
        Assert.Equal(0, _device.Settings.BusId);
    }

    [Fact]
    public void Open_SeveralFormats_TakesTheNearestSizeThenTheRawOne()
    {
        _arrange = device =>
        {
            device.Offers[VideoPixelFormat.MJPEG] = [FakeVideoDevice.Discrete(640, 480), FakeVideoDevice.Discrete(1280, 720)];
            device.Offers[VideoPixelFormat.YUYV] = [FakeVideoDevice.Discrete(640, 480), FakeVideoDevice.Discrete(1920, 1080)];
        };

        using var near = _driver.Open(new(Path.Combine(_devices, "video0"), 1280, 720));
        using var raw = _driver.Open(new(Path.Combine(_devices, "video0"), 640, 480));

        Assert.EndsWith("1280x720 MJPEG", near.Description);
        Assert.EndsWith("640x480 YUYV", raw.Description);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_devices, recursive: true);

    private static void OfferJpeg(FakeVideoDevice device)
    {
        device.Offers.Clear();
        device.Offers[VideoPixelFormat.MJPEG] = [FakeVideoDevice.Discrete(16, 8)];
    }

    private static byte[] Jpeg(int level) => new TinyJpeg(2, 1).Encode(level, level);

    private static byte[] Damaged(int number) => [0xFF, 0xD8, (byte)number];

    private static byte[] Noise(int seed)
    {
        var data = new byte[16 * 8 * 2];
        new Random(seed).NextBytes(data);
        return data;
    }

    private IFrameSource Open() => _driver.Open(new(Path.Combine(_devices, "video0"), 16, 8));

    private VideoDevice Create(string prefix, VideoConnectionSettings settings)
    {
        _device = new(settings) { DevicePath = prefix };
        _arrange(_device);
        return _device;
    }
}

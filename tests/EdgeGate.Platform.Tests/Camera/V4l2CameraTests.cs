using EdgeGate.Contracts.Frames;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;
using EdgeGate.Platform.Camera;
using Xunit;

namespace EdgeGate.Platform.Tests.Camera;

/// <summary>The adapter's own ways: negotiation, formats, every error of the driver.</summary>
public sealed class V4l2CameraTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeCameras _kernel = new();
    private readonly FakeCamera _camera;
    private readonly SmallPool _pool = new(2);
    private readonly V4l2CameraDriver _driver;

    public V4l2CameraTests()
    {
        _camera = _kernel.Add(0, new FakeCamera());
        _driver = new V4l2CameraDriver(_kernel, new TestCodecs(), TimeProvider.System);
    }

    public void Dispose() => Assert.Equal(0, _pool.Outstanding);

    [Fact]
    public void Open_SetsFormatAndRate_AndQueuesEveryBuffer()
    {
        using var camera = Open();

        Assert.Equal((64u, 48u, V4l2Constants.FormatYuyv), (_camera.Format.Width, _camera.Format.Height, _camera.Format.PixelFormat));
        Assert.Equal((30, 4, true), (_camera.Rate, _camera.Queued, _camera.IsStreaming));
        Assert.Equal("/dev/video0 64x48 YUYV", camera.Description);
    }

    [Fact]
    public void Dispose_Streaming_StopsAndUnmaps()
    {
        Open().Dispose();

        Assert.False(_camera.IsStreaming);
        Assert.False(_camera.AnyMapped);
    }

    [Fact]
    public void Read_Nv12WithPaddedRows_KeepsTheStride()
    {
        Offer(V4l2Constants.FormatNv12);
        (_camera.BytesPerLine, _camera.SizeImage) = (80, 80 * 72);
        using var camera = Open();
        _camera.Deliver(Picture(80 * 72));

        using var frame = Read(camera);

        Assert.Equal((PixelFormat.Nv12, 80, 64), (frame.Format, frame.Stride, frame.Width));
    }

    [Fact]
    public void Read_InterfaceOfSeveralPlanes_UsesTheFirst()
    {
        Offer(V4l2Constants.FormatNv12);
        _camera.Capabilities = V4l2Constants.CapabilityCaptureMultiPlane | V4l2Constants.CapabilityStreaming;
        (_camera.BytesPerLine, _camera.SizeImage) = (96, 96 * 72);
        using var camera = Open();
        _camera.Deliver(Picture(100), Picture(96 * 72));

        using var frame = Read(camera);

        Assert.Equal((PixelFormat.Nv12, 96, 2), (frame.Format, frame.Stride, frame.Id));
        Assert.Equal(4, _camera.Queued);
    }

    [Fact]
    public void Open_PictureInTwoPieces_IsRefused()
    {
        Offer(V4l2Constants.FormatNv12);
        _camera.Capabilities = V4l2Constants.CapabilityCaptureMultiPlane | V4l2Constants.CapabilityStreaming;
        _camera.PlaneCount = 2;

        Assert.Contains("2 pieces", Assert.Throws<CameraFaultException>(Open).Message);
    }

    [Fact]
    public void Read_Mjpeg_IsDecoded()
    {
        Offer(V4l2Constants.FormatMjpeg);
        using var camera = Open();
        _camera.Deliver(new FakePicture(TestCodecs.Encode(64, 48, 99)));

        using var frame = Read(camera);

        Assert.Equal((PixelFormat.Rgb24, 99), (frame.Format, frame.View.Data[64 * 48 * 3 - 1]));
    }

    [Fact]
    public void Read_MjpegOfAnotherSize_IsAFormatChange()
    {
        Offer(V4l2Constants.FormatMjpeg);
        using var camera = Open();
        _camera.Deliver(new FakePicture(TestCodecs.Encode(32, 24, 99)));

        AssertFault(CameraFaultKind.FormatChanged, camera, "32x24 instead of 64x48");
    }

    [Fact]
    public void Read_MjpegDamaged_PassesItOver()
    {
        Offer(V4l2Constants.FormatMjpeg);
        using var camera = Open();
        _camera.Deliver(new FakePicture([1, 2]), new FakePicture(TestCodecs.Encode(64, 48, 0)),
            new FakePicture(TestCodecs.Encode(64, 48, 7)));

        using var frame = Read(camera);

        Assert.Equal(3, frame.Id);
        Assert.Equal(4, _camera.Queued);
    }

    [Fact]
    public void Read_SignalChanges_IsAFormatChange()
    {
        using var camera = Open();
        _camera.ChangeSignal();

        AssertFault(CameraFaultKind.FormatChanged, camera, "/dev/video0");
    }

    [Fact]
    public void Read_ShortAndFlaggedPictures_ArePassedOver()
    {
        using var camera = Open();
        _camera.Deliver(Picture(100), Picture() with { Flags = V4l2Constants.BufferError }, new FakePicture([], Error: Errno.Io),
            Picture());

        using var frame = Read(camera);

        Assert.Equal(3, frame.Id);
        Assert.Equal(4, _camera.Queued);
    }

    [Fact]
    public void Read_ThirtyBadPicturesInARow_IsAFault()
    {
        using var camera = Open();
        _camera.Deliver([.. Enumerable.Repeat(Picture(100), 30)]);

        AssertFault(CameraFaultKind.BadData, camera, "30 times in a row");
    }

    [Fact]
    public void Read_BadPicturesWithGoodOnesBetween_AreNoFault()
    {
        using var camera = Open();
        for (var i = 0; i < 3; i++)
        {
            _camera.Deliver([.. Enumerable.Repeat(Picture(100), 29), Picture()]);
            Read(camera).Dispose();
        }
    }

    [Fact]
    public void Read_DriverLostPictures_ShowsInTheIds()
    {
        using var camera = Open();
        _camera.Deliver(Picture(), Picture() with { Lost = 4 });
        Read(camera).Dispose();

        using var frame = Read(camera);

        Assert.Equal(6, frame.Id);
    }

    [Fact]
    public void Read_MonotonicStamp_IsTaken()
    {
        using var camera = Open();
        var now = TimeProvider.System.GetElapsedTime(0, TimeProvider.System.GetTimestamp());
        var stamp = (long)(now.TotalMicroseconds - 100_000);
        _camera.Deliver(Picture() with { Flags = V4l2Constants.TimestampMonotonic, StampMicroseconds = stamp });

        using var frame = Read(camera);

        Assert.Equal(stamp, (long)frame.CapturedAt.TotalMicroseconds);
    }

    [Theory]
    [InlineData(V4l2Constants.TimestampMonotonic, 1)]
    [InlineData(0, 123_000_000)]
    public void Read_StampOfAnotherClock_IsReplacedByNow(uint flags, long stamp)
    {
        using var camera = Open();
        var before = TimeProvider.System.GetElapsedTime(0, TimeProvider.System.GetTimestamp());
        _camera.Deliver(Picture() with { Flags = flags, StampMicroseconds = stamp });

        using var frame = Read(camera);

        Assert.True(frame.CapturedAt >= before);
    }

    [Fact]
    public void Read_BufferThatDoesNotExist_IsAFault()
    {
        using var camera = Open();
        _camera.Deliver(Picture() with { Index = 9 });

        AssertFault(CameraFaultKind.BadData, camera, "buffer 9 of 4");
    }

    [Theory]
    [InlineData(Errno.NoDevice, CameraFaultKind.Disconnected)]
    [InlineData(Errno.BrokenPipe, CameraFaultKind.Disconnected)]
    [InlineData(Errno.InvalidArgument, CameraFaultKind.Unsupported)]
    public void Read_DequeueFails_EndsWithAFault(int error, CameraFaultKind kind)
    {
        using var camera = Open();
        _camera.Deliver(new FakePicture([], Error: error));

        AssertFault(kind, camera, $"errno {error}");
    }

    [Fact]
    public void Read_BufferCannotBeHandedBack_LeaksNoLease()
    {
        using var camera = Open();
        _camera.Errors[V4l2Request.QueueBuffer] = Errno.NoDevice;
        _camera.Deliver(Picture());

        AssertFault(CameraFaultKind.Disconnected, camera, "/dev/video0");
    }

    [Theory]
    [InlineData(V4l2Request.QueryCapability, Errno.NotATerminal, CameraFaultKind.Unsupported, "no camera")]
    [InlineData(V4l2Request.SetFormat, Errno.Busy, CameraFaultKind.Unavailable, "fuser")]
    [InlineData(V4l2Request.RequestBuffers, Errno.Busy, CameraFaultKind.Unavailable, "fuser")]
    [InlineData(V4l2Request.RequestBuffers, Errno.NoMemory, CameraFaultKind.Unavailable, "memory")]
    [InlineData(V4l2Request.QueryBuffer, Errno.InvalidArgument, CameraFaultKind.Unsupported, "v4l2-ctl")]
    [InlineData(V4l2Request.QueueBuffer, Errno.Io, CameraFaultKind.Disconnected, "cable")]
    [InlineData(V4l2Request.StreamOn, Errno.NoSpace, CameraFaultKind.Unavailable, "bandwidth")]
    [InlineData(V4l2Request.StreamOn, Errno.NoDevice, CameraFaultKind.Disconnected, "gone")]
    public void Open_AnyStepFails_SaysWhatToDoAndLeavesNothingBehind(uint request, int error, CameraFaultKind kind, string remedy)
    {
        _camera.Errors[request] = error;

        var fault = Assert.Throws<CameraFaultException>(Open);

        Assert.Equal(kind, fault.Kind);
        Assert.Contains(remedy, fault.Message);
        Assert.Contains("/dev/video0", fault.Message);
        Assert.False(_camera.AnyMapped);
        Assert.False(_camera.IsStreaming);
    }

    [Theory]
    [InlineData(Errno.AccessDenied, CameraFaultKind.Unavailable, "group video")]
    [InlineData(Errno.Busy, CameraFaultKind.Unavailable, "fuser -v /dev/video0")]
    [InlineData(Errno.NoDeviceOrAddress, CameraFaultKind.Disconnected, "gone")]
    public void Open_NodeCannotBeOpened_SaysWhatToDo(int error, CameraFaultKind kind, string remedy)
    {
        _camera.OpenError = error;

        var fault = Assert.Throws<CameraFaultException>(Open);

        Assert.Equal(kind, fault.Kind);
        Assert.Contains(remedy, fault.Message);
    }

    [Fact]
    public void Open_OneBufferOnly_IsRefused()
    {
        _camera.BuffersGranted = 1;

        Assert.Equal(CameraFaultKind.Unavailable, Assert.Throws<CameraFaultException>(Open).Kind);
    }

    [Fact]
    public void Open_UnreadableFormatsOnly_NamesThem()
    {
        Offer(0x3436_3248);

        var fault = Assert.Throws<CameraFaultException>(Open);

        Assert.Equal(CameraFaultKind.Unsupported, fault.Kind);
        Assert.Contains("H264", fault.Message);
    }

    [Fact]
    public void Open_DriverSetsAnotherFormat_IsRefused()
    {
        _camera.StubbornFormat = V4l2Constants.FormatMjpeg;

        Assert.Contains("MJPG", Assert.Throws<CameraFaultException>(Open).Message);
    }

    [Fact]
    public void Open_DriverWithoutLists_AsksForWhatIsWanted()
    {
        _camera.Offers.Clear();
        _camera.Offers.Add(new(V4l2Constants.FormatYuyv, 0, 0, 0));

        using var camera = Open();

        Assert.Equal(64u, _camera.Format.Width);
    }

    [Fact]
    public void Enumerate_MetadataNode_IsLeftOutAndALockedOneMentioned()
    {
        _kernel.Add(1, new FakeCamera { Capabilities = 0x0080_0000 });
        _kernel.Add(2, new FakeCamera { OpenError = Errno.AccessDenied });

        Assert.Equal(["/dev/video0 (Test Camera)", "/dev/video2 (cannot be opened)"], _driver.Enumerate());
    }

    [Fact]
    public void Open_MetadataNode_NamesTheCamera()
    {
        _kernel.Add(1, new FakeCamera { Capabilities = 0x0080_0000 });

        var fault = Assert.Throws<CameraFaultException>(() => _driver.Open(new("/dev/video1", 64, 48, 30)));

        Assert.Equal(CameraFaultKind.Unsupported, fault.Kind);
        Assert.Contains("/dev/video0 (Test Camera)", fault.Message);
    }

    [Fact]
    public void Read_SteadyState_AllocatesNothing()
    {
        using var camera = Open();
        var lease = _pool.TryRent(64 * 48 * 2)!;
        var single = new OneLeasePool(lease);
        _camera.Deliver([.. Enumerable.Repeat(Picture(), 60)]);
        for (var i = 0; i < 30; i++)
            camera.Read(single, Patience, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 30; i++)
            camera.Read(single, Patience, out _);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        lease.Dispose();
    }

    private static FakePicture Picture(int bytes = 64 * 48 * 2) => new(new byte[bytes]);

    private void Offer(uint code)
    {
        _camera.Offers.Clear();
        _camera.Offers.Add(new(code, 64, 48, 30));
    }

    private IFrameSource Open() => _driver.Open(new("/dev/video0", 64, 48, 30));

    private FrameLease Read(IFrameSource camera)
    {
        Assert.Equal(FrameReadStatus.Frame, camera.Read(_pool, Patience, out var frame));
        return frame!;
    }

    private void AssertFault(CameraFaultKind kind, IFrameSource camera, string says)
    {
        var fault = Assert.Throws<CameraFaultException>(() => camera.Read(_pool, Patience, out _));
        Assert.Equal(kind, fault.Kind);
        Assert.Contains(says, fault.Message);
    }

    /// <summary>Lends the same lease again and again, so that only the camera's own allocations are seen.</summary>
    private sealed class OneLeasePool(FrameLease lease) : IFramePool
    {
        public int Outstanding => 0;

        public FrameLease? TryRent(int bytes) => lease;

        public void Return(FrameLease returned)
        {
        }
    }
}

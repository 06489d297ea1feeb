using EdgeGate.Capture.Pictures;
using EdgeGate.Domain.Frames;
using Xunit;

namespace EdgeGate.Capture.Tests.Pictures;

public sealed class PictureSourceTests : IDisposable
{
    private static readonly byte[] Good = FakeImaging.Picture(1, 1, 1, 7);

    private readonly TemporaryFolder _folder = new();
    private readonly FramePool _pool = new(1);
    private readonly ListLogger _logger = new();

    public void Dispose()
    {
        _folder.Dispose();
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void Read_OneBadAmongGood_SkipsItWithAWordAndGoesOn()
    {
        using var source = Source(Good, [1, 2, 3], Good);

        Assert.Equal((FrameReadStatus.Frame, 1, 0), Read(source));
        Assert.Equal(FrameReadStatus.Skipped, Read(source).Status);
        Assert.Equal((FrameReadStatus.Frame, 3, 400), Read(source));
        Assert.Equal(FrameReadStatus.EndOfStream, Read(source).Status);
        Assert.StartsWith("1003", Assert.Single(_logger.Lines));
    }

    [Fact]
    public void Read_AllBad_EndsWithAFault()
    {
        using var source = Source([1], [2]);
        Read(source);
        Read(source);

        var fault = Assert.Throws<CameraFaultException>(() => Read(source));

        Assert.Equal(CameraFaultKind.BadData, fault.Kind);
        Assert.Contains("none of the 2 pictures", fault.Message);
    }

    [Fact]
    public void Read_AfterDispose_Throws()
    {
        var source = Source(Good);
        source.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Read(source));
    }

    private PictureSource Source(params byte[][] files)
    {
        var paths = files.Select((content, index) => _folder.Write($"{index}.jpg", content)).ToList();
        return new("folder", paths, new PictureLoader(new FakeImaging()), TimeSpan.FromMilliseconds(200), _logger);
    }

    private (FrameReadStatus Status, long Id, double Ms) Read(PictureSource source)
    {
        var status = source.Read(_pool, TimeSpan.Zero, out var frame);
        using (frame)
            return (status, frame?.Id ?? 0, frame?.CapturedAt.TotalMilliseconds ?? 0);
    }
}

using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Options;
using EdgeGate.Vision.Tests.Detection;
using EdgeGate.Vision.Tests.Doubles;
using EdgeGate.Vision.Tests.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Vision.Tests.Alignment;

/// <summary>
/// A picture that is one plate: where it is read doubtfully as it is, it is read at the corners that the aligner finds in it.
/// </summary>
public sealed class AlignedCropTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly ScriptedEngine _reader;
    private readonly ScriptedEngine _finder;
    private readonly ScriptedEngine _aligner = new(new("plate", TensorType.UInt8, [1, 1, 32, 64]),
        new TensorDescription("corners", TensorType.Float32, [1, 8]));

    public AlignedCropTests()
    {
        _folder.AddAligner();
        _finder = ScriptedEngine.For(ManifestReader.Load(_folder.Detector, ModelTask.Detect));
        _reader = ScriptedEngine.For(ManifestReader.Load(_folder.Recogniser, ModelTask.Recognise));
        // The left corners lie lower than the picture's, the right ones higher: a plate that rises.
        float[] rising = [0, 0.5f, 0, -0.5f, 0, -0.5f, 0, 0.5f];
        rising.CopyTo(_aligner.Script(0));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadCrop_DoubtfulAsItIs_IsReadAtTheAlignersCorners()
    {
        Reads(0.6, 0.99);
        using var vision = Open();

        var reading = vision.ReadCrop(Picture()).Readings[0];

        Assert.Equal("ABC1234", reading.GetText());
        Assert.True(reading.Corners.TopLeft.Y > reading.Corners.TopRight.Y + 5, $"{reading.Corners}");
        Assert.Equal((0, 2, 2), (_finder.Runs, _aligner.Runs, _reader.Runs));
    }

    [Fact]
    public void ReadCrop_SureAsItIs_IsNotLookedAtAgain()
    {
        Reads(0.999, 0.99);
        using var vision = Open();

        var reading = vision.ReadCrop(Picture()).Readings[0];

        Assert.Equal("ABC1239", reading.GetText());
        Assert.Equal((0, 0, 1), (_finder.Runs, _aligner.Runs, _reader.Runs));
    }

    [Fact]
    public void ReadCrop_AlignedCropSaysLess_KeepsTheWholePicture()
    {
        Reads(0.9, 0.3);
        using var vision = Open();

        var reading = vision.ReadCrop(Picture()).Readings[0];

        Assert.Equal("ABC1239", reading.GetText());
        Assert.Equal(0, reading.Corners.TopLeft.Y, 0.01f);
    }

    [Fact]
    public void ReadCrop_Repeatedly_AllocatesNothing()
    {
        Reads(0.6, 0.99);
        using var vision = Open();
        var picture = new byte[128 * 96];
        vision.ReadCrop(FrameSamplerTests.View(picture, PixelFormat.Grey8, 128, 96));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5; i++)
            vision.ReadCrop(FrameSamplerTests.View(picture, PixelFormat.Grey8, 128, 96));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>As it is the picture says ABC1239, at the aligner's corners ABC1234, with these probabilities for each character.</summary>
    private void Reads(double asItIs, double aligned)
    {
        var (whole, cut) = (new LogitSheet(24).Write(1, "ABC1239", asItIs), new LogitSheet(24).Write(1, "ABC1234", aligned));
        _reader.OnRun = run => (run % 2 == 1 ? whole : cut).Values.CopyTo(_reader.Script(0));
    }

    private static PixelView Picture() => FrameSamplerTests.View(new byte[128 * 96], PixelFormat.Grey8, 128, 96);

    private PlateVision Open() => PlateVision.Open(
        new ScriptedBackend(("finder.onnx", _finder), ("reader.onnx", _reader), ("aligner.onnx", _aligner)), new PlainImaging(),
        _folder.Root,
        new VisionOptions { Regions = ["tw"] }, TimeProvider.System, NullLogger.Instance);
}

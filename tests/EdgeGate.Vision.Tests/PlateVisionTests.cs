using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Options;
using EdgeGate.Vision.Tests.Detection;
using EdgeGate.Vision.Tests.Doubles;
using EdgeGate.Vision.Tests.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Vision.Tests;

public sealed class PlateVisionTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly ScriptedEngine _finder;
    private readonly ScriptedEngine _reader;

    public PlateVisionTests()
    {
        _finder = ScriptedEngine.For(ManifestReader.Load(_folder.Detector, ModelTask.Detect));
        _reader = ScriptedEngine.For(ManifestReader.Load(_folder.Recogniser, ModelTask.Recognise));
        new LogitSheet(24).Write(1, "ABC1234").Values.CopyTo(_reader.Script(0));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Process_OnePlate_GivesTextCornersAndFrame()
    {
        Plate(3, 2, 3);
        using var vision = Open(new VisionOptions { Regions = ["tw"] });

        var result = vision.Process(View(new byte[128 * 96]), 7, TimeSpan.FromSeconds(3));

        var reading = Assert.Single(result.Readings.ToArray());
        Assert.Equal(("ABC1234", "tw", 7L, TimeSpan.FromSeconds(3)),
            (reading.GetText(), reading.Region, reading.FrameId, reading.CapturedAt));
        Assert.Equal((1, 1), (reading.RegionConfidence, reading.ToRecord().RegionConfidence));
        Assert.Equal(32, reading.Corners.Left, 0.01f);
        Assert.Equal((32, 16), (reading.CropWidth, reading.CropHeight));
        Assert.False(reading.FormatChanged);
        Assert.InRange(reading.Confidence, 0.9f, 1);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(0, true)]
    public void Process_PlateAtTheEdge_IsCut(int column, bool isCut)
    {
        Plate(column, 2, 3);
        using var vision = Open(new VisionOptions { Regions = ["tw"] });

        Assert.Equal(isCut, vision.Process(View(new byte[128 * 96])).Readings[0].IsCut);
    }

    [Fact]
    public void ReadCrop_PlateThatFillsThePicture_IsNotCut()
    {
        using var vision = Open(new VisionOptions());

        Assert.False(vision.ReadCrop(View(new byte[128 * 96])).Readings[0].IsCut);
    }

    [Fact]
    public void Process_NoPlate_IsEmpty()
    {
        using var vision = Open(new VisionOptions());

        Assert.Equal(0, vision.Process(View(new byte[128 * 96])).Readings.Length);
        Assert.Equal(0, _reader.Runs);
    }

    [Fact]
    public void Process_TwoPlates_PutsTheBetterReadFirst()
    {
        Plate(2, 1, 3);
        Plate(5, 4, 1.5f);
        _reader.OnRun = run =>
        {
            var sheet = new LogitSheet(24).Write(1, "ABC1234");
            (run == 1 ? sheet.Put(7, ('1', 0.4), ('7', 0.35), ('4', 0.2)) : sheet).Values.CopyTo(_reader.Script(0));
        };
        using var vision = Open(new VisionOptions { Regions = ["tw"] });

        var result = vision.Process(View(new byte[128 * 96]));

        Assert.Equal(2, result.Readings.Length);
        Assert.True(result.Readings[0].Confidence > result.Readings[1].Confidence);
        Assert.True(result.Readings[0].DetectionScore < result.Readings[1].DetectionScore);
    }

    [Fact]
    public void Process_AnotherLeastScoreIsInForce_CountsFromTheNextFrame()
    {
        Plate(3, 2, 3);
        var options = new VisionOptions();
        using var vision = Open(new InForce<VisionOptions>(() => options));
        Assert.Equal(1, vision.Process(View(new byte[128 * 96])).Readings.Length);

        options = options with { MinScore = 0.99f };

        Assert.Equal(0, vision.Process(View(new byte[128 * 96])).Readings.Length);
    }

    [Fact]
    public void Process_CropThatIsNoPlate_IsLeftOut()
    {
        Plate(3, 2, 3);
        _reader.Script(1)[2] = 10;
        using var vision = Open(new VisionOptions());

        Assert.Equal(0, vision.Process(View(new byte[128 * 96])).Readings.Length);
    }

    [Fact]
    public void Process_SecondLook_RunsOnlyWithoutASurePlate()
    {
        using var vision = Open(new VisionOptions { SecondLook = true });
        vision.Process(View(new byte[128 * 96]));
        var looks = _finder.Runs;
        Plate(3, 2, 3);

        vision.Process(View(new byte[128 * 96]));

        Assert.True(looks > 4, $"{looks}");
        Assert.Equal(looks + 2, _finder.Runs);
    }

    [Fact]
    public void Process_NothingLegible_LooksAtThePictureTurnedFourTimes()
    {
        using var straight = Open(new VisionOptions { SecondLook = true });
        straight.Process(View(new byte[128 * 96]));
        var looks = _finder.Runs;
        using var turning = Open(new VisionOptions { SecondLook = true, TurnBelow = 0.3f });

        turning.Process(View(new byte[128 * 96]));

        Assert.Equal(looks + 4, _finder.Runs - looks);
    }

    [Fact]
    public void Process_LegibleUpright_IsNotTurned()
    {
        Plate(3, 2, 3);
        using var straight = Open(new VisionOptions { SecondLook = true, SureConfidence = 1 });
        straight.Process(View(new byte[128 * 96]));
        var looks = _finder.Runs;
        using var turning = Open(new VisionOptions { SecondLook = true, SureConfidence = 1, TurnBelow = 0.3f });

        turning.Process(View(new byte[128 * 96]));

        Assert.Equal(looks, _finder.Runs - looks);
    }

    [Fact]
    public void Process_PlateOnItsSide_HasItsCornersInTheFrame()
    {
        // Seen in the picture turned by 90 degrees, and nowhere before.
        var last = 0;
        using (var counting = Open(new VisionOptions { SecondLook = true }))
        {
            counting.Process(View(new byte[128 * 96]));
            last = _finder.Runs;
        }

        var first = _finder.Runs;
        _finder.OnRun = run =>
        {
            if (run == first + last + 3)
                Plate(3, 2, 3);
            if (run == first + last + 4)
                _finder.Script(0).Fill(-10);
        };
        using var vision = Open(new VisionOptions { SecondLook = true, TurnBelow = 0.3f });

        var reading = Assert.Single(vision.Process(View(new byte[128 * 96])).Readings.ToArray());

        Assert.Equal("ABC1234", reading.GetText());
        Assert.Equal(90, reading.Corners.TiltDegrees, 0.5f);
    }

    [Fact]
    public void Process_Doubtful_IsReadAgainWithOtherMargins()
    {
        Plate(3, 2, 3);
        new LogitSheet(24).Write(1, "ABC1234").Put(3, ('8', 0.5), ('B', 0.49)).Values.CopyTo(_reader.Script(0));
        using var vision = Open(new VisionOptions { Regions = ["tw"], RereadBelow = 0.999f });

        var reading = vision.Process(View(new byte[128 * 96])).Readings[0];

        Assert.Equal(13, _reader.Runs);
        Assert.True(reading.FormatChanged);
        Assert.Equal("A8C1234", reading.FreeText.ToString());
    }

    [Fact]
    public void ReadCrop_WholePicture_SkipsTheDetector()
    {
        using var vision = Open(new VisionOptions());

        var result = vision.ReadCrop(View(new byte[128 * 96]));

        Assert.Equal("ABC1234", result.Readings[0].GetText());
        Assert.Equal(0, _finder.Runs);
    }

    [Theory]
    [InlineData(PixelFormat.Grey8)]
    [InlineData(PixelFormat.Rgb24)]
    [InlineData(PixelFormat.Nv12)]
    [InlineData(PixelFormat.Yuyv)]
    public void Process_SteadyState_AllocatesNothing(PixelFormat format)
    {
        Plate(3, 2, 3);
        var frame = FrameSamplerTests.Flat(format, 128, 96, 100);
        using var vision = Open(new VisionOptions { RereadBelow = 0.99999f, SecondLook = true, SureConfidence = 1 });
        vision.Process(FrameSamplerTests.View(frame, format, 128, 96));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5; i++)
            vision.Process(FrameSamplerTests.View(frame, format, 128, 96));

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Open_UnknownRegion_NamesTheKnown()
    {
        var error = Assert.Throws<InferenceFaultException>(() => Open(new VisionOptions { Regions = ["xx"] }));

        Assert.Contains("known: cn, tw", error.Message);
        Assert.True(_finder.IsDisposed && _reader.IsDisposed);
    }

    [Fact]
    public void Open_EngineOfAnotherShape_NamesBoth()
    {
        ModelFolder.Edit(_folder.Detector, "\"width\":64", "\"width\":128");

        var error = Assert.Throws<InferenceFaultException>(() => Open(new VisionOptions()));

        Assert.Contains("1x3x48x64", error.Message);
        Assert.Contains("1x3x48x128", error.Message);
    }

    [Fact]
    public void Open_BadOption_NamesTheKey() =>
        Assert.Contains("vision.maxPlates", Assert.Throws<ArgumentException>(() => Open(new VisionOptions { MaxPlates = 0 })).Message);

    private static PixelView View(byte[] grey) => FrameSamplerTests.View(grey, PixelFormat.Grey8, 128, 96);

    private PlateVision Open(InForce<VisionOptions> options) =>
        PlateVision.Open(new ScriptedBackend(("finder.onnx", _finder), ("reader.onnx", _reader)), new PlainImaging(), _folder.Root,
            options, TimeProvider.System, NullLogger.Instance);

    /// <summary>A plate of 24 x 8 input pixels about the middle of a cell; the 128 x 96 frame is twice the input.</summary>
    private void Plate(int column, int row, float logit)
    {
        var cell = row * 8 + column;
        _finder.Script(0)[cell] = logit;
        float[] offsets = [-1.5f, -0.5f, 1.5f, -0.5f, 1.5f, 0.5f, -1.5f, 0.5f];
        for (var k = 0; k < 8; k++)
            _finder.Script(1)[k * 48 + cell] = offsets[k];
    }
}

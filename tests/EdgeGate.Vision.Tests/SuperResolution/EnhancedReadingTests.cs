using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Options;
using EdgeGate.Vision.Tests.Doubles;
using EdgeGate.Vision.Tests.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Vision.Tests.SuperResolution;

/// <summary>When a plate is super-resolved, and what is said of a reading that only came about by it.</summary>
public sealed class EnhancedReadingTests : IDisposable
{
    private readonly ModelFolder _folder = new();
    private readonly ScriptedEngine _finder;
    private readonly ScriptedEngine _reader;
    private readonly ScriptedEngine _enhancer = new(
        new("plate", TensorType.UInt8, [1, 1, 8, 16]), new TensorDescription("details", TensorType.Float32, [1, 4, 8, 16]));

    public EnhancedReadingTests()
    {
        _folder.AddEnhancer();
        _finder = ScriptedEngine.For(ManifestReader.Load(_folder.Detector, ModelTask.Detect));
        _reader = ScriptedEngine.For(ManifestReader.Load(_folder.Recogniser, ModelTask.Recognise));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadCrop_SmallAndDoubtful_IsEnhancedOnceInALane()
    {
        Says(plain: ("ABC1234", 0.6), enhanced: ("ABC1234", 0.9));

        var reading = Read(new VisionOptions { Regions = ["tw"], EnhanceBelowHeight = 100 });

        Assert.Equal((1, 2), (_enhancer.Runs, _reader.Runs));
        Assert.Equal(("ABC1234", false), (reading.GetText(), reading.SuperResolved));
        Assert.Equal(reading.Crop.Length, reading.EnhancedCrop.Length);
    }

    [Fact]
    public void ReadCrop_EnhancedSaysOtherwiseAndSurer_IsMarkedAsSuperResolved()
    {
        Says(plain: ("ABC1234", 0.5), enhanced: ("ABC1284", 0.99));

        var reading = Read(new VisionOptions { Regions = ["tw"], EnhanceBelowHeight = 100 });

        Assert.Equal(("ABC1284", true), (reading.GetText(), reading.SuperResolved));
        Assert.InRange(reading.Confidence, 0.3f, 0.9f);
    }

    [Fact]
    public void ReadCrop_EnhancedLessSure_LeavesThePlainReading()
    {
        Says(plain: ("ABC1234", 0.9), enhanced: ("ABC1284", 0.5));

        var reading = Read(new VisionOptions { Regions = ["tw"], EnhanceBelowHeight = 100 });

        Assert.Equal(("ABC1234", false), (reading.GetText(), reading.SuperResolved));
    }

    [Theory]
    [InlineData(0.999, 100f, 0f, 0)]   // read surely: nothing to gain
    [InlineData(0.6, 100f, 0f, 1)]     // small
    [InlineData(0.6, 10f, 0f, 0)]      // neither small nor soft
    [InlineData(0.6, 10f, 1f, 1)]      // soft
    public void ReadCrop_EnhancesOnlyWhereThereIsSomethingToGain(double sure, float height, float focus, int runs)
    {
        Says(plain: ("ABC1234", sure), enhanced: ("ABC1234", sure));

        Read(new VisionOptions { Regions = ["tw"], EnhanceBelowHeight = height, EnhanceBelowFocus = focus });

        Assert.Equal(runs, _enhancer.Runs);
    }

    [Fact]
    public void ReadCrop_SwitchedOff_OpensNoSuchModel()
    {
        Says(plain: ("ABC1234", 0.6), enhanced: ("ABC1234", 0.9));

        var reading = Read(new VisionOptions { Regions = ["tw"], SuperResolution = false, EnhanceBelowHeight = 100 });

        Assert.Equal((0, 1), (_enhancer.Runs, _reader.Runs));
        Assert.True(reading.EnhancedCrop.IsEmpty);
    }

    [Theory]
    [InlineData(5, false, 2, 5)]   // the second picture is averaged with the first: the mean is read as it is and super-resolved
    [InlineData(5, true, 2, 4)]    // another vehicle: each picture stands alone
    [InlineData(1, false, 2, 4)]   // switched off
    public void ReadCrop_SecondPictureOfAPlate_IsAveragedWithTheFirst(int frames, bool forget, int enhanced, int read)
    {
        Says(plain: ("ABC1234", 0.6), enhanced: ("ABC1284", 0.9));
        using var vision = Open(new VisionOptions { Regions = ["tw"], EnhanceBelowHeight = 100, FuseFrames = frames });
        ReadOnce(vision);
        if (forget)
            vision.Forget();

        ReadOnce(vision);

        Assert.Equal((enhanced, read), (_enhancer.Runs, _reader.Runs));
    }

    [Fact]
    public void ReadCrop_Still_TriesSeveralCuts()
    {
        Says(plain: ("ABC1234", 0.6), enhanced: ("ABC1234", 0.9));
        Read(VisionOptions.ForStills(["tw"]) with { EnhanceBelowHeight = 100 });

        Assert.Equal(3, _enhancer.Runs);
    }

    /// <summary>The first run reads the plain crop, those after a run of the enhancer the enhanced one.</summary>
    private void Says((string Text, double Sure) plain, (string Text, double Sure) enhanced) => _reader.OnRun = _ =>
    {
        var (text, sure) = _enhancer.Runs > 0 ? enhanced : plain;
        new LogitSheet(24).Write(1, text).Put(7, (text[3], sure), ('7', 1 - sure)).Values.CopyTo(_reader.Script(0));
    };

    private PlateReading Read(VisionOptions options)
    {
        using var vision = Open(options);
        return ReadOnce(vision);
    }

    private PlateVision Open(VisionOptions options) => PlateVision.Open(
        new ScriptedBackend(("finder.onnx", _finder), ("reader.onnx", _reader), ("enhancer.onnx", _enhancer)), new PlainImaging(),
        _folder.Root, options, TimeProvider.System, NullLogger.Instance);

    private static PlateReading ReadOnce(PlateVision vision)
    {
        var pixels = new byte[64 * 20];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(i % 64 / 4 % 2 * 200);
        return Assert.Single(vision.ReadCrop(new PixelView(pixels, 64, 20, 64, PixelFormat.Grey8)).Readings.ToArray());
    }
}

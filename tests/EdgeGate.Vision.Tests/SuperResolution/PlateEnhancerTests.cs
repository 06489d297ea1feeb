using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.SuperResolution;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.SuperResolution;

public sealed class PlateEnhancerTests
{
    private const int Width = 16, Height = 8;

    private readonly ScriptedEngine _engine = new(
        new("plate", TensorType.UInt8, [1, 1, Height, Width]), new TensorDescription("details", TensorType.Float32, [1, 4, Height, Width]));

    [Fact]
    public void Enhance_DetailsAreDeviationsOfTheLowCrop()
    {
        var enhancer = new PlateEnhancer(Manifest(), _engine, new PlainImaging(), 2 * Width, 2 * Height);
        var frame = Stripes();
        enhancer.TryEnhance(frame, Whole);
        var plain = enhancer.Crop.ToArray();
        _engine.Script(0).Fill(0.25f);

        enhancer.TryEnhance(frame, Whole);

        // Stripes of 60 and 180 spread 60 levels about their mean: a quarter of that is 15.
        Assert.All(Enumerable.Range(0, plain.Length), i => Assert.InRange(enhancer.Crop[i] - plain[i], 13, 16));
    }

    [Fact]
    public void Enhance_FlatCrop_UsesTheLeastDeviation()
    {
        var enhancer = new PlateEnhancer(Manifest(), _engine, new PlainImaging(), 2 * Width, 2 * Height);
        _engine.Script(0).Fill(1);

        enhancer.TryEnhance(new PixelView(Enumerable.Repeat((byte)90, 128).ToArray(), 16, 8, 16, PixelFormat.Grey8), Whole);

        Assert.All(enhancer.Crop.ToArray(), p => Assert.Equal(94, p));
    }

    [Fact]
    public void New_CropsOfAnotherSize_SaysBoth()
    {
        var error = Assert.Throws<InferenceFaultException>(() => new PlateEnhancer(Manifest(), _engine, new PlainImaging(), 128, 48));

        Assert.Contains("32 x 16", error.Message, StringComparison.Ordinal);
        Assert.Contains("128 x 48", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_EngineOfAnotherShape_IsRefused()
    {
        var engine = new ScriptedEngine(
            new("plate", TensorType.UInt8, [1, 1, Height, Width]),
            new TensorDescription("details", TensorType.Float32, [1, 1, Height, Width]));

        Assert.Throws<InferenceFaultException>(() => new PlateEnhancer(Manifest(), engine, new PlainImaging(), 2 * Width, 2 * Height));
    }

    private static PlateQuad Whole => PlateQuad.FromBox(0, 0, 16, 8);

    private static PixelView Stripes()
    {
        var pixels = new byte[16 * 8];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(i % 16 < 8 ? 60 : 180);
        return new(pixels, 16, 8, 16, PixelFormat.Grey8);
    }

    private static ModelManifest Manifest() => new()
    {
        Name = "enhancer", Version = "1", Task = ModelTask.Enhance, ModelPath = "enhancer.onnx", Precision = "int8",
        Input = new ModelInput
        {
            Name = "plate", Width = Width, Height = Height, Layout = TensorLayout.Nchw, Pixels = InputPixels.Grey8,
            Type = TensorType.UInt8, Normalise = NormaliseKind.PerCrop, Scale = 32, Zero = 128, LeastDeviation = 4,
        },
        Details = new PixelShuffleDecode("details"),
    };
}

using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision;
using EdgeGate.Vision.Alignment;
using EdgeGate.Vision.Detection;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Options;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Rectification;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Contracts.Imaging;

/// <summary>
/// No corners whatever make a step of reading fail: what cannot be a plate's is never a <see cref="PlateQuad"/>, and what is one goes
/// through rectifier, aligner and reader on every imaging library.
/// </summary>
public abstract class QuadContract
{
    private const int Rounds = 1_000_000, Seed = 20261130;
    private const int FrameWidth = 64, FrameHeight = 48;
    private const float Along = 0.15f, Across = 0.5f;

    /// <summary>The adapter under test.</summary>
    protected abstract IImaging Imaging { get; }

    [Fact]
    public void Corners_AMillionOfEveryKind_EndNoStep()
    {
        var source = new QuadSource(Seed, FrameWidth, FrameHeight);
        var frames = Enum.GetValues<PixelFormat>().Select(Noise).ToArray();
        var (aligner, answers) = Aligner();
        var rectifier = new PlateRectifier(Imaging, 16, 8);
        var reader = Reader();
        var reading = new PlateReading();
        Span<Point2> corners = stackalloc Point2[4];
        var (refused, ungrown, cut, moved, read) = (0, 0, 0, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var kind = source.Next(corners);
            if (!PlateQuad.TryCreate(corners[0], corners[1], corners[2], corners[3], out var quad))
            {
                Assert.False(kind == QuadKind.Plate, "a plate as a camera sees it was refused");
                refused++;
                continue;
            }

            AssertPossible(quad);
            var (pixels, format) = frames[round % 64 < frames.Length ? round % 64 : 0];
            var frame = new PixelView(pixels, FrameWidth, FrameHeight, PixelLayout.RowBytes(format, FrameWidth), format);
            if (quad.TryGrow(Along, Across, out var grown))
                AssertPossible(grown);
            else
                ungrown++;
            cut += rectifier.TryRectify(frame, quad) ? 1 : 0;

            source.Answer(answers.Script(0));
            var aligned = aligner.Align(frame, quad, 2);
            AssertPossible(aligned);
            moved += aligned == quad ? 0 : 1;

            reading.Clear();
            reader.Read(frame, aligned, Along, Across, CornerSearch.None, reading);
            AssertPossible(reading.Corners);
            read += reading.Length > 0 ? 1 : 0;
        }

        var possible = Rounds - refused;
        Assert.True(refused > Rounds / 4 && ungrown > 0 && moved > possible / 4,
            $"{refused} refused, {ungrown} not grown, {moved} moved: the kinds are not what they should be");
        Assert.Equal((possible, possible), (cut, read));
        Console.WriteLine(
            $"NOTE corners on {Imaging.GetType().Name}: {Rounds} of {Enum.GetValues<QuadKind>().Length} kinds; {refused} impossible and refused, {possible} cut out, asked about and read, {moved} moved by the aligner, {ungrown} read without a margin; no exception");
    }

    private static void AssertPossible(in PlateQuad quad)
    {
        // Called millions of times: the assertion that compares anything with anything is too slow for that.
        if (!PlateQuad.TryCreate(quad.TopLeft, quad.TopRight, quad.BottomRight, quad.BottomLeft, out var again) || again != quad)
            Assert.Fail($"an impossible quadrilateral came to be: {quad}");
    }

    private static (byte[] Pixels, PixelFormat Format) Noise(PixelFormat format)
    {
        var pixels = new byte[PixelLayout.TotalBytes(format, PixelLayout.RowBytes(format, FrameWidth), FrameHeight)];
        new Random(Seed).NextBytes(pixels);
        return (pixels, format);
    }

    private (PlateAligner Aligner, ScriptedEngine Answers) Aligner()
    {
        const int width = 16, height = 8;
        var engine = new ScriptedEngine(
            new("plate", TensorType.UInt8, [1, 1, height, width]), new TensorDescription("corners", TensorType.Float32, [1, 8]));
        var manifest = new ModelManifest
        {
            Name = "aligner", Version = "1", Task = ModelTask.Align, ModelPath = "aligner.onnx", Precision = "int8",
            Input = new ModelInput
            {
                Name = "plate", Width = width, Height = height, Layout = TensorLayout.Nchw, Pixels = InputPixels.Grey8,
                Type = TensorType.UInt8, Normalise = NormaliseKind.PerCrop, Scale = 32, Zero = 128,
            },
            Offsets = new CornerOffsetsDecode("corners", 8, Along, Across),
        };
        return (new PlateAligner(manifest, engine, Imaging), engine);
    }

    private PlateReader Reader()
    {
        var (detector, recogniser) = (Manifests.Detector(), Manifests.Recogniser(steps: 4));
        var engine = ScriptedEngine.For(recogniser);
        new LogitSheet(4).Write(0, "A7").Values.CopyTo(engine.Script(0));
        var options = new VisionOptions { SuperResolution = false };
        return new PlateReader(
            new PlateDetector(detector, ScriptedEngine.For(detector), Imaging, options), null, null,
            new PlateRecogniser(recogniser, engine, [], []), Imaging, options,
            TimeProvider.System);
    }
}

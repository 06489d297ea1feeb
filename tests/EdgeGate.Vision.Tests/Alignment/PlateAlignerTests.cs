using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Alignment;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Tests.Detection;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Alignment;

public sealed class PlateAlignerTests
{
    private const int Width = 64, Height = 32;

    private static readonly PlateQuad Found = Quads.Of(new(40, 30), new(80, 32), new(79, 44), new(41, 41));

    private readonly ScriptedEngine _engine = new(
        new("plate", TensorType.UInt8, [1, 1, Height, Width]), new TensorDescription("corners", TensorType.Float32, [1, 8]));

    private readonly PlateAligner _aligner;

    public PlateAlignerTests() => _aligner = new PlateAligner(Manifest(), _engine, new PlainImaging());

    [Fact]
    public void Align_NoOffsets_GivesTheCornersBackForAParallelogram()
    {
        var level = PlateQuad.FromBox(40, 30, 80, 42);

        var answer = _aligner.Align(Frame(), level, 1);

        AssertNear(level, answer, 0.01f);
    }

    [Fact]
    public void Align_OffsetsOfOneCorner_MoveThatCornerAlone()
    {
        var level = PlateQuad.FromBox(40, 30, 80, 42);
        // The crop is 1.3 plates wide and 2 high: one pixel of it is 40 * 1.3 / 64 pixels of the frame across, 12 * 2 / 32 down.
        (_engine.Script(0)[2], _engine.Script(0)[3]) = (0.5f, -0.25f);

        var answer = _aligner.Align(Frame(), level, 1);

        AssertNear(
            Quads.Of(level.TopLeft, new(80 + 4 * 40 * 1.3f / 64, 30 - 2 * 12 * 2f / 32), level.BottomRight, level.BottomLeft), answer,
            0.02f);
    }

    [Fact]
    public void Align_TwoRounds_AskAgainAtTheAnswer()
    {
        _engine.OnRun = run => _engine.Script(0).Fill(run == 1 ? 0.1f : 0);

        _aligner.Align(Frame(), Found, 2);

        Assert.Equal(2, _engine.Runs);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    public void Align_AnswerThatIsNoPlate_GivesTheCornersBack(float value)
    {
        _engine.Script(0)[0] = value;

        Assert.Equal(Found, _aligner.Align(Frame(), Found, 2));
    }

    [Fact]
    public void Align_AnswerTurnedInsideOut_GivesTheCornersBack()
    {
        _engine.Script(0)[0] = 8;

        Assert.Equal(Found, _aligner.Align(Frame(), Found, 2));
    }

    [Fact]
    public void Align_RandomAnswers_NeverGiveAnythingButAConvexPlateOfLikeSize()
    {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            foreach (ref var value in _engine.Script(0))
                value = (float)((random.NextDouble() * 2 - 1) * Math.Pow(10, random.Next(-2, 4)));

            var answer = _aligner.Align(Frame(), Found, 1);

            Assert.InRange(answer.Width * answer.Height / (Found.Width * Found.Height), 0.45f, 2.21f);
            Assert.True(answer == Found || float.IsFinite(answer.Left + answer.Top + answer.Right + answer.Bottom));
        }
    }

    [Fact]
    public void Align_PlateWhoseMarginCrossesItself_IsGivenBackUnasked()
    {
        // Seen in so strong a perspective that the margin of half its height turns the short side inside out: a plate on its side did this.
        var steep = Quads.Of(new(20, 40), new(100, 43), new(100, 44), new(20, 90));

        Assert.False(steep.TryGrow(0.15f, 0.5f, out _));
        Assert.Equal(steep, _aligner.Align(Frame(), steep, 2));
        Assert.Equal(0, _engine.Runs);
    }

    [Fact]
    public void Align_SteadyState_AllocatesNothing()
    {
        var data = new byte[128 * 96];
        _aligner.Align(FrameSamplerTests.View(data, PixelFormat.Grey8, 128, 96), Found, 2);

        var before = GC.GetAllocatedBytesForCurrentThread();
        _aligner.Align(FrameSamplerTests.View(data, PixelFormat.Grey8, 128, 96), Found, 2);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static PixelView Frame() => FrameSamplerTests.View(new byte[128 * 96], PixelFormat.Grey8, 128, 96);

    private static ModelManifest Manifest() => new()
    {
        Name = "aligner", Version = "1", Task = ModelTask.Align, ModelPath = "aligner.onnx", Precision = "int8",
        Input = new ModelInput
        {
            Name = "plate", Width = Width, Height = Height, Layout = TensorLayout.Nchw, Pixels = InputPixels.Grey8,
            Type = TensorType.UInt8, Normalise = NormaliseKind.PerCrop, Scale = 32, Zero = 128,
        },
        Offsets = new CornerOffsetsDecode("corners", 8, 0.15f, 0.5f),
    };

    private static void AssertNear(PlateQuad expected, PlateQuad actual, float tolerance)
    {
        Assert.True(expected.TopLeft.DistanceTo(actual.TopLeft) < tolerance, $"top left {actual.TopLeft}");
        Assert.True(expected.TopRight.DistanceTo(actual.TopRight) < tolerance, $"top right {actual.TopRight}");
        Assert.True(expected.BottomRight.DistanceTo(actual.BottomRight) < tolerance, $"bottom right {actual.BottomRight}");
        Assert.True(expected.BottomLeft.DistanceTo(actual.BottomLeft) < tolerance, $"bottom left {actual.BottomLeft}");
    }
}

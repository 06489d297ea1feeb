using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Detection;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Detection;

public sealed class FrameSamplerTests
{
    private const int Width = 64;
    private const int Height = 48;

    [Theory]
    [InlineData(PixelFormat.Rgb24)]
    [InlineData(PixelFormat.Grey8)]
    [InlineData(PixelFormat.Yuyv)]
    [InlineData(PixelFormat.Nv12)]
    public void Sample_GreyFrameOfAnyFormat_GivesGreyInThreePlanesAndBars(PixelFormat format)
    {
        var frame = Flat(format, 128, 72, 126);
        var tensor = new byte[3 * Width * Height];
        var sampler = new FrameSampler(Manifests.Detector().Input);

        sampler.Sample(View(frame, format, 128, 72), Letterbox.Fit(new(0, 0, 128, 72), Width, Height), tensor);

        var expected = format is PixelFormat.Yuyv or PixelFormat.Nv12 ? (126 - 16) * 298 / 256 : 126;
        for (var plane = 0; plane < 3; plane++)
        {
            Assert.Equal(114, tensor[plane * Width * Height]);
            Assert.InRange(tensor[plane * Width * Height + Height / 2 * Width + 5], expected - 1, expected + 1);
            Assert.Equal(114, tensor[(plane + 1) * Width * Height - 1]);
        }
    }

    [Theory]
    [InlineData(PixelFormat.Yuyv)]
    [InlineData(PixelFormat.Nv12)]
    public void Sample_RedFrame_IsRed(PixelFormat format)
    {
        var frame = Flat(format, 64, 48, 81, 90, 240);
        var tensor = new byte[3 * Width * Height];

        new FrameSampler(Manifests.Detector().Input)
            .Sample(View(frame, format, 64, 48), Letterbox.Fit(new(0, 0, 64, 48), Width, Height), tensor);

        Assert.InRange(tensor[0], 253, 255);
        Assert.InRange(tensor[Width * Height], 0, 2);
        Assert.InRange(tensor[2 * Width * Height], 0, 2);
    }

    [Fact]
    public void Sample_Nhwc_InterleavesInTheManifestsOrder()
    {
        byte[] pixel = [10, 20, 30];
        var frame = Enumerable.Repeat(pixel, Width * Height).SelectMany(p => p).ToArray();
        var tensor = new byte[3 * Width * Height];
        var input = Manifests.Detector(layout: TensorLayout.Nhwc, pixels: InputPixels.Bgr24).Input;

        new FrameSampler(input).Sample(View(frame, PixelFormat.Rgb24, Width, Height),
            Letterbox.Fit(new(0, 0, Width, Height), Width, Height), tensor);

        Assert.Equal([30, 20, 10, 30, 20, 10], tensor[..6]);
    }

    [Fact]
    public void Sample_Window_TakesOnlyItsPixels()
    {
        var frame = new byte[200 * 100];
        for (var y = 40; y < 88; y++)
            frame.AsSpan(y * 200 + 100, 64).Fill(200);
        var tensor = new byte[3 * Width * Height];

        new FrameSampler(Manifests.Detector().Input).Sample(
            View(frame, PixelFormat.Grey8, 200, 100), Letterbox.Fit(new(100, 40, 64, 48), Width, Height), tensor);

        Assert.All(tensor, value => Assert.Equal(200, value));
    }

    [Fact]
    public void Sample_SmallerPictureAfterLarger_DrawsItsBarsAnew()
    {
        var sampler = new FrameSampler(Manifests.Detector().Input);
        var tensor = new byte[3 * Width * Height];
        var white = Flat(PixelFormat.Grey8, 64, 48, 255);
        sampler.Sample(View(white, PixelFormat.Grey8, 64, 48), Letterbox.Fit(new(0, 0, 64, 48), Width, Height), tensor);

        sampler.Sample(View(white, PixelFormat.Grey8, 64, 48), Letterbox.Fit(new(0, 0, 64, 48), Width, Height, 0.5f), tensor);

        Assert.Equal(114, tensor[0]);
        Assert.Equal(255, tensor[24 * Width + 32]);
    }

    [Fact]
    public void Sample_FloatInput_KeepsCodes()
    {
        var tensor = new byte[3 * Width * Height * 4];
        var frame = Flat(PixelFormat.Grey8, 64, 48, 51);

        new FrameSampler(Manifests.Detector(type: TensorType.Float32).Input).Sample(
            View(frame, PixelFormat.Grey8, 64, 48), Letterbox.Fit(new(0, 0, 64, 48), Width, Height), tensor);

        Assert.Equal(51f, BitConverter.ToSingle(tensor));
    }

    internal static PixelView View(byte[] frame, PixelFormat format, int width, int height) =>
        new(frame, width, height, PixelLayout.RowBytes(format, width), format);

    internal static byte[] Flat(PixelFormat format, int width, int height, byte y, byte u = 128, byte v = 128)
    {
        var frame = new byte[PixelLayout.TotalBytes(format, PixelLayout.RowBytes(format, width), height)];
        for (var i = 0; i < frame.Length; i++)
        {
            frame[i] = format switch
            {
                PixelFormat.Yuyv => (i % 4) switch { 1 => u, 3 => v, _ => y },
                PixelFormat.Nv12 when i >= width * height => i % 2 == 0 ? u : v,
                _ => y,
            };
        }

        return frame;
    }
}

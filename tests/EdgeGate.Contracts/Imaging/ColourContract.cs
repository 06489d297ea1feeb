using EdgeGate.Domain.Imaging;
using Xunit;

namespace EdgeGate.Contracts.Imaging;

/// <summary>What every <see cref="IImaging"/> does to convert pixels. Expected values: ITU-R BT.601, studio range.</summary>
public abstract class ColourContract
{
    /// <summary>The adapter under test.</summary>
    protected abstract IImaging Imaging { get; }

    /// <summary>Y, U, V and the R, G, B they mean.</summary>
    public static TheoryData<int[], int[]> Colours => new()
    {
        { [16, 128, 128], [0, 0, 0] },
        { [235, 128, 128], [255, 255, 255] },
        { [126, 128, 128], [128, 128, 128] },
        { [81, 90, 240], [255, 0, 0] },
        { [145, 54, 34], [0, 255, 0] },
        { [41, 240, 110], [0, 0, 255] },
    };

    [Theory]
    [MemberData(nameof(Colours))]
    public void Convert_Yuyv_GivesTheColour(int[] yuv, int[] rgb)
    {
        var source = new Picture(6, 3, PixelFormat.Yuyv);
        for (var y = 0; y < 3; y++)
        {
            for (var pair = 0; pair < 3; pair++)
                new[] { (byte)yuv[0], (byte)yuv[1], (byte)yuv[0], (byte)yuv[2] }.CopyTo(source.Row(y)[(pair * 4)..]);
        }

        Check(source, rgb);
    }

    [Theory]
    [MemberData(nameof(Colours))]
    public void Convert_Nv12_GivesTheColour(int[] yuv, int[] rgb)
    {
        var source = new Picture(6, 4, PixelFormat.Nv12);
        for (var y = 0; y < 4; y++)
            source.Row(y).Fill((byte)yuv[0]);
        for (var y = 4; y < 6; y++)
        {
            for (var pair = 0; pair < 3; pair++)
                new[] { (byte)yuv[1], (byte)yuv[2] }.CopyTo(source.Row(y)[(pair * 2)..]);
        }

        Check(source, rgb);
    }

    [Fact]
    public void Convert_YuyvToGrey_StretchesLumaToTheFullRange()
    {
        var source = new Picture(256, 1, PixelFormat.Yuyv);
        for (var y = 0; y < 256; y++)
            source.Row(0)[y * 2] = (byte)y;
        var target = new Picture(256, 1, PixelFormat.Grey8);

        Imaging.Convert(source.View, target.Buffer);

        for (var luma = 0; luma < 256; luma++)
            Assert.InRange(target[luma, 0][0] - Math.Clamp((luma - 16) * 255 / 219.0, 0, 255), -1.0, 1.0);
        Assert.Equal((0, 255), (target[16, 0][0], target[235, 0][0]));
    }

    [Fact]
    public void Convert_RgbToGrey_WeighsTheColours()
    {
        var source = new Picture(4, 1, PixelFormat.Rgb24)
            .Fill((x, _) => new byte[][] { [255, 0, 0], [0, 255, 0], [0, 0, 255], [9, 9, 9] }[x]);
        var target = new Picture(4, 1, PixelFormat.Grey8);

        Imaging.Convert(source.View, target.Buffer);

        Assert.Equal([76, 150, 29, 9], target.Row(0).ToArray());
    }

    [Fact]
    public void Convert_GreyToRgb_RepeatsTheLevel()
    {
        var source = new Picture(2, 1, PixelFormat.Grey8).Fill((x, _) => 10 + x);
        var target = new Picture(2, 1, PixelFormat.Rgb24);

        Imaging.Convert(source.View, target.Buffer);

        Assert.Equal([10, 10, 10, 11, 11, 11], target.Row(0).ToArray());
    }

    [Fact]
    public void Convert_SizesDiffer_Throws()
    {
        var source = new Picture(4, 4, PixelFormat.Yuyv);
        var target = new Picture(4, 2, PixelFormat.Grey8);

        Assert.ThrowsAny<ArgumentException>(() => Imaging.Convert(source.View, target.Buffer));
    }

    private void Check(Picture source, int[] rgb)
    {
        var colour = new Picture(source.Width, source.Height, PixelFormat.Rgb24);
        Imaging.Convert(source.View, colour.Buffer);
        Assert.True(colour.PaddingIntact());
        for (var y = 0; y < source.Height; y++)
        {
            for (var x = 0; x < source.Width; x++)
            {
                for (var channel = 0; channel < 3; channel++)
                    Assert.InRange(colour[x, y][channel], Math.Max(0, rgb[channel] - 2), rgb[channel] + 2);
            }
        }
    }
}

using EdgeGate.Domain.Imaging;
using Xunit;

namespace EdgeGate.Contracts.Imaging;

/// <summary>What every <see cref="IImaging"/> does with files.</summary>
public abstract class ImagingContract
{
    /// <summary>The adapter under test.</summary>
    protected abstract IImaging Imaging { get; }

    /// <summary>Decodes into a fresh picture of the header's size.</summary>
    protected Picture Decode(byte[] file, PixelFormat format)
    {
        var header = Imaging.ReadHeader(file);
        var picture = new Picture(header.Width, header.Height, format);
        Imaging.Decode(file, picture.Buffer);
        Assert.True(picture.PaddingIntact());
        return picture;
    }

    [Fact]
    public void Decode_GreyJpeg_GivesEachBlocksLevel()
    {
        var file = new TinyJpeg(3, 2).Encode(0, 128, 255, 77, 1, 200);

        var picture = Decode(file, PixelFormat.Grey8);

        Assert.Equal((24, 16), (picture.Width, picture.Height));
        Assert.Equal([0, 128, 255], new[] { picture[3, 3][0], picture[8, 0][0], picture[23, 7][0] });
        Assert.Equal([77, 1, 200], new[] { picture[0, 8][0], picture[15, 15][0], picture[16, 9][0] });
    }

    [Fact]
    public void Decode_GreyJpegAsRgb_RepeatsTheLevel()
    {
        var picture = Decode(new TinyJpeg(1, 1).Encode(93), PixelFormat.Rgb24);

        Assert.Equal([93, 93, 93], picture[4, 4].ToArray());
    }

    [Theory]
    [InlineData(76, 85, 255, 254, 0, 0)]
    [InlineData(150, 44, 21, 0, 255, 1)]
    [InlineData(29, 255, 107, 0, 0, 254)]
    public void Decode_ColourJpeg_FollowsJfif(int y, int cb, int cr, int r, int g, int b)
    {
        var picture = Decode(new TinyJpeg(1, 1, components: 3).Encode(y, cb, cr), PixelFormat.Rgb24);

        Near([r, g, b], picture[5, 2], 1);
    }

    [Fact]
    public void Decode_ColourJpegAsGrey_TakesLuma()
    {
        var picture = Decode(new TinyJpeg(1, 1, components: 3).Encode(140, 30, 220), PixelFormat.Grey8);

        Assert.Equal(140, picture[7, 7][0]);
    }

    [Fact]
    public void Decode_JpegWithRubbishBehind_IsAccepted()
    {
        byte[] file = [.. new TinyJpeg(1, 1).Encode(50), 0, 1, 2, 3, 0xff, 0xd8];

        Assert.Equal(50, Decode(file, PixelFormat.Grey8)[0, 0][0]);
    }

    [Fact]
    public void Decode_RgbPng_IsExact()
    {
        var file = new TinyPng(2, 2, 8, TinyPng.Colour.Rgb).Encode([1, 2, 3, 4, 5, 6], [7, 8, 9, 250, 251, 252]);

        var picture = Decode(file, PixelFormat.Rgb24);

        Assert.Equal([1, 2, 3], picture[0, 0].ToArray());
        Assert.Equal([250, 251, 252], picture[1, 1].ToArray());
    }

    [Fact]
    public void Decode_RgbPngAsGrey_WeighsTheColours()
    {
        var file = new TinyPng(3, 1, 8, TinyPng.Colour.Rgb).Encode([255, 0, 0, 0, 255, 0, 0, 0, 255]);

        Near([76, 150, 29], Decode(file, PixelFormat.Grey8).Row(0), 1);
    }

    [Fact]
    public void Decode_GreyPng_IsExactInBothFormats()
    {
        var file = new TinyPng(3, 1, 8, TinyPng.Colour.Grey).Encode([0, 100, 255]);

        Assert.Equal([0, 100, 255], Decode(file, PixelFormat.Grey8).Row(0).ToArray());
        Assert.Equal([0, 0, 0, 100, 100, 100, 255, 255, 255], Decode(file, PixelFormat.Rgb24).Row(0).ToArray());
    }

    [Fact]
    public void Decode_OneBitPng_ReachesBlackAndWhite()
    {
        var file = new TinyPng(10, 1, 1, TinyPng.Colour.Grey).Encode([0b1010_0000, 0b0100_0000]);

        Assert.Equal([255, 0, 255, 0, 0, 0, 0, 0, 0, 255], Decode(file, PixelFormat.Grey8).Row(0).ToArray());
    }

    [Fact]
    public void Decode_PalettePng_LooksColoursUp()
    {
        var file = new TinyPng(3, 1, 2, TinyPng.Colour.Palette).With("PLTE", 10, 20, 30, 200, 100, 50).Encode([0b01_00_01_00]);

        Assert.Equal([200, 100, 50, 10, 20, 30, 200, 100, 50], Decode(file, PixelFormat.Rgb24).Row(0).ToArray());
    }

    [Fact]
    public void Decode_LosslessWebp_IsExactInBothFormats()
    {
        var rgb = Decode(TinyWebp.SixByFour, PixelFormat.Rgb24);
        var grey = Decode(TinyWebp.SixByFour, PixelFormat.Grey8);

        Assert.Equal((6, 4), (rgb.Width, rgb.Height));
        Assert.Equal([10, 220, 90], rgb[2, 3].ToArray());
        Assert.Equal([200, 30, 40], rgb[3, 0].ToArray());
        Near([142], grey[0, 0], 1);
        Near([82], grey[5, 3], 1);
    }

    [Fact]
    public void Decode_WebpCutAnywhere_IsRefused()
    {
        for (var length = 0; length < TinyWebp.SixByFour.Length - 1; length++)
        {
            var cut = TinyWebp.SixByFour[..length];
            Assert.Throws<ImageFormatException>(() => Decode(cut, PixelFormat.Rgb24));
        }
    }

    [Fact]
    public void Decode_PngWithAlpha_KeepsTheColour()
    {
        var rgb = new TinyPng(2, 1, 8, TinyPng.Colour.RgbAlpha).Encode([9, 8, 7, 0, 60, 50, 40, 255]);
        var grey = new TinyPng(2, 1, 8, TinyPng.Colour.GreyAlpha).Encode([33, 0, 44, 128]);

        Assert.Equal([9, 8, 7, 60, 50, 40], Decode(rgb, PixelFormat.Rgb24).Row(0).ToArray());
        Assert.Equal([33, 44], Decode(grey, PixelFormat.Grey8).Row(0).ToArray());
    }

    [Fact]
    public void Decode_SixteenBitPng_RoundsToEight()
    {
        var file = new TinyPng(3, 1, 16, TinyPng.Colour.Grey).Encode([0x00, 0x00, 0x80, 0x00, 0xff, 0xff]);

        Near([0, 128, 255], Decode(file, PixelFormat.Grey8).Row(0), 1);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(6, true)]
    [InlineData(8, true)]
    public void ReadHeader_ExifOrientation_IsTold(int orientation, bool bigEndian)
    {
        var file = new TinyJpeg(2, 1).WithOrientation(orientation, bigEndian).Encode(1, 2);

        Assert.Equal(new ImageHeader(16, 8, orientation), Imaging.ReadHeader(file));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void ReadHeader_ImpossibleOrientation_IsUpright(int orientation) =>
        Assert.Equal(1, Imaging.ReadHeader(new TinyJpeg(1, 1).WithOrientation(orientation).Encode(1)).Orientation);

    [Theory]
    [InlineData(3, false, false, false)]
    [InlineData(6, true, false, false)]
    [InlineData(8, false, true, false)]
    [InlineData(5, false, false, true)]
    public void ReadHeader_OrientationOfAPng_IsTold(int orientation, bool bigEndian, bool isBehind, bool isMarked)
    {
        byte[] exif = [.. isMarked ? "Exif\0\0"u8 : [], .. TinyJpeg.Tiff(orientation, bigEndian)];
        var png = new TinyPng(2, 1, 8, TinyPng.Colour.Grey);
        png = isBehind ? png.WithBehind("eXIf", exif) : png.With("eXIf", exif);

        Assert.Equal(new ImageHeader(2, 1, orientation), Imaging.ReadHeader(png.Encode([1, 2])));
    }

    [Fact]
    public void ReadHeader_ExifOfAPngCutShort_IsUpright()
    {
        var exif = TinyJpeg.Tiff(6);
        for (var length = 0; length < exif.Length - 8; length++)
            Assert.InRange(Imaging.ReadHeader(new TinyPng(2, 1, 8, TinyPng.Colour.Grey).With("eXIf", exif[..length])
                .Encode([1, 2])).Orientation, 1, 8);
    }

    [Theory]
    [InlineData(ImageHeader.MaxSide + 1, 1)]
    [InlineData(1, ImageHeader.MaxSide + 1)]
    public void ReadHeader_LongerThanGeometryGoes_IsRefused(int width, int height)
    {
        var error = Assert.Throws<ImageFormatException>(() => Imaging.ReadHeader(new TinyPng(width, height, 8, TinyPng.Colour.Grey)
            .WithoutPixels()));

        Assert.Contains("32000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadHeader_NoExif_IsUpright()
    {
        Assert.Equal(new ImageHeader(8, 8, 1), Imaging.ReadHeader(new TinyJpeg(1, 1).Encode(1)));
        Assert.Equal(new ImageHeader(2, 1, 1), Imaging.ReadHeader(new TinyPng(2, 1, 8, TinyPng.Colour.Grey).Encode([1, 2])));
    }

    [Theory]
    [InlineData(PixelFormat.Grey8)]
    [InlineData(PixelFormat.Rgb24)]
    public void EncodeJpeg_HighQuality_ComesBackNear(PixelFormat format)
    {
        var source = new Picture(40, 24, format).Fill((x, y) => format == PixelFormat.Rgb24
            ? [(byte)(40 + x * 3), (byte)(60 + y * 4), 120]
            : [(byte)(40 + x * 3)]);

        var back = Decode(Imaging.EncodeJpeg(source.View, 95), format);

        for (var y = 0; y < 24; y++)
            Near(source.Row(y).ToArray().Select(value => (int)value).ToArray(), back.Row(y), 10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void EncodeJpeg_QualityOutOfRange_Throws(int quality)
    {
        var source = new Picture(8, 8, PixelFormat.Grey8);

        Assert.ThrowsAny<ArgumentException>(() => Imaging.EncodeJpeg(source.View, quality));
    }

    [Fact]
    public void Decode_OtherSizeThanTheHeader_Throws()
    {
        var file = new TinyJpeg(1, 1).Encode(50);

        Assert.ThrowsAny<ArgumentException>(() => Imaging.Decode(file, new Picture(9, 8, PixelFormat.Grey8).Buffer));
    }

    /// <summary>Fails unless each sample is within <paramref name="tolerance"/> of what is expected.</summary>
    protected static void Near(int[] expected, ReadOnlySpan<byte> actual, int tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var index = 0; index < expected.Length; index++)
            Assert.InRange(actual[index], Math.Max(0, expected[index] - tolerance), expected[index] + tolerance);
    }
}

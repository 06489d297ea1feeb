using EdgeGate.Domain.Imaging;
using Xunit;

namespace EdgeGate.Contracts.Imaging;

/// <summary>
/// What every <see cref="IImaging"/> does with files that are damaged or made to do harm: a clean error, never a wrong picture.
/// </summary>
public abstract class HostileFilesContract
{
    /// <summary>The adapter under test.</summary>
    protected abstract IImaging Imaging { get; }

    [Fact]
    public void JpegCutAtEveryLength_IsRefused()
    {
        var file = new TinyJpeg(4, 4).WithOrientation(6).Encode(16.Levels());

        for (var length = 0; length < file.Length; length++)
            RefusesToDecode(file[..length], 32, 32);
    }

    [Fact]
    public void PngCutAtEveryLength_IsRefused()
    {
        var file = new TinyPng(4, 2, 8, TinyPng.Colour.Grey).Encode([1, 2, 3, 4], [5, 6, 7, 8]);

        for (var length = 0; length < file.Length; length++)
            RefusesToDecode(file[..length], 4, 2);
    }

    [Fact]
    public void PngWithAnyBitTurned_IsRefused()
    {
        var file = new TinyPng(4, 2, 8, TinyPng.Colour.Grey).Encode([1, 2, 3, 4], [5, 6, 7, 8]);

        for (var bit = 0; bit < file.Length * 8; bit++)
        {
            var damaged = (byte[])file.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            RefusesToDecode(damaged, 4, 2);
        }
    }

    [Fact]
    public void RandomBytes_AreRefused()
    {
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var noise = new byte[random.Next(0, 400)];
            random.NextBytes(noise);
            Assert.Throws<ImageFormatException>(() => Imaging.ReadHeader(noise));
        }
    }

    [Fact]
    public void JpegWithRandomDamage_NeverCrashes()
    {
        var file = new TinyJpeg(4, 4).WithOrientation(3).Encode(16.Levels());
        var random = new Random(12);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var damaged = (byte[])file.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            refused += TryDecode(damaged, 32, 32) ? 0 : 1;
        }

        Assert.InRange(refused, 200, 1999);
    }

    [Fact]
    public void HugeClaims_AreRefusedBeforeAnythingIsAllocated()
    {
        var png = new TinyPng(30_000, 30_000, 8, TinyPng.Colour.Rgb).WithoutPixels();
        var jpeg = new TinyJpeg(1, 1).Claiming(60_000, 60_000).Encode(1);

        Assert.Contains("30000 x 30000", Assert.Throws<ImageFormatException>(() => Imaging.ReadHeader(png)).Message);
        Assert.Contains("60000 x 60000", Assert.Throws<ImageFormatException>(() => Imaging.ReadHeader(jpeg)).Message);
    }

    [Fact]
    public void SizesOfZero_AreRefused()
    {
        Assert.Throws<ImageFormatException>(() => Imaging.ReadHeader(new TinyPng(0, 5, 8, TinyPng.Colour.Grey).WithoutPixels()));
        Assert.Throws<ImageFormatException>(() => Imaging.ReadHeader(new TinyJpeg(1, 1).Claiming(0, 8).Encode(1)));
    }

    [Fact]
    public void JpegOfMoreRowsThanItHolds_IsRefused() =>
        RefusesToDecode(new TinyJpeg(1, 1).Claiming(8, 800).Encode(1), 8, 800);

    [Fact]
    public void CmykJpeg_IsRefusedWithARemedy()
    {
        var file = new TinyJpeg(1, 1, components: 4).Encode(1, 2, 3, 4);

        Assert.Contains("RGB", Assert.Throws<ImageFormatException>(() => Imaging.ReadHeader(file)).Message);
    }

    [Theory]
    [InlineData("GIF89a and more")]
    [InlineData("BM and more bytes of a bitmap")]
    [InlineData("<svg/>")]
    public void OtherKinds_AreRefusedWithWhatIsAccepted(string content)
    {
        var message = Assert.Throws<ImageFormatException>(() => Imaging.ReadHeader(System.Text.Encoding.ASCII.GetBytes(content))).Message;

        Assert.Contains("JPEG", message);
        Assert.Contains("PNG", message);
    }

    [Fact]
    public void ExifThatPointsOutside_IsIgnored()
    {
        byte[] tiff = [(byte)'I', (byte)'I', 42, 0, 0xf0, 0xff, 0xff, 0xff, 0xff, 0xff];
        var file = new TinyJpeg(1, 1).WithSegment(0xe1, [.. "Exif\0\0"u8, .. tiff]).Encode(1);

        Assert.Equal(1, Imaging.ReadHeader(file).Orientation);
    }

    private void RefusesToDecode(byte[] file, int width, int height) => Assert.False(TryDecode(file, width, height));

    private bool TryDecode(byte[] file, int width, int height)
    {
        try
        {
            var header = Imaging.ReadHeader(file);
            if ((header.Width, header.Height) != (width, height))
                return false;
            Imaging.Decode(file, new Picture(width, height, PixelFormat.Rgb24).Buffer);
            return true;
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }
}

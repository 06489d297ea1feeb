using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Bursts;
using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Bursts;

/// <summary>Crops of one plate are laid over each other and averaged; those of another are not.</summary>
public sealed class CropBurstTests
{
    private const int Width = 128, Height = 48;

    private static readonly PlateQuad Corners = PlateQuad.FromBox(100, 100, 160, 112);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, -2)]
    [InlineData(-6.5, 1.5)]
    [InlineData(7.25, -3.75)]
    public void Find_MovedCrop_FindsTheMoveToAQuarterOfAPixel(double dx, double dy)
    {
        var found = CropRegistration.Find(Plate(0, 0), Plate(dx, dy), Width);

        Assert.Equal(dx, found.X, 0.25);
        Assert.Equal(dy, found.Y, 0.25);
    }

    [Fact]
    public void Fuse_NoisyCropsOfOnePlate_HasLessNoiseThanAnyOfThem()
    {
        var (burst, random, clean) = (new CropBurst(Width, Height, 5), new Random(5), Plate(0, 0));
        for (var i = 1; i < 5; i++)
            Remember(burst, Noisy(Plate(random.NextDouble() * 4 - 2, random.NextDouble() * 3 - 1.5), random), Corners,
                TimeSpan.FromMilliseconds(80 * i));
        var last = Noisy(clean, random);

        Assert.Equal(5, burst.Fuse(last, CropMoments.Of(last), Corners, TimeSpan.FromMilliseconds(400)));

        Assert.True(Error(burst.Fused, clean) < 0.35 * Error(last, clean), $"{Error(burst.Fused, clean)} and {Error(last, clean)}");
    }

    [Theory]
    [InlineData("far away")]
    [InlineData("much larger")]
    [InlineData("too long ago")]
    [InlineData("later")]
    [InlineData("another text")]
    public void Fuse_WhatIsNotTheSamePlate_StaysOut(string what)
    {
        var burst = new CropBurst(Width, Height, 5);
        var corners = what switch
        {
            "far away" => PlateQuad.FromBox(250, 100, 310, 112),
            "much larger" => PlateQuad.FromBox(100, 100, 185, 117),
            _ => Corners,
        };
        Remember(burst, what == "another text" ? Stripes() : Plate(0, 0), corners,
            what == "later" ? TimeSpan.FromSeconds(9) : TimeSpan.FromSeconds(1));
        var crop = Plate(0, 0);

        var count = burst.Fuse(crop, CropMoments.Of(crop), Corners, TimeSpan.FromSeconds(what == "too long ago" ? 1.8 : 1.1));

        Assert.Equal(1, count);
        Assert.Equal(crop, burst.Fused.ToArray());
    }

    [Fact]
    public void Fuse_CropsOfOnePicture_AreNotFusedWithEachOther()
    {
        var (burst, crop) = (new CropBurst(Width, Height, 5), Plate(0, 0));
        burst.BeginPicture();
        burst.Remember(crop, Corners, TimeSpan.Zero);
        Assert.Equal(1, burst.Fuse(crop, CropMoments.Of(crop), Corners, TimeSpan.Zero));

        burst.BeginPicture();

        Assert.Equal(2, burst.Fuse(crop, CropMoments.Of(crop), Corners, TimeSpan.Zero));
    }

    [Fact]
    public void Fuse_AfterForget_HasNothingButTheCrop()
    {
        var (burst, crop) = (new CropBurst(Width, Height, 5), Plate(0, 0));
        Remember(burst, crop, Corners, TimeSpan.Zero);
        Assert.Equal(2, burst.Fuse(crop, CropMoments.Of(crop), Corners, TimeSpan.Zero));

        burst.Forget();

        Assert.Equal(1, burst.Fuse(crop, CropMoments.Of(crop), Corners, TimeSpan.Zero));
    }

    [Fact]
    public void Fuse_ManyCrops_TakesTheNewestAsFarAsItIsAllowed()
    {
        var (burst, crop) = (new CropBurst(Width, Height, 3), Plate(0, 0));
        for (var i = 0; i < 40; i++)
            Remember(burst, i < 38 ? Plate(5, 3) : crop, Corners, TimeSpan.Zero);

        Assert.Equal(3, burst.Fuse(crop, CropMoments.Of(crop), Corners, TimeSpan.Zero));
        Assert.InRange(Error(burst.Fused, crop), 0, 1);
    }

    [Fact]
    public void Fuse_Blank_IsAPictureOfItself()
    {
        var (burst, blank) = (new CropBurst(Width, Height, 5), new byte[Width * Height]);
        Remember(burst, blank, Corners, TimeSpan.Zero);

        Assert.Equal(2, burst.Fuse(blank, CropMoments.Of(blank), Corners, TimeSpan.Zero));
        Assert.Equal(blank, burst.Fused.ToArray());
    }

    /// <summary>A crop of a picture that is over.</summary>
    private static void Remember(CropBurst burst, byte[] crop, PlateQuad corners, TimeSpan capturedAt)
    {
        burst.Remember(crop, corners, capturedAt);
        burst.BeginPicture();
    }

    /// <summary>Something like characters: soft blobs of several sizes, moved by a part of a pixel.</summary>
    private static byte[] Plate(double dx, double dy)
    {
        var pixels = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (u, v) = (x - dx, y - dy);
                var ink = Math.Sin(u / 5.1) * Math.Cos(v / 7.3) + 0.6 * Math.Sin(u / 11.7 + v / 9.1);
                pixels[y * Width + x] = (byte)Math.Clamp(128 + 70 * ink, 0, 255);
            }
        }

        return pixels;
    }

    private static byte[] Stripes() => [.. Enumerable.Range(0, Width * Height).Select(i => (byte)(i % Width / 3 % 2 * 200))];

    private static byte[] Noisy(byte[] pixels, Random random) =>
        [.. pixels.Select(p => (byte)Math.Clamp(p + random.Next(-24, 25), 0, 255))];

    private static double Error(ReadOnlySpan<byte> a, byte[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < b.Length; i++)
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum / b.Length;
    }
}

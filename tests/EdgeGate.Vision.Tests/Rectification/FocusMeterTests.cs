using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Rectification;
using Xunit;

namespace EdgeGate.Vision.Tests.Rectification;

public sealed class FocusMeterTests
{
    [Fact]
    public void Index_MoreBlur_IsLower()
    {
        var sharp = Bars(1);
        var soft = Bars(5);
        var softer = Bars(11);

        Assert.True(Index(sharp) > 1.5f * Index(soft), $"{Index(sharp)} {Index(soft)}");
        Assert.True(Index(soft) > 1.2f * Index(softer), $"{Index(soft)} {Index(softer)}");
    }

    [Fact]
    public void Index_HalfTheContrast_IsNearlyTheSame()
    {
        var full = Bars(5);
        var half = Array.ConvertAll(full, p => (byte)(64 + p / 2));

        Assert.Equal(Index(full), Index(half), 0.03f);
    }

    [Fact]
    public void Index_Flat_IsZero() => Assert.Equal(0, Index(new byte[128 * 16]));

    [Fact]
    public void Index_FaintNoise_IsLow()
    {
        var random = new Random(1);
        var noise = Enumerable.Range(0, 128 * 16).Select(_ => (byte)(100 + random.Next(4))).ToArray();

        Assert.True(Index(noise) < 0.1f, $"{Index(noise)}");
    }

    private static float Index(byte[] crop) => FocusMeter.Index(crop, 128, crop.Length / 128, CropMoments.Of(crop));

    /// <summary>Black and white bars 16 pixels wide, blurred over some pixels.</summary>
    private static byte[] Bars(int blur)
    {
        var crop = new byte[128 * 16];
        for (var i = 0; i < crop.Length; i++)
        {
            var sum = 0;
            for (var k = 0; k < blur; k++)
                sum += (i % 128 + k - blur / 2 + 16) / 16 % 2 * 255;
            crop[i] = (byte)(sum / blur);
        }

        return crop;
    }
}

using EdgeGate.Domain.Imaging;

namespace EdgeGate.Appliance.Benchmarks;

/// <summary>Makes an NV12 frame, as a camera delivers it, from a picture. Plain and slow: it runs once.</summary>
internal static class Nv12Writer
{
    /// <summary>RGB to YUV by BT.601, studio range (ITU-R BT.601-7, table 3).</summary>
    internal static void Write(PixelView rgb, PixelBuffer nv12)
    {
        for (var y = 0; y < nv12.Height; y++)
        {
            for (var x = 0; x < nv12.Width; x++)
            {
                var (r, g, b) = Pixel(rgb, x, y);
                nv12.Data[y * nv12.Stride + x] = Clip(16 + 0.257 * r + 0.504 * g + 0.098 * b);
            }
        }

        var chroma = nv12.Data[(nv12.Stride * nv12.Height)..];
        for (var y = 0; y < nv12.Height; y += 2)
        {
            for (var x = 0; x < nv12.Width; x += 2)
            {
                var (r, g, b) = Pixel(rgb, x, y);
                chroma[y / 2 * nv12.Stride + x] = Clip(128 - 0.148 * r - 0.291 * g + 0.439 * b);
                chroma[y / 2 * nv12.Stride + x + 1] = Clip(128 + 0.439 * r - 0.368 * g - 0.071 * b);
            }
        }
    }

    private static (byte R, byte G, byte B) Pixel(PixelView rgb, int x, int y)
    {
        var at = y * rgb.Stride + x * 3;
        return (rgb.Data[at], rgb.Data[at + 1], rgb.Data[at + 2]);
    }

    private static byte Clip(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}

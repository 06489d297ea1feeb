using EdgeGate.Vision.Kernels;

namespace EdgeGate.Benchmarks;

/// <summary>Each kernel beside its scalar twin, at the sizes of a 1280 x 720 frame, a 512-pixel detector and a 128 x 48 crop.</summary>
internal static class KernelBenchmarks
{
    internal static IEnumerable<(string Name, Action Vector, Action Scalar)> All()
    {
        var random = new Random(1);
        var rows = Random(random, 1280 * 3 * 4);
        var line = new byte[1280 * 3 + ColumnBlend.Slack];
        ushort[] weights = [70, 90, 90, 6];
        yield return ("RowBlend, 3840 bytes of 4 rows",
            () => RowBlend.Blend(rows, 3840, weights, line.AsSpan(0, 3840)),
            () => RowBlend.BlendScalar(rows, 3840, weights, line.AsSpan(0, 3840)));

        var table = new AxisTable();
        table.Fit(1280, 512);
        var (red, green, blue) = (new byte[512], new byte[512], new byte[512]);
        yield return ("ColumnBlend.Rgb, 1280 to 512",
            () => ColumnBlend.Rgb(line, table, red, green, blue),
            () => ColumnBlend.RgbScalar(line, table, red, green, blue));

        var (y, u, v) = (Random(random, 512), Random(random, 512), Random(random, 512));
        yield return ("YuvRow.ToRgb, 512 pixels",
            () => YuvRow.ToRgb(y, u, v, red, green, blue),
            () => YuvRow.ToRgbScalar(y, u, v, red, green, blue));

        var crop = Random(random, 128 * 48);
        yield return ("CropMoments, 128 x 48", () => CropMoments.Of(crop), () => CropMoments.OfScalar(crop));
        yield return ("EdgeEnergy, 128 x 48", () => EdgeEnergy.Of(crop, 128, 48), () => EdgeEnergy.OfScalar(crop, 128, 48));
    }

    internal static byte[] Random(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}

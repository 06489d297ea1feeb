using EdgeGate.Vision.Kernels;

namespace EdgeGate.Vision.Rectification;

/// <summary>
/// How sharp a crop is, 0 to 1. Two indices: the range is what there is of contrast, four deviations of the crop over the full scale;
/// the contrast is the energy-weighted mean step over two pixels as a share of that range: 1 when every edge rises within two pixels,
/// falling as blur or enlargement spreads it. Their product counts the range only where it is so small that noise would pass for edges.
/// </summary>
internal static class FocusMeter
{
    /// <summary>Range from which on contrast counts in full: 32 grey levels.</summary>
    private const float EnoughRange = 32f / 255;

    internal static float Index(ReadOnlySpan<byte> crop, int width, int height, in CropMoments moments)
    {
        var spread = 4 * moments.Deviation;
        if (spread < 1)
            return 0;
        var energy = EdgeEnergy.Of(crop, width, height);
        if (energy.Absolute == 0)
            return 0;
        var contrast = MathF.Min(1, (float)energy.Squared / energy.Absolute / spread);
        return contrast * MathF.Min(1, spread / 255 / EnoughRange);
    }
}

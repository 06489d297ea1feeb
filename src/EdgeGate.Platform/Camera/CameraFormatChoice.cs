using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Platform.Camera;

/// <summary>Chooses among what a camera offers.</summary>
internal static class CameraFormatChoice
{
    // A camera that misses the rate by this factor is not slower in any way that matters.
    private const double RateTolerance = 0.95;

    /// <summary>Formats we read, the best first: NV12 needs no work, YUYV little, a compressed picture a decoder.</summary>
    internal static ReadOnlySpan<uint> Readable =>
        [V4l2Constants.FormatNv12, V4l2Constants.FormatYuyv, V4l2Constants.FormatMjpeg, V4l2Constants.FormatJpeg];

    /// <summary>
    /// The nearest size first; then one that reaches the rate wanted, because USB carries uncompressed pictures of some size at a few
    /// frames a second only; then the format that is the least work.
    /// </summary>
    /// <returns>Null when the camera offers nothing we read.</returns>
    internal static CameraFormat? Best(IEnumerable<CameraFormat> offers, CameraSettings wanted)
    {
        CameraFormat? best = null;
        var bestRank = (int.MaxValue, double.MaxValue, int.MaxValue);
        foreach (var offer in offers)
        {
            var format = Readable.IndexOf(offer.Code);
            if (format < 0)
                continue;
            var size = Math.Abs(offer.Width - wanted.Width) + Math.Abs(offer.Height - wanted.Height);
            var tooSlow = offer.FramesPerSecond > 0 && offer.FramesPerSecond < wanted.FramesPerSecond * RateTolerance;
            var rank = (size, tooSlow ? wanted.FramesPerSecond - offer.FramesPerSecond : 0, format);
            if (rank.CompareTo(bestRank) < 0)
                (best, bestRank) = (offer, rank);
        }

        return best;
    }
}

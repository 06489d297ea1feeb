using EdgeGate.Domain.Imaging;
using Iot.Device.Media;

namespace EdgeGate.Platform.Packages.Camera;

/// <summary>A format and size that a camera offers.</summary>
/// <param name="Format">As the camera names it.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
internal sealed record CaptureMode(VideoPixelFormat Format, int Width, int Height)
{
    // Raw before compressed: a raw frame is whole or it is not, and costs no decoding.
    private static readonly VideoPixelFormat[] BestFirst = [VideoPixelFormat.YUYV, VideoPixelFormat.NV12, VideoPixelFormat.MJPEG, VideoPixelFormat.JPEG];

    /// <summary>True when frames come as JPEG.</summary>
    internal bool IsCompressed => Format is VideoPixelFormat.MJPEG or VideoPixelFormat.JPEG;

    /// <summary>What a lease holds.</summary>
    internal PixelFormat Pixels => Format switch
    {
        VideoPixelFormat.YUYV => PixelFormat.Yuyv,
        VideoPixelFormat.NV12 => PixelFormat.Nv12,
        _ => PixelFormat.Rgb24,
    };

    /// <summary>Bytes of one frame in a lease.</summary>
    internal int Bytes => PixelLayout.TotalBytes(Pixels, PixelLayout.RowBytes(Pixels, Width), Height);

    /// <summary>The mode nearest to a size; the better format where two are equally near. Null: none that we read.</summary>
    internal static CaptureMode? Nearest(VideoDevice device, int width, int height)
    {
        var offered = device.GetSupportedPixelFormats().ToHashSet();
        CaptureMode? best = null;
        foreach (var format in BestFirst.Where(offered.Contains))
        {
            var sizes = device.GetPixelFormatResolutions(format).Select(size => Fit(size, width, height)).DefaultIfEmpty((width, height));
            var mode = sizes.Select(size => new CaptureMode(format, size.Item1, size.Item2)).MinBy(mode => mode.Distance(width, height))!;
            if (best is null || mode.Distance(width, height) < best.Distance(width, height))
                best = mode;
        }

        return best;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Width}x{Height} {Format}";

    private long Distance(int width, int height) => Math.Abs((long)Width * Height - (long)width * height) + Math.Abs(Width - width) + Math.Abs(Height - height);

    private static (int Width, int Height) Fit(Resolution size, int width, int height) =>
        (Fit(width, size.MinWidth, size.MaxWidth, size.StepWidth), Fit(height, size.MinHeight, size.MaxHeight, size.StepHeight));

    private static int Fit(int wanted, uint least, uint most, uint step)
    {
        var within = Math.Clamp(wanted, (int)least, (int)Math.Max(least, most));
        return step > 1 ? within - (within - (int)least) % (int)step : within;
    }
}

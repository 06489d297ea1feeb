using EdgeGate.Domain.Frames;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Platform.Camera;

/// <summary>
/// Asks a camera for its formats, sizes and rates. A list ends with EINVAL; a camera without lists is asked for what is wanted.
/// </summary>
internal static class CameraOffers
{
    // No camera has more of either; a driver that never ends its list must not hang the lane.
    private const uint LongestList = 256;

    /// <summary>Every combination, as far as the driver tells.</summary>
    internal static List<CameraFormat> List(ILinuxDevice device, uint type, CameraSettings wanted)
    {
        var offers = new List<CameraFormat>();
        for (var index = 0u; index < LongestList; index++)
        {
            var description = new V4l2FormatDescription { Index = index, Type = type };
            if (device.Control(V4l2Request.EnumerateFormats, ref description) != Errno.None)
                break;
            AddSizes(device, description.PixelFormat, wanted, offers);
        }

        return offers;
    }

    private static void AddSizes(ILinuxDevice device, uint code, CameraSettings wanted, List<CameraFormat> offers)
    {
        for (var index = 0u; index < LongestList; index++)
        {
            var sizes = new V4l2FrameSizes { Index = index, PixelFormat = code };
            if (device.Control(V4l2Request.EnumerateFrameSizes, ref sizes) != Errno.None)
            {
                // No list of sizes: S_FMT will bring the wish to the nearest it has.
                if (index == 0)
                    offers.Add(new(code, wanted.Width, wanted.Height, 0));
                return;
            }

            if (sizes.Type == V4l2Constants.Discrete)
            {
                Add(device, code, (int)sizes.Width, (int)sizes.Height, offers);
                continue;
            }

            Add(
                device, code, Nearest(wanted.Width, sizes.MinWidth, sizes.MaxWidth, sizes.StepWidth),
                Nearest(wanted.Height, sizes.MinHeight, sizes.MaxHeight, sizes.StepHeight), offers);
            return;
        }
    }

    private static void Add(ILinuxDevice device, uint code, int width, int height, List<CameraFormat> offers) =>
        offers.Add(new(code, width, height, BestRate(device, code, width, height)));

    private static double BestRate(ILinuxDevice device, uint code, int width, int height)
    {
        var best = 0.0;
        for (var index = 0u; index < LongestList; index++)
        {
            var interval = new V4l2FrameIntervals { Index = index, PixelFormat = code, Width = (uint)width, Height = (uint)height };
            if (device.Control(V4l2Request.EnumerateFrameIntervals, ref interval) != Errno.None)
                break;
            if (interval.Numerator > 0)
                best = Math.Max(best, (double)interval.Denominator / interval.Numerator);
            if (interval.Type != V4l2Constants.Discrete)
                break;
        }

        return best;
    }

    private static int Nearest(int wanted, uint min, uint max, uint step)
    {
        var value = Math.Clamp(wanted, (int)min, (int)Math.Max(min, max));
        return step > 1 ? (int)(min + ((uint)value - min) / step * step) : value;
    }
}

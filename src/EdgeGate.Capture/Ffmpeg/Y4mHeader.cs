using System.Globalization;
using EdgeGate.Domain.Imaging;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>
/// The first line of a YUV4MPEG2 stream (yuv4mpeg(5) of mjpegtools): tags of one letter and a value, for example
/// <c>YUV4MPEG2 W640 H480 F25:1 Ip A1:1 C420jpeg</c>.
/// </summary>
/// <param name="Width">Pixels, even.</param>
/// <param name="Height">Pixels, even.</param>
/// <param name="FrameTime">Time from one frame to the next.</param>
internal readonly record struct Y4mHeader(int Width, int Height, TimeSpan FrameTime)
{
    // Above any camera; keeps a damaged header from asking for gigabytes.
    private const int LargestSide = 16_384;

    // A stream that does not say its rate gets the one of most cameras.
    private static readonly TimeSpan UsualFrameTime = TimeSpan.FromSeconds(1.0 / 25);

    /// <summary>Bytes of one frame: a plane of luma and two of chroma at half size.</summary>
    internal int FrameBytes => Width * Height * 3 / 2;

    /// <summary>Reads the line, without its end.</summary>
    /// <exception cref="InvalidDataException">It is no such line, or of a layout we did not ask for.</exception>
    internal static Y4mHeader Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[0] != "YUV4MPEG2")
            throw new InvalidDataException("the decoder's output does not begin with YUV4MPEG2");

        var (width, height, frameTime, colour) = (0, 0, UsualFrameTime, "420jpeg");
        foreach (var part in parts.AsSpan(1))
        {
            var value = part[1..];
            switch (part[0])
            {
                case 'W':
                    width = Side(value);
                    break;
                case 'H':
                    height = Side(value);
                    break;
                case 'F':
                    frameTime = Rate(value);
                    break;
                case 'C':
                    colour = value;
                    break;
            }
        }

        if (width == 0 || height == 0 || (width | height) % 2 != 0)
            throw new InvalidDataException($"the decoder gave frames of {width} x {height} pixels; even sides were asked for");
        if (width > ImageHeader.MaxPixels / height)
            throw new InvalidDataException($"frames of {width} x {height} pixels are too large; {ImageHeader.MaxPixels} pixels are the limit");
        if (colour is not ("420" or "420jpeg" or "420mpeg2" or "420paldv"))
            throw new InvalidDataException($"the decoder gave colours as {colour}; 420 was asked for");
        return new(width, height, frameTime);
    }

    private static int Side(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var side) && side is > 0 and <= LargestSide ? side : 0;

    private static TimeSpan Rate(string value)
    {
        var colon = value.IndexOf(':');
        if (colon > 0
            && int.TryParse(value.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var frames) && frames > 0
            && int.TryParse(value.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0)
        {
            return TimeSpan.FromSeconds((double)seconds / frames);
        }

        return UsualFrameTime;
    }
}

using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>Makes a small JPEG of a frame and measures how its plates are lit. Used by one thread; buffers are written again.</summary>
internal sealed class LivePictureMaker(IImaging imaging, int width)
{
    /// <summary>Enough to see whether a plate is sharp; a picture of 960 x 540 takes about 60 KB.</summary>
    private const int Quality = 70;

    private byte[] _full = [];
    private byte[] _small = [];

    internal LiveFrame Make(FrameCopy copy)
    {
        var frame = copy.View;
        if (frame.Format is not (PixelFormat.Rgb24 or PixelFormat.Grey8))
        {
            var rgb = Buffer(ref _full, frame.Width, frame.Height, PixelFormat.Rgb24);
            imaging.Convert(frame, rgb);
            frame = rgb.AsView();
        }

        var plates = new LivePlate[copy.Plates.Count];
        for (var i = 0; i < plates.Length; i++)
        {
            var (corners, text, confidence, focus, isCut) = copy.Plates[i];
            plates[i] = new(corners, text, confidence, focus, Measure(frame, corners)) { IsCut = isCut };
        }

        return new(copy.Id, copy.Width, copy.Height, Encode(frame), plates, copy.At);
    }

    private byte[] Encode(PixelView frame)
    {
        if (frame.Width <= width)
            return imaging.EncodeJpeg(frame, Quality);
        var small = Buffer(ref _small, width, Math.Max(1, frame.Height * width / frame.Width), frame.Format);
        imaging.Resize(frame, small);
        return imaging.EncodeJpeg(small.AsView(), Quality);
    }

    /// <summary>Over the upright box around the corners: what little of the car is in it does not matter for a lamp.</summary>
    private static PlateLight Measure(PixelView frame, in PlateQuad corners)
    {
        Span<int> histogram = stackalloc int[256];
        histogram.Clear();
        var (left, right) = (Math.Clamp((int)corners.Left, 0, frame.Width), Math.Clamp((int)corners.Right + 1, 0, frame.Width));
        var (top, bottom) = (Math.Clamp((int)corners.Top, 0, frame.Height), Math.Clamp((int)corners.Bottom + 1, 0, frame.Height));
        var colour = frame.Format == PixelFormat.Rgb24;
        for (var y = top; y < bottom; y++)
        {
            var row = frame.Data[(y * frame.Stride)..];
            for (var x = left; x < right; x++)
                histogram[colour ? (row[x * 3] * 77 + row[x * 3 + 1] * 150 + row[x * 3 + 2] * 29) >> 8 : row[x]]++;
        }

        return PlateLightOf(histogram);
    }

    private static PlateLight PlateLightOf(ReadOnlySpan<int> histogram)
    {
        long count = 0, sum = 0, burnt = 0;
        for (var value = 0; value < 256; value++)
        {
            count += histogram[value];
            sum += (long)histogram[value] * value;
            burnt += value >= 250 ? histogram[value] : 0;
        }

        if (count == 0)
            return default;
        return new((float)sum / count, Percentile(histogram, count * 95 / 100) - Percentile(histogram, count * 5 / 100),
            (float)burnt / count);
    }

    private static int Percentile(ReadOnlySpan<int> histogram, long rank)
    {
        var value = 0;
        for (long below = 0; value < 255 && (below += histogram[value]) <= rank;)
            value++;
        return value;
    }

    private static PixelBuffer Buffer(ref byte[] memory, int width, int height, PixelFormat format)
    {
        var stride = PixelLayout.RowBytes(format, width);
        var bytes = PixelLayout.TotalBytes(format, stride, height);
        if (memory.Length < bytes)
            memory = GC.AllocateUninitializedArray<byte>(bytes);
        return new(memory, width, height, stride, format);
    }
}

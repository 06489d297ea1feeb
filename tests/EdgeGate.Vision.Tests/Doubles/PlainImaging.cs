using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Tests.Doubles;

/// <summary>
/// Grey geometry in plain code: nearest pixel, quadrilaterals taken as bilinear patches. Enough to see where pixels come from.
/// </summary>
internal sealed class PlainImaging : IImaging
{
    public int Rectified { get; private set; }

    public (int Width, int Height) LastConverted { get; private set; }

    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded) => throw new NotSupportedException();

    public void Decode(ReadOnlySpan<byte> encoded, PixelBuffer destination) => throw new NotSupportedException();

    public byte[] EncodeJpeg(PixelView source, int quality) => throw new NotSupportedException();

    public void Resize(PixelView source, PixelBuffer destination)
    {
        for (var y = 0; y < destination.Height; y++)
        {
            for (var x = 0; x < destination.Width; x++)
                destination.Data[y * destination.Stride + x] = Mean(source, destination, x, y);
        }
    }

    public void Rectify(PixelView source, in PlateQuad quad, PixelBuffer destination)
    {
        Rectified++;
        for (var y = 0; y < destination.Height; y++)
        {
            var v = (y + 0.5f) / destination.Height;
            for (var x = 0; x < destination.Width; x++)
            {
                var u = (x + 0.5f) / destination.Width;
                var px = (1 - v) * ((1 - u) * quad.TopLeft.X + u * quad.TopRight.X) + v * ((1 - u) * quad.BottomLeft.X + u * quad.BottomRight.X);
                var py = (1 - v) * ((1 - u) * quad.TopLeft.Y + u * quad.TopRight.Y) + v * ((1 - u) * quad.BottomLeft.Y + u * quad.BottomRight.Y);
                var (sx, sy) = (Math.Clamp((int)px, 0, source.Width - 1), Math.Clamp((int)py, 0, source.Height - 1));
                destination.Data[y * destination.Stride + x] = source.Data[sy * source.Stride + sx];
            }
        }
    }

    public void Convert(PixelView source, PixelBuffer destination)
    {
        LastConverted = (source.Width, source.Height);
        var step = source.Format == PixelFormat.Rgb24 ? 3 : 2;
        for (var y = 0; y < source.Height; y++)
        {
            for (var x = 0; x < source.Width; x++)
                destination.Data[y * destination.Stride + x] = source.Data[y * source.Stride + x * step];
        }
    }

    private static byte Mean(PixelView source, PixelBuffer destination, int x, int y)
    {
        var (x0, x1) = (x * source.Width / destination.Width, (x + 1) * source.Width / destination.Width);
        var (y0, y1) = (y * source.Height / destination.Height, (y + 1) * source.Height / destination.Height);
        var (sum, count) = (0, 0);
        for (var sy = y0; sy < y1; sy++)
        {
            for (var sx = x0; sx < x1; sx++, count++)
                sum += source.Data[sy * source.Stride + sx];
        }

        return (byte)(sum / count);
    }
}

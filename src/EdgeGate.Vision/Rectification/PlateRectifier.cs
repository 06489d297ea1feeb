using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Rectification;

/// <summary>
/// Turns a quadrilateral of a frame into an upright grey crop of the recogniser's size. Only the part of the frame around the plate is
/// converted to grey. A plate larger than the crop is rectified at a multiple of its size and averaged down: plain bilinear sampling
/// would step over pixels and make noise of thin strokes. One thread; allocates only when a plate is larger than all before.
/// </summary>
internal sealed class PlateRectifier(IImaging imaging, int width, int height)
{
    /// <summary>Largest multiple: a plate of 8 x 128 = 1024 pixels fills a frame.</summary>
    private const int MaxMultiple = 8;

    private readonly byte[] _crop = new byte[width * height];
    private byte[] _grey = [];
    private byte[] _large = [];

    /// <summary>The last crop, rows without padding.</summary>
    internal ReadOnlySpan<byte> Crop => _crop;

    internal int Width => width;

    internal int Height => height;

    /// <summary>
    /// Fills <see cref="Crop"/> with the plate at <paramref name="quad"/>, frame pixels; what lies outside the frame repeats its edge.
    /// </summary>
    /// <returns>False when the plate lies too far out to be cut; the crop is then as it was.</returns>
    internal bool TryRectify(PixelView frame, in PlateQuad quad)
    {
        var window = FrameWindow.Clamp(
            quad.Left - 2, quad.Top - 2, quad.Right - quad.Left + 4, quad.Bottom - quad.Top + 4, frame.Width, frame.Height);
        if (!quad.TryMove(-window.X, -window.Y, out var moved))
            return false;
        var grey = Grey(frame, window);
        var destination = new PixelBuffer(_crop, width, height, width, PixelFormat.Grey8);
        var ratio = MathF.Max(quad.Width / width, quad.Height / height);
        var multiple = Math.Clamp((int)MathF.Ceiling(ratio - 0.25f), 1, MaxMultiple);
        if (multiple == 1)
        {
            imaging.Rectify(grey, moved, destination);
            return true;
        }

        var (wide, high) = (width * multiple, height * multiple);
        if (_large.Length < wide * high)
            _large = new byte[wide * high];
        var large = new PixelBuffer(_large.AsSpan(0, wide * high), wide, high, wide, PixelFormat.Grey8);
        imaging.Rectify(grey, moved, large);
        imaging.Resize(large.AsView(), destination);
        return true;
    }

    private PixelView Grey(PixelView frame, in FrameWindow window)
    {
        var (w, h) = (window.Width, window.Height);
        if (frame.Format is PixelFormat.Grey8 or PixelFormat.Nv12)
        {
            // The first plane of NV12 is the grey picture.
            var start = window.Y * frame.Stride + window.X;
            return new(frame.Data.Slice(start, (h - 1) * frame.Stride + w), w, h, frame.Stride, PixelFormat.Grey8);
        }

        // Two pixels of YUYV share their colour: no pair is cut.
        if (frame.Format == PixelFormat.Yuyv && w % 2 == 1)
            w += window.X + w < frame.Width ? 1 : w > 1 ? -1 : 0;
        if (_grey.Length < w * h)
            _grey = new byte[w * h];
        var pixel = frame.Format == PixelFormat.Rgb24 ? 3 : 2;
        var from = window.Y * frame.Stride + window.X * pixel;
        var part = new PixelView(frame.Data[from..], w, h, frame.Stride, frame.Format);
        var grey = new PixelBuffer(_grey.AsSpan(0, w * h), w, h, w, PixelFormat.Grey8);
        imaging.Convert(part, grey);
        return grey.AsView();
    }
}

using EdgeGate.Domain.Imaging;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Rectification;

namespace EdgeGate.Vision.Detection;

/// <summary>
/// Puts a letterboxed window of a frame straight into the detector's input: rows are blended first (long vectors), then columns, then,
/// for a YUV frame, the colours are converted at the working size, where they are few. One thread; allocates only when a size grows.
/// </summary>
internal sealed class FrameSampler(ModelInput input)
{
    private readonly AxisTable _x = new();
    private readonly AxisTable _y = new();
    private readonly AxisTable _chromaX = new();
    private readonly AxisTable _chromaY = new();
    private readonly byte[] _red = new byte[input.Width];
    private readonly byte[] _green = new byte[input.Width];
    private readonly byte[] _blue = new byte[input.Width];
    private readonly float _factor = input.Normalise == NormaliseKind.Unit ? 1f / 255 : 1f;
    private byte[] _line = [];
    private byte[] _chromaLine = [];
    private (int, int, int, int) _bars;

    /// <summary>
    /// Fills <paramref name="tensor"/> with the window that <paramref name="box"/> names, and its bars with the manifest's grey.
    /// </summary>
    internal void Sample(PixelView frame, in Letterbox box, Span<byte> tensor)
    {
        DrawBars(box, tensor);
        Prepare(frame, box);
        for (var y = 0; y < box.Height; y++)
        {
            SampleRow(frame, box.Window, y);
            Put(tensor, box.Top + y, box.Left, box.Width);
        }
    }

    private void Prepare(PixelView frame, in Letterbox box)
    {
        var window = box.Window;
        _x.Fit(window.Width, box.Width);
        _y.Fit(window.Height, box.Height);
        var bytes = PixelLayout.RowBytes(frame.Format, window.Width) + ColumnBlend.Slack;
        if (_line.Length < bytes)
            _line = new byte[bytes];
        if (frame.Format is PixelFormat.Grey8 or PixelFormat.Rgb24)
            return;
        _chromaX.Fit((window.Width + 1) / 2, box.Width);
        if (frame.Format != PixelFormat.Nv12)
            return;
        _chromaY.Fit((window.Height + 1) / 2, box.Height);
        bytes = (window.Width + 1) / 2 * 2;
        if (_chromaLine.Length < bytes)
            _chromaLine = new byte[bytes];
    }

    private void SampleRow(PixelView frame, in FrameWindow window, int y)
    {
        var red = _red.AsSpan(0, _x.Length);
        var green = _green.AsSpan(0, _x.Length);
        var blue = _blue.AsSpan(0, _x.Length);
        var row = (window.Y + _y.Starts[y]) * frame.Stride;
        var weights = _y.WeightsOf(y);
        switch (frame.Format)
        {
            case PixelFormat.Grey8:
                var grey = _line.AsSpan(0, window.Width);
                RowBlend.Blend(frame.Data[(row + window.X)..], frame.Stride, weights, grey);
                ColumnBlend.Plane(grey, _x, 1, 0, red);
                red.CopyTo(green);
                red.CopyTo(blue);
                break;
            case PixelFormat.Rgb24:
                RowBlend.Blend(frame.Data[(row + window.X * 3)..], frame.Stride, weights, _line.AsSpan(0, window.Width * 3));
                ColumnBlend.Rgb(_line, _x, red, green, blue);
                break;
            case PixelFormat.Yuyv:
                var packed = _line.AsSpan(0, (window.Width + 1) / 2 * 4);
                RowBlend.Blend(frame.Data[(row + window.X * 2)..], frame.Stride, weights, packed);
                ColumnBlend.Plane(packed, _x, 2, 0, red);
                ColumnBlend.Plane(packed, _chromaX, 4, 1, green);
                ColumnBlend.Plane(packed, _chromaX, 4, 3, blue);
                YuvRow.ToRgb(red, green, blue, red, green, blue);
                break;
            case PixelFormat.Nv12:
                var luma = _line.AsSpan(0, window.Width);
                RowBlend.Blend(frame.Data[(row + window.X)..], frame.Stride, weights, luma);
                ColumnBlend.Plane(luma, _x, 1, 0, red);
                var chroma = _chromaLine.AsSpan(0, (window.Width + 1) / 2 * 2);
                row = (frame.Height + window.Y / 2 + _chromaY.Starts[y]) * frame.Stride + window.X;
                RowBlend.Blend(frame.Data[row..], frame.Stride, _chromaY.WeightsOf(y), chroma);
                ColumnBlend.Plane(chroma, _chromaX, 2, 0, green);
                ColumnBlend.Plane(chroma, _chromaX, 2, 1, blue);
                YuvRow.ToRgb(red, green, blue, red, green, blue);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(frame), frame.Format, "not a pixel format");
        }
    }

    private void DrawBars(in Letterbox box, Span<byte> tensor)
    {
        // The engine never writes to its input: bars drawn once stay until the picture sits elsewhere.
        var place = (box.Left, box.Top, box.Width, box.Height);
        if (place == _bars)
            return;
        _bars = place;
        _red.AsSpan().Fill(input.Fill);
        _green.AsSpan().Fill(input.Fill);
        _blue.AsSpan().Fill(input.Fill);
        for (var y = 0; y < input.Height; y++)
            Put(tensor, y, 0, input.Width);
    }

    private void Put(Span<byte> tensor, int y, int x, int width)
    {
        var (step, plane) = input.Layout == TensorLayout.Nchw ? (1, input.Width * input.Height) : (input.Channels, 1);
        var first = (y * input.Width + x) * step;
        var (one, three) = input.Pixels == InputPixels.Bgr24 ? (_blue, _red) : (_red, _blue);
        if (input.Channels == 1)
        {
            // Luma weights of BT.601 in 8-bit fractions.
            for (var i = 0; i < width; i++)
                _red[i] = (byte)((_red[i] * 77 + _green[i] * 150 + _blue[i] * 29 + 128) >> 8);
            PlaneInterleave.Put(_red.AsSpan(0, width), tensor, first, step, input.Type, _factor);
            return;
        }

        PlaneInterleave.Put(one.AsSpan(0, width), tensor, first, step, input.Type, _factor);
        PlaneInterleave.Put(_green.AsSpan(0, width), tensor, first + plane, step, input.Type, _factor);
        PlaneInterleave.Put(three.AsSpan(0, width), tensor, first + 2 * plane, step, input.Type, _factor);
    }
}

using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Interop.Linux.V4l2;

namespace EdgeGate.Platform.Camera;

/// <summary>What the camera's buffers hold, and how they become frames.</summary>
internal sealed class V4l2Picture
{
    private readonly IImaging _imaging;
    private readonly string _path;
    private readonly bool _compressed;

    internal V4l2Picture(string path, in V4l2Format format, IImaging imaging)
    {
        (_path, _imaging) = (path, imaging);
        (Width, Height) = ((int)format.Width, (int)format.Height);
        _compressed = format.PixelFormat is V4l2Constants.FormatMjpeg or V4l2Constants.FormatJpeg;
        Format = format.PixelFormat switch
        {
            V4l2Constants.FormatYuyv => PixelFormat.Yuyv,
            V4l2Constants.FormatNv12 => PixelFormat.Nv12,
            _ => PixelFormat.Rgb24,
        };

        // Some drivers leave the field at 0 where rows are not padded.
        var row = PixelLayout.RowBytes(Format, Width);
        Stride = _compressed ? row : Math.Max(row, (int)format.BytesPerLine);
        Bytes = PixelLayout.TotalBytes(Format, Stride, Height);

        // The last row need not be padded.
        Needed = Bytes - (Stride - row);
    }

    internal int Width { get; }

    internal int Height { get; }

    internal int Stride { get; }

    internal PixelFormat Format { get; }

    /// <summary>Bytes of a frame's memory.</summary>
    internal int Bytes { get; }

    /// <summary>Bytes that an uncompressed picture has at least.</summary>
    private int Needed { get; }

    /// <summary>Says whether a buffer's content is a picture of the agreed size; reads a compressed one's header only.</summary>
    /// <exception cref="CameraFaultException">It is a sound picture of another size.</exception>
    internal bool IsWhole(ReadOnlySpan<byte> content)
    {
        if (!_compressed)
            return content.Length >= Needed;
        try
        {
            var header = _imaging.ReadHeader(content);
            if ((header.Width, header.Height) == (Width, Height))
                return true;
            throw new CameraFaultException(
                CameraFaultKind.FormatChanged,
                $"{_path}: sends {header.Width}x{header.Height} instead of {Width}x{Height}; it is opened anew");
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }

    /// <summary>Fills a frame.</summary>
    /// <returns>False when a compressed picture turns out damaged.</returns>
    internal bool Fill(ReadOnlySpan<byte> content, FrameLease frame)
    {
        frame.Describe(Width, Height, Stride, Format);
        if (!_compressed)
        {
            content[..Math.Min(content.Length, Bytes)].CopyTo(frame.Memory);
            return true;
        }

        try
        {
            _imaging.Decode(content, frame.Buffer);
            return true;
        }
        catch (ImageFormatException)
        {
            return false;
        }
    }
}

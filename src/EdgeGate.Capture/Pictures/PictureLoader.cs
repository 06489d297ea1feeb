using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;

namespace EdgeGate.Capture.Pictures;

/// <summary>
/// Reads picture files upright into frames. Keeps its buffers between files. For one thread at a time.
/// </summary>
/// <param name="imaging">The codecs.</param>
public sealed class PictureLoader(IImaging imaging)
{
    /// <summary>
    /// The largest file that is read, bytes: four bytes for each pixel of <see cref="ImageHeader.MaxPixels"/> is more than any needs.
    /// </summary>
    public const int MaxFileBytes = 128 * 1024 * 1024;

    private byte[] _file = [];
    private byte[] _stored = [];

    /// <summary>Reads one picture, turned upright as its EXIF says.</summary>
    /// <param name="path">A JPEG, PNG or WebP, whatever its name.</param>
    /// <param name="pool">Lends the memory.</param>
    /// <param name="format"><see cref="PixelFormat.Rgb24"/> or <see cref="PixelFormat.Grey8"/>.</param>
    /// <returns>The frame, described and not yet stamped; null when every buffer of the pool is out on loan.</returns>
    /// <exception cref="ImageFormatException">The file is missing, unreadable, no picture, damaged or too large. The message names
    /// it.</exception>
    public FrameLease? TryLoad(string path, IFramePool pool, PixelFormat format = PixelFormat.Rgb24)
    {
        var encoded = ReadFile(path);
        try
        {
            return Decode(encoded, pool, format);
        }
        catch (ImageFormatException error)
        {
            throw new ImageFormatException($"{path}: {error.Message}");
        }
        catch (Exception error)
        {
            // A codec's own mistake, or memory that is not there: it is this picture's all the same, and the next one may be good.
            throw new ImageFormatException($"{path}: cannot be decoded ({error.Message.ReplaceLineEndings(" ")}); save it again, smaller if it is large");
        }
    }

    private FrameLease? Decode(ReadOnlySpan<byte> encoded, IFramePool pool, PixelFormat format)
    {
        var header = imaging.ReadHeader(encoded);
        var swaps = Upright.SwapsSides(header.Orientation);
        var (width, height) = swaps ? (header.Height, header.Width) : (header.Width, header.Height);
        var stride = PixelLayout.RowBytes(format, width);
        var frame = pool.TryRent(PixelLayout.TotalBytes(format, stride, height));
        if (frame is null)
            return null;
        try
        {
            frame.Describe(width, height, stride, format);
            if (header.Orientation is < 2 or > 8)
                imaging.Decode(encoded, frame.Buffer);
            else
                DecodeTurned(encoded, header, frame);
            return frame;
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    private void DecodeTurned(ReadOnlySpan<byte> encoded, ImageHeader header, FrameLease frame)
    {
        var stride = PixelLayout.RowBytes(frame.Format, header.Width);
        var bytes = PixelLayout.TotalBytes(frame.Format, stride, header.Height);
        if (_stored.Length < bytes)
            _stored = GC.AllocateUninitializedArray<byte>(bytes);
        var stored = new PixelBuffer(_stored, header.Width, header.Height, stride, frame.Format);
        imaging.Decode(encoded, stored);
        Upright.Apply(stored.AsView(), frame.Buffer, header.Orientation);
    }

    private ReadOnlySpan<byte> ReadFile(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var length = stream.Length;
            if (length == 0)
                throw new ImageFormatException($"{path}: the file is empty");
            if (length > MaxFileBytes)
                throw new ImageFormatException($"{path}: {length >> 20} MB is too large for a picture; {MaxFileBytes >> 20} MB is the limit");
            if (_file.Length < length)
                _file = GC.AllocateUninitializedArray<byte>((int)length);
            return _file.AsSpan(0, stream.ReadAtLeast(_file.AsSpan(0, (int)length), (int)length, throwOnEndOfStream: false));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImageFormatException($"{path}: no such file; check the spelling");
        }
        catch (UnauthorizedAccessException)
        {
            var what = Directory.Exists(path) ? "is a folder, not a picture" : "may not be read; give this user the right to (chmod +r)";
            throw new ImageFormatException($"{path}: {what}");
        }
        catch (IOException error)
        {
            throw new ImageFormatException($"{path}: cannot be read: {error.Message}");
        }
    }
}

using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using OpenCvSharp;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>
/// Picture operations on OpenCvSharp4. Stateless, safe from several threads. Geometry and colour allocate nothing; the codecs do.
/// A JPEG whose middle is damaged, but not its end, is decoded as well as can be: the package does not pass on the decoder's warning.
/// </summary>
public sealed class OpenCvImaging : IImaging
{
    /// <summary>Loads the native half of the package.</summary>
    /// <exception cref="PlatformNotSupportedException">It is missing, or the OpenCV it needs is.</exception>
    public OpenCvImaging()
    {
        try
        {
            NativeHalf.LookBesideTheProgram();
            // A lane has its own threads; OpenCV's pool beside them would only contend for the cores.
            Cv2.SetNumThreads(1);
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or OpenCvSharpException)
        {
            throw new PlatformNotSupportedException(
                "libOpenCvSharpExtern.so cannot be loaded: put the one built for OpenCvSharp4's version beside the program, and install "
                + $"the OpenCV it was built against ({(error.InnerException ?? error).Message})", error);
        }
    }

    /// <inheritdoc/>
    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded) => PictureStructure.ReadHeader(encoded);

    /// <inheritdoc/>
    public unsafe void Decode(ReadOnlySpan<byte> encoded, PixelBuffer destination)
    {
        Verify(destination.Format);
        var header = PictureStructure.ReadHeader(encoded);
        PictureStructure.VerifyWhole(encoded);
        if ((header.Width, header.Height) != (destination.Width, destination.Height))
            throw new ArgumentException($"a picture of {header.Width} x {header.Height} does not fit a buffer of {destination.Width} x {destination.Height}");

        var grey = destination.Format == PixelFormat.Grey8;
        using var decoded = DecodeMat(encoded, (grey ? ImreadModes.Grayscale : ImreadModes.Color) | ImreadModes.IgnoreOrientation);
        if (decoded.Cols != header.Width || decoded.Rows != header.Height)
            throw new ImageFormatException("the picture is damaged: it cannot be decoded");
        var view = new PixelView(
            new(decoded.DataPointer, checked((int)decoded.Step() * decoded.Rows)), decoded.Cols, decoded.Rows, (int)decoded.Step(),
            grey ? PixelFormat.Grey8 : PixelFormat.Rgb24);
        if (grey)
            Rows.Copy(view, destination);
        else
            PixelConversion.Recolour(view, destination, ColorConversionCodes.BGR2RGB);
    }

    /// <inheritdoc/>
    public unsafe byte[] EncodeJpeg(PixelView source, int quality)
    {
        Verify(source.Format);
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        fixed (byte* pixels = source.Data)
        {
            using var given = Mat.FromPixelData(source.Height, source.Width, TypeOf(source.Format), (IntPtr)pixels, source.Stride);
            using var swapped = new Mat();
            if (source.Format == PixelFormat.Rgb24)
                Cv2.CvtColor(given, swapped, ColorConversionCodes.RGB2BGR);
            Cv2.ImEncode(
                ".jpg", source.Format == PixelFormat.Rgb24 ? swapped : given, out var encoded, [(int)ImwriteFlags.JpegQuality, quality]);
            return encoded;
        }
    }

    /// <inheritdoc/>
    public unsafe void Resize(PixelView source, PixelBuffer destination)
    {
        VerifySame(source.Format, destination.Format);
        var type = TypeOf(source.Format);
        fixed (byte* from = source.Data, to = destination.Data)
        {
            using var input = MatHandle.Over(from, source.Height, source.Width, type, source.Stride);
            using var output = MatHandle.Over(to, destination.Height, destination.Width, type, destination.Stride);
            var across = How(source.Width, destination.Width);
            var along = How(source.Height, destination.Height);
            if (across == along)
            {
                OpenCvCalls.Resize(input, output, destination.Width, destination.Height, across);
                return;
            }

            // One axis shrinks, the other grows: the first must not lose pixels, the second not show blocks.
            using var between = MatHandle.Empty();
            OpenCvCalls.Resize(input, between, destination.Width, source.Height, across);
            OpenCvCalls.Resize(between, output, destination.Width, destination.Height, along);
        }
    }

    /// <inheritdoc/>
    public unsafe void Rectify(PixelView source, in PlateQuad quad, PixelBuffer destination)
    {
        VerifySame(source.Format, destination.Format);
        Span<double> coefficients = stackalloc double[9];
        Homography.Fill(quad, destination.Width, destination.Height, coefficients);
        var type = TypeOf(source.Format);
        fixed (byte* from = source.Data, to = destination.Data)
        fixed (double* matrix = coefficients)
        {
            using var input = MatHandle.Over(from, source.Height, source.Width, type, source.Stride);
            using var output = MatHandle.Over(to, destination.Height, destination.Width, type, destination.Stride);
            using var inverse = MatHandle.Over((byte*)matrix, 3, 3, MatType.CV_64FC1, 3 * sizeof(double));
            OpenCvCalls.Warp(input, output, inverse, destination.Width, destination.Height);
        }
    }

    /// <inheritdoc/>
    public void Convert(PixelView source, PixelBuffer destination)
    {
        Verify(destination.Format);
        if ((source.Width, source.Height) != (destination.Width, destination.Height))
            throw new ArgumentException($"{source.Width} x {source.Height} cannot be converted to {destination.Width} x {destination.Height}: resize it first");
        PixelConversion.Convert(source, destination);
    }

    /// <summary>OpenCV's type for an interleaved format.</summary>
    internal static MatType TypeOf(PixelFormat format) => format == PixelFormat.Rgb24 ? MatType.CV_8UC3 : MatType.CV_8UC1;

    private static InterpolationFlags How(int from, int to) => to > from ? InterpolationFlags.Linear : InterpolationFlags.Area;

    private static Mat DecodeMat(ReadOnlySpan<byte> encoded, ImreadModes how)
    {
        try
        {
            return Cv2.ImDecode(encoded, how);
        }
        catch (OpenCVException error)
        {
            throw new ImageFormatException($"the picture is damaged: {error.Message}");
        }
    }

    private static void Verify(PixelFormat format)
    {
        if (format is not (PixelFormat.Grey8 or PixelFormat.Rgb24))
            throw new ArgumentException($"{format} is a camera's format; convert it to Grey8 or Rgb24 first");
    }

    private static void VerifySame(PixelFormat source, PixelFormat destination)
    {
        Verify(source);
        if (source != destination)
            throw new ArgumentException($"{source} cannot become {destination} on the way; convert it first");
    }
}

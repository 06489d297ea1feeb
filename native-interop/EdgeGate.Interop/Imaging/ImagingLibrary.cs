using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Interop.Imaging;

/// <summary>
/// Picture operations of <c>libedgegate_imaging.so</c>. Safe from several threads; no managed allocation except by
/// <see cref="EncodeJpeg"/>. Failures are <see cref="NativeFaultException"/>.
/// </summary>
public static unsafe class ImagingLibrary
{
    /// <summary>The libraries behind it, for example <c>OpenCV 4.6.0, libjpeg-turbo 2.1.5, libpng 1.6.39</c>.</summary>
    /// <exception cref="DllNotFoundException">The library, or one that it needs, is missing.</exception>
    public static string Versions()
    {
        ImagingNative.Require();
        return ImagingNative.Versions();
    }

    /// <summary>Size and orientation of a JPEG, PNG or WebP.</summary>
    public static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        var header = ImagingNative.ReadHeader(encoded);
        return new ImageHeader(header.Width, header.Height, header.Orientation);
    }

    /// <summary>Decodes into a picture of the header's size, Grey8 or Rgb24.</summary>
    public static void Decode(ReadOnlySpan<byte> encoded, PixelBuffer destination)
    {
        fixed (byte* to = destination.Data)
            ImagingNative.Decode(encoded, Describe(to, destination.AsView()));
    }

    /// <summary>Encodes Grey8 or Rgb24; quality 1 to 100.</summary>
    public static byte[] EncodeJpeg(PixelView source, int quality)
    {
        fixed (byte* from = source.Data)
            return ImagingNative.EncodeJpeg(Describe(from, source), quality);
    }

    /// <summary>Scales Grey8 to Grey8 or Rgb24 to Rgb24.</summary>
    public static void Resize(PixelView source, PixelBuffer destination)
    {
        fixed (byte* from = source.Data, to = destination.Data)
            ImagingNative.Resize(Describe(from, source), Describe(to, destination.AsView()));
    }

    /// <summary>Maps a convex quadrilateral onto the destination.</summary>
    public static void Rectify(PixelView source, in PlateQuad quad, PixelBuffer destination)
    {
        ReadOnlySpan<float> corners =
        [
            quad.TopLeft.X, quad.TopLeft.Y, quad.TopRight.X, quad.TopRight.Y,
            quad.BottomRight.X, quad.BottomRight.Y, quad.BottomLeft.X, quad.BottomLeft.Y,
        ];
        fixed (byte* from = source.Data, to = destination.Data)
            ImagingNative.Rectify(Describe(from, source), corners, Describe(to, destination.AsView()));
    }

    /// <summary>Any format to Grey8 or Rgb24 at equal size.</summary>
    public static void Convert(PixelView source, PixelBuffer destination)
    {
        fixed (byte* from = source.Data, to = destination.Data)
            ImagingNative.Convert(Describe(from, source), Describe(to, destination.AsView()));
    }

    private static NativePicture Describe(byte* data, PixelView view) => new()
    {
        Data = data,
        Bytes = (ulong)view.Data.Length,
        Width = view.Width,
        Height = view.Height,
        Stride = view.Stride,
        Format = (int)view.Format,
    };
}

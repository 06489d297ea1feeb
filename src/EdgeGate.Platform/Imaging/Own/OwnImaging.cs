using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.Interop;
using EdgeGate.Interop.Imaging;

namespace EdgeGate.Platform.Imaging.Own;

/// <summary>
/// OpenCV, libjpeg-turbo and libpng through <c>libedgegate_imaging.so</c>. Arguments that break the contract (formats that do not
/// match, corners that are not convex) are <see cref="ArgumentException"/>, files that cannot be used <see cref="ImageFormatException"/>.
/// </summary>
public sealed class OwnImaging : IImaging
{
    /// <summary>Loads the library.</summary>
    /// <exception cref="DllNotFoundException">It, or a library that it needs, is missing; the message says which and what to
    /// do.</exception>
    public OwnImaging() => Libraries = ImagingLibrary.Versions();

    /// <summary>What does the work, for example <c>OpenCV 4.6.0, libjpeg-turbo 2.1.5, libpng 1.6.39</c>.</summary>
    public string Libraries { get; }

    /// <inheritdoc/>
    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        try
        {
            return ImagingLibrary.ReadHeader(encoded);
        }
        catch (NativeFaultException error)
        {
            throw Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Decode(ReadOnlySpan<byte> encoded, PixelBuffer destination)
    {
        try
        {
            ImagingLibrary.Decode(encoded, destination);
        }
        catch (NativeFaultException error)
        {
            throw Translate(error);
        }
    }

    /// <inheritdoc/>
    public byte[] EncodeJpeg(PixelView source, int quality)
    {
        try
        {
            return ImagingLibrary.EncodeJpeg(source, quality);
        }
        catch (NativeFaultException error)
        {
            throw Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Resize(PixelView source, PixelBuffer destination)
    {
        try
        {
            ImagingLibrary.Resize(source, destination);
        }
        catch (NativeFaultException error)
        {
            throw Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Rectify(PixelView source, in PlateQuad quad, PixelBuffer destination)
    {
        try
        {
            ImagingLibrary.Rectify(source, quad, destination);
        }
        catch (NativeFaultException error)
        {
            throw Translate(error);
        }
    }

    /// <inheritdoc/>
    public void Convert(PixelView source, PixelBuffer destination)
    {
        try
        {
            ImagingLibrary.Convert(source, destination);
        }
        catch (NativeFaultException error)
        {
            throw Translate(error);
        }
    }

    private static Exception Translate(NativeFaultException error) => error.Status switch
    {
        NativeStatus.InvalidArgument => new ArgumentException(error.Message, error),
        NativeStatus.BadData or NativeStatus.Unsupported or NativeStatus.TooLarge => new ImageFormatException(error.Message),
        NativeStatus.OutOfMemory => new OutOfMemoryException(error.Message, error),
        _ => error,
    };
}

using EdgeGate.Domain.Plates;

namespace EdgeGate.Domain.Imaging;

/// <summary>
/// Picture operations that a well-kept library does better than we would: codecs, geometry, colour.
/// Implementations are safe to call from several threads at once and allocate nothing in <see cref="Resize"/>,
/// <see cref="Rectify"/> and <see cref="Convert"/>.
/// </summary>
public interface IImaging
{
    /// <summary>Reads a JPEG's, PNG's or WebP's header without decoding it. The kind is told by its bytes, never by a file name.</summary>
    /// <exception cref="ImageFormatException">Not a JPEG, PNG or WebP, damaged, or larger than
    /// <see cref="ImageHeader.MaxPixels"/>.</exception>
    ImageHeader ReadHeader(ReadOnlySpan<byte> encoded);

    /// <summary>Decodes a JPEG, PNG or WebP into <paramref name="destination"/>, of the header's size and format Rgb24 or Grey8.</summary>
    /// <exception cref="ImageFormatException">The data is damaged or truncated.</exception>
    void Decode(ReadOnlySpan<byte> encoded, PixelBuffer destination);

    /// <summary>Encodes Grey8 or Rgb24 as JPEG.</summary>
    /// <param name="source">The picture.</param>
    /// <param name="quality">1 to 100.</param>
    byte[] EncodeJpeg(PixelView source, int quality);

    /// <summary>Scales Grey8 to Grey8 or Rgb24 to Rgb24: area average when shrinking, bilinear when enlarging.</summary>
    void Resize(PixelView source, PixelBuffer destination);

    /// <summary>
    /// Maps the quadrilateral onto the whole of <paramref name="destination"/> (Grey8 or Rgb24, same as the source) by a
    /// perspective transform with bilinear sampling; outside the source the nearest edge pixel is repeated.
    /// </summary>
    void Rectify(PixelView source, in PlateQuad quad, PixelBuffer destination);

    /// <summary>Converts between formats at equal size: any format to Grey8 or Rgb24.</summary>
    void Convert(PixelView source, PixelBuffer destination);
}

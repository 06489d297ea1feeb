using EdgeGate.Domain.Imaging;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>
/// What a picture file says of itself, read from its bytes before OpenCV sees them: its decoder takes a file cut short for a whole one
/// and fills the rest with grey, and it decides by itself what kind of file it has.
/// </summary>
internal static class PictureStructure
{
    private static ReadOnlySpan<byte> JpegMagic => [0xFF, 0xD8, 0xFF];

    /// <summary>Size and orientation.</summary>
    /// <exception cref="ImageFormatException">Not a JPEG, PNG or WebP, damaged before the pixels begin, or too large.</exception>
    internal static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        var header = IsJpeg(encoded) ? JpegStructure.ReadHeader(encoded)
            : PngStructure.IsPng(encoded) ? PngStructure.ReadHeader(encoded)
            : WebpStructure.IsWebp(encoded) ? WebpStructure.ReadHeader(encoded)
            : throw NeitherKind(encoded);
        if (header.Width < 1 || header.Height < 1)
            throw new ImageFormatException($"the picture says it is {header.Width} x {header.Height} pixels; the file is damaged");
        if ((long)header.Width * header.Height > ImageHeader.MaxPixels)
            throw new ImageFormatException($"the picture has {header.Width} x {header.Height} pixels; at most {ImageHeader.MaxPixels} are decoded");
        if (Math.Max(header.Width, header.Height) > ImageHeader.MaxSide)
            throw new ImageFormatException($"the picture has {header.Width} x {header.Height} pixels; at most {ImageHeader.MaxSide} on a side are decoded: scale it down or cut it");
        return header;
    }

    /// <summary>Fails on a file that ends before its picture does, or whose checksums, where its kind has them, are wrong.</summary>
    /// <exception cref="ImageFormatException">The file is cut short or damaged.</exception>
    internal static void VerifyWhole(ReadOnlySpan<byte> encoded)
    {
        if (!(IsJpeg(encoded) ? JpegStructure.IsWhole(encoded)
            : WebpStructure.IsWebp(encoded) ? WebpStructure.IsWhole(encoded) : PngStructure.IsWhole(encoded)))
            throw new ImageFormatException("the picture is cut short or damaged; fetch or save it again");
    }

    private static bool IsJpeg(ReadOnlySpan<byte> encoded) => encoded.StartsWith(JpegMagic);

    private static ImageFormatException NeitherKind(ReadOnlySpan<byte> encoded) => new(encoded.IsEmpty
        ? "the file is empty; a JPEG, PNG or WebP is needed"
        : $"the file begins with {Convert.ToHexString(encoded[..Math.Min(4, encoded.Length)])} and is neither JPEG nor PNG nor WebP");
}

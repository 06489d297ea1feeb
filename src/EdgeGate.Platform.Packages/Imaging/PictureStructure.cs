using System.Buffers.Binary;
using EdgeGate.Domain.Imaging;

namespace EdgeGate.Platform.Packages.Imaging;

/// <summary>
/// What a picture file says of itself, read from its bytes before OpenCV sees them: its decoder takes a file cut short for a whole one
/// and fills the rest with grey, and it decides by itself what kind of file it has.
/// </summary>
internal static class PictureStructure
{
    private static ReadOnlySpan<byte> JpegMagic => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> PngMagic => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Size and orientation.</summary>
    /// <exception cref="ImageFormatException">Not a JPEG, PNG or WebP, damaged before the pixels begin, or too large.</exception>
    internal static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        var header = IsJpeg(encoded) ? JpegStructure.ReadHeader(encoded)
            : IsPng(encoded) ? ReadPngHeader(encoded)
            : WebpStructure.IsWebp(encoded) ? WebpStructure.ReadHeader(encoded)
            : throw NeitherKind(encoded);
        if (header.Width < 1 || header.Height < 1)
            throw new ImageFormatException($"the picture says it is {header.Width} x {header.Height} pixels; the file is damaged");
        if ((long)header.Width * header.Height > ImageHeader.MaxPixels)
            throw new ImageFormatException($"the picture has {header.Width} x {header.Height} pixels; at most {ImageHeader.MaxPixels} are decoded");
        return header;
    }

    /// <summary>Fails on a file that ends before its picture does.</summary>
    /// <exception cref="ImageFormatException">The file is cut short.</exception>
    internal static void VerifyWhole(ReadOnlySpan<byte> encoded)
    {
        if (!(IsJpeg(encoded) ? JpegStructure.IsWhole(encoded)
            : WebpStructure.IsWebp(encoded) ? WebpStructure.IsWhole(encoded) : HasPngEnd(encoded)))
            throw new ImageFormatException("the picture ends before its last pixel: the file was cut short; fetch or save it again");
    }

    private static bool IsJpeg(ReadOnlySpan<byte> encoded) => encoded.StartsWith(JpegMagic);

    private static bool IsPng(ReadOnlySpan<byte> encoded) => encoded.StartsWith(PngMagic);

    private static ImageFormatException NeitherKind(ReadOnlySpan<byte> encoded) => new(encoded.IsEmpty
        ? "the file is empty; a JPEG, PNG or WebP is needed"
        : $"the file begins with {Convert.ToHexString(encoded[..Math.Min(4, encoded.Length)])} and is neither JPEG nor PNG nor WebP");

    // Signature, then the chunk IHDR: length 13, name, width, height.
    private static ImageHeader ReadPngHeader(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length < 33 || !encoded.Slice(12, 4).SequenceEqual("IHDR"u8))
            throw new ImageFormatException("the PNG is cut short or damaged in its header");
        var width = BinaryPrimitives.ReadUInt32BigEndian(encoded[16..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(encoded[20..]);
        return width > int.MaxValue || height > int.MaxValue
            ? throw new ImageFormatException("the PNG is damaged in its header: its size is impossible")
            : new((int)width, (int)height, 1);
    }

    // Chunks are length, name, data, checksum; the checksums are the decoder's business.
    private static bool HasPngEnd(ReadOnlySpan<byte> encoded)
    {
        for (var at = PngMagic.Length; at + 12 <= encoded.Length;)
        {
            if (encoded.Slice(at + 4, 4).SequenceEqual("IEND"u8))
                return true;
            var next = at + 12L + BinaryPrimitives.ReadUInt32BigEndian(encoded[at..]);
            if (next > encoded.Length)
                return false;
            at = (int)next;
        }

        return false;
    }
}

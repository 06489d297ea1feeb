using System.Buffers.Binary;
using System.IO.Hashing;
using EdgeGate.Domain.Imaging;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>
/// The chunks of a PNG (RFC 2083): length, name, data, CRC-32 of name and data. OpenCV's decoder takes a picture with wrong checksums for a
/// good one, so they are checked here.
/// </summary>
internal static class PngStructure
{
    private const int Overhead = 12;

    private static ReadOnlySpan<byte> Magic => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    internal static bool IsPng(ReadOnlySpan<byte> encoded) => encoded.StartsWith(Magic);

    /// <summary>Signature, then the chunk IHDR: length 13, name, width, height; and the orientation, where a chunk eXIf has one.</summary>
    /// <exception cref="ImageFormatException">The header is cut short or impossible.</exception>
    internal static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length < 33 || !encoded.Slice(12, 4).SequenceEqual("IHDR"u8))
            throw new ImageFormatException("the PNG is cut short or damaged in its header");
        var width = BinaryPrimitives.ReadUInt32BigEndian(encoded[16..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(encoded[20..]);
        return width > int.MaxValue || height > int.MaxValue
            ? throw new ImageFormatException("the PNG is damaged in its header: its size is impossible")
            : new((int)width, (int)height, Orientation(encoded));
    }

    // The chunk eXIf (PNG extensions 1.5.0, section 3.7) stands before the pixels or behind them, and holds the bare TIFF; some writers put
    // the mark of a JPEG's segment in front of it.
    private static int Orientation(ReadOnlySpan<byte> encoded)
    {
        for (var at = (long)Magic.Length; at + Overhead <= encoded.Length;)
        {
            var chunk = encoded[(int)at..];
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (length > chunk.Length - Overhead)
                break;
            if (chunk.Slice(4, 4).SequenceEqual("eXIf"u8))
            {
                var exif = chunk.Slice(8, (int)length);
                return ExifOrientation.Read(exif, ExifOrientation.ReadTiff(exif, 1));
            }

            at += Overhead + length;
        }

        return 1;
    }

    /// <summary>True when every chunk up to the last is there and its checksum is right.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> encoded)
    {
        for (var at = Magic.Length; at + Overhead <= encoded.Length;)
        {
            var next = at + Overhead + (long)BinaryPrimitives.ReadUInt32BigEndian(encoded[at..]);
            if (next > encoded.Length)
                return false;
            var end = (int)next - 4;
            if (Crc32.HashToUInt32(encoded[(at + 4)..end]) != BinaryPrimitives.ReadUInt32BigEndian(encoded[end..]))
                return false;
            if (encoded.Slice(at + 4, 4).SequenceEqual("IEND"u8))
                return true;
            at = (int)next;
        }

        return false;
    }
}

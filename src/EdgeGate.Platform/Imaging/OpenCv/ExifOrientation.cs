using System.Buffers.Binary;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>
/// Finds the orientation in an EXIF segment (CIPA DC-008, section 4.6): a small TIFF, of which the first directory is read.
/// </summary>
internal static class ExifOrientation
{
    private const int OrientationTag = 0x0112, ShortType = 3, EntryBytes = 12;

    private static ReadOnlySpan<byte> Magic => "Exif\0\0"u8;

    /// <summary>1 to 8; <paramref name="otherwise"/> when the segment has none that makes sense.</summary>
    internal static int Read(ReadOnlySpan<byte> segment, int otherwise) =>
        segment.StartsWith(Magic) ? ReadTiff(segment[Magic.Length..], otherwise) : otherwise;

    /// <summary>The same for the bare TIFF, as some WebP writers store it.</summary>
    internal static int ReadTiff(ReadOnlySpan<byte> tiff, int otherwise)
    {
        if (tiff.Length < 8)
            return otherwise;
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8))
            return otherwise;

        // All offsets come from the file: each is checked against its length before it is used.
        long directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory + 2 > tiff.Length)
            return otherwise;
        var entries = tiff[(int)directory..];
        var count = Short(entries, little);
        for (var index = 0; index < count; index++)
        {
            var at = 2 + index * EntryBytes;
            if (at + EntryBytes > entries.Length)
                return otherwise;
            var entry = entries.Slice(at, EntryBytes);
            if (Short(entry, little) == OrientationTag && Short(entry[2..], little) == ShortType)
                return Short(entry[8..], little) is var value and >= 1 and <= 8 ? value : otherwise;
        }

        return otherwise;
    }

    private static int Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}

using System.Buffers.Binary;
using EdgeGate.Domain.Imaging;

namespace EdgeGate.Platform.Packages.Imaging;

/// <summary>What a WebP file says of itself (WebP container specification; RFC 6386, section 9.1, for lossy frames).</summary>
internal static class WebpStructure
{
    private const int ContainerHeader = 12;

    internal static bool IsWebp(ReadOnlySpan<byte> encoded) =>
        encoded.Length >= ContainerHeader && encoded.StartsWith("RIFF"u8) && encoded.Slice(8, 4).SequenceEqual("WEBP"u8);

    /// <summary>Size and orientation.</summary>
    /// <exception cref="ImageFormatException">Damaged before the pixels begin, or an animation.</exception>
    internal static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length < 30)
            throw Damaged();
        var chunk = encoded.Slice(ContainerHeader, 4);
        if (chunk.SequenceEqual("VP8X"u8))
        {
            if ((encoded[20] & 0x02) != 0)
                throw new ImageFormatException("the WebP is an animation; save one picture of it");
            return new(1 + ThreeBytes(encoded[24..]), 1 + ThreeBytes(encoded[27..]), Orientation(encoded));
        }

        if (chunk.SequenceEqual("VP8L"u8) && encoded[20] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(encoded[21..]);
            return new((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1, 1);
        }

        if (chunk.SequenceEqual("VP8 "u8) && encoded.Slice(23, 3).SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            return new(BinaryPrimitives.ReadUInt16LittleEndian(encoded[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(encoded[28..]) & 0x3FFF, 1);
        throw Damaged();
    }

    /// <summary>True when the file is as long as its container says.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> encoded) =>
        BinaryPrimitives.ReadUInt32LittleEndian(encoded[4..]) <= (uint)encoded.Length - 8;

    private static int Orientation(ReadOnlySpan<byte> encoded)
    {
        for (var at = ContainerHeader; encoded.Length - at >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(encoded[(at + 4)..]);
            if (length > encoded.Length - at - 8)
                break;
            if (encoded.Slice(at, 4).SequenceEqual("EXIF"u8))
            {
                var block = encoded.Slice(at + 8, (int)length);
                return block.StartsWith("Exif\0\0"u8) ? ExifOrientation.Read(block, 1) : ExifOrientation.ReadTiff(block, 1);
            }

            at += 8 + (int)length + (int)(length & 1);
        }

        return 1;
    }

    private static int ThreeBytes(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;

    private static ImageFormatException Damaged() => new("the WebP is damaged or cut short in its header");
}

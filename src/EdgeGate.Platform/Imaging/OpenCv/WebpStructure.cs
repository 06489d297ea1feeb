using System.Buffers.Binary;
using EdgeGate.Domain.Imaging;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>
/// The chunks of a WebP file (WebP container specification; RFC 6386, section 9.1; WebP lossless specification, section 3).
/// </summary>
internal static class WebpStructure
{
    private const int ContainerBytes = 12, ChunkBytes = 8;

    /// <summary>True for a file that begins as a WebP does.</summary>
    internal static bool IsWebp(ReadOnlySpan<byte> encoded) =>
        encoded.Length >= ContainerBytes && encoded.StartsWith("RIFF"u8) && encoded[8..].StartsWith("WEBP"u8);

    /// <summary>Size and EXIF orientation.</summary>
    /// <exception cref="ImageFormatException">Damaged, cut short, or an animation.</exception>
    internal static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        ImageHeader? header = null;
        var orientation = 1;
        for (var at = ContainerBytes; NextChunk(encoded, ref at, out var name, out var body);)
        {
            // The extended header, where there is one, comes first and is the one that counts.
            if (name.SequenceEqual("VP8X"u8))
                header ??= ReadExtended(body);
            else if (name.SequenceEqual("VP8L"u8))
                header ??= ReadLossless(body);
            else if (name.SequenceEqual("VP8 "u8))
                header ??= ReadLossy(body);
            else if (name.SequenceEqual("EXIF"u8))
                orientation = ExifOrientation.Read(body, ExifOrientation.ReadTiff(body, 1));
        }

        return header is { } found ? found with { Orientation = orientation }
            : throw new ImageFormatException("the WebP is cut short or damaged: it does not say how large its picture is");
    }

    /// <summary>True when every byte that the container speaks of is there.</summary>
    internal static bool IsWhole(ReadOnlySpan<byte> encoded) =>
        BinaryPrimitives.ReadUInt32LittleEndian(encoded[4..]) + (long)ChunkBytes <= encoded.Length;

    // Feature flags, three bytes of nothing, width - 1 and height - 1 in three bytes each.
    private static ImageHeader? ReadExtended(ReadOnlySpan<byte> body)
    {
        const int animation = 0x02;
        if (body.Length < 10)
            return null;
        if ((body[0] & animation) != 0)
            throw new ImageFormatException("the WebP is an animation; save one picture of it");
        return new(ThreeBytes(body[4..]) + 1, ThreeBytes(body[7..]) + 1, 1);
    }

    // Signature 2F, then width - 1 and height - 1 in 14 bits each.
    private static ImageHeader? ReadLossless(ReadOnlySpan<byte> body)
    {
        if (body.Length < 5 || body[0] != 0x2F)
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
        return new((int)(bits & 0x3FFF) + 1, (int)(bits >> 14 & 0x3FFF) + 1, 1);
    }

    // A key frame's tag, its start code, width and height in 14 bits each, above them two bits for scaling.
    private static ImageHeader? ReadLossy(ReadOnlySpan<byte> body)
    {
        if (body.Length < 10 || (body[0] & 1) != 0 || !body[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]))
            return null;
        return new(BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF,
            1);
    }

    private static int ThreeBytes(ReadOnlySpan<byte> at) => at[0] | at[1] << 8 | at[2] << 16;

    // Name, length, data, padded to an even length. A chunk that is cut short ends the walk.
    private static bool NextChunk(ReadOnlySpan<byte> encoded, ref int at, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> body)
    {
        name = default;
        body = default;
        if (encoded.Length - at < ChunkBytes)
            return false;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(encoded[(at + 4)..]);
        if (length > encoded.Length - at - ChunkBytes)
            return false;
        name = encoded.Slice(at, 4);
        body = encoded.Slice(at + ChunkBytes, (int)length);
        at = (int)Math.Min(encoded.Length, at + ChunkBytes + (long)length + (length & 1));
        return true;
    }
}

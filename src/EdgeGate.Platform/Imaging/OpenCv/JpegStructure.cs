using System.Buffers.Binary;
using EdgeGate.Domain.Imaging;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>The markers of a JPEG file (ITU-T T.81, annex B).</summary>
internal static class JpegStructure
{
    private const byte EndOfImage = 0xD9, StartOfScan = 0xDA, App1 = 0xE1;

    /// <summary>Size and EXIF orientation.</summary>
    /// <exception cref="ImageFormatException">Damaged, cut short, or of a kind that no camera makes.</exception>
    internal static ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        var orientation = 1;
        for (var at = 2; NextSegment(encoded, ref at, out var marker, out var body);)
        {
            if (marker == App1)
                orientation = ExifOrientation.Read(body, orientation);
            else if (IsFrame(marker))
                return ReadFrame(marker, body, orientation);
            else if (marker is StartOfScan or EndOfImage)
                break;
        }

        throw new ImageFormatException("the JPEG is cut short or damaged: it does not say how large its picture is");
    }

    /// <summary>
    /// True when the end marker stands where it belongs (one inside a preview does not count) and the data before it can be enough for
    /// the picture: a Huffman code has at least one bit, so a block of 8 x 8 takes two, or one for each pass of a progressive file.
    /// </summary>
    internal static bool IsWhole(ReadOnlySpan<byte> encoded)
    {
        long bits = 0, least = 0;
        for (var at = 2; NextSegment(encoded, ref at, out var marker, out var body);)
        {
            if (marker == EndOfImage)
                return bits >= least;
            if (marker is 0xC0 or 0xC1 or 0xC2)
                least = Blocks(ReadFrame(marker, body, 1)) * (marker == 0xC2 ? 1 : 2);
            if (marker != StartOfScan)
                continue;
            var end = SkipScan(encoded, at);
            bits += (end - at) * 8L;
            at = end;
        }

        return false;
    }

    private static long Blocks(ImageHeader frame) => (frame.Width + 7) / 8 * ((frame.Height + 7L) / 8);

    private static ImageHeader ReadFrame(byte marker, ReadOnlySpan<byte> body, int orientation)
    {
        if (body.Length < 6)
            throw new ImageFormatException("the JPEG is damaged: its frame header is too short");
        if (marker is not (0xC0 or 0xC1 or 0xC2 or 0xC9 or 0xCA) || body[0] != 8)
            throw new ImageFormatException("the JPEG is lossless, hierarchical or not 8 bits deep; save it as an ordinary JPEG");
        if (body[5] is not (1 or 3))
            throw new ImageFormatException($"the JPEG has {body[5]} colour channels; save it as RGB or grey");
        return new(BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]), orientation);
    }

    // Start-of-frame markers are C0 to CF without the tables DHT, JPG and DAC.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // Moves behind the next segment; false at the end of the data.
    private static bool NextSegment(ReadOnlySpan<byte> encoded, ref int at, out byte marker, out ReadOnlySpan<byte> body)
    {
        marker = 0;
        body = default;
        while (true)
        {
            // Decoders pass over stray bytes in front of a marker; so does this.
            var found = encoded[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= encoded.Length)
                return false;
            at += found + 1;
            marker = encoded[at];
            if (marker is not (0x00 or 0xFF))
                break;
        }

        at++;
        if (marker is 0x01 or >= 0xD0 and <= EndOfImage)
            return true;
        if (at + 2 > encoded.Length)
            return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(encoded[at..]);
        if (length < 2 || at + length > encoded.Length)
            return false;
        body = encoded.Slice(at + 2, length - 2);
        at += length;
        return true;
    }

    // In a scan, FF 00 is a byte of data and FF D0 to FF D7 are restarts.
    private static int SkipScan(ReadOnlySpan<byte> encoded, int at)
    {
        while (true)
        {
            var found = encoded[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= encoded.Length)
                return encoded.Length;
            at += found;
            if (encoded[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
            at += encoded[at + 1] == 0xFF ? 1 : 2;
        }
    }
}

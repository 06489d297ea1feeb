using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture.Addresses;

/// <summary>Tells a file's kind by its first bytes.</summary>
internal static class FileContent
{
    private const int HeadBytes = 192;
    private const int TransportPacket = 188;

    /// <exception cref="CameraFaultException">The file cannot be read.</exception>
    internal static FileContentKind Probe(string file)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var count = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            return Classify(head[..count]);
        }
        catch (UnauthorizedAccessException)
        {
            throw new CameraFaultException(CameraFaultKind.Unavailable, $"{file}: may not be read; give this user the right to (chmod +r)");
        }
        catch (IOException error)
        {
            throw new CameraFaultException(CameraFaultKind.Unavailable, $"{file}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Classifies a file by its first bytes, 192 of them or the whole file.</summary>
    internal static FileContentKind Classify(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return FileContentKind.Empty;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || IsPng(head) || IsWebp(head))
            return FileContentKind.Picture;
        if (IsVideo(head))
            return FileContentKind.Video;
        return IsOtherPicture(head) ? FileContentKind.OtherPicture : FileContentKind.Unknown;
    }

    private static bool IsPng(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    private static bool IsWebp(ReadOnlySpan<byte> head) => head.StartsWith("RIFF"u8) && Has(head, 8, "WEBP"u8);

    private static bool IsVideo(ReadOnlySpan<byte> head) =>
        IsIsoMedia(head)
        || head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])                            // Matroska, WebM
        || (head.StartsWith("RIFF"u8) && Has(head, 8, "AVI "u8))
        || head.StartsWith("OggS"u8)
        || head.StartsWith("FLV\x01"u8)
        || head.StartsWith("YUV4MPEG2 "u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11])    // ASF, WMV
        || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xBA])                                     // MPEG program stream
        || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 1, 0xB3])                                     // MPEG video
        || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 1])                                        // H.264, H.265 byte stream
        || (head.Length > TransportPacket && head[0] == 0x47 && head[TransportPacket] == 0x47);

    // MP4 and MOV begin with a box whose type stands at offset 4. HEIC and AVIF share the box and are pictures.
    private static bool IsIsoMedia(ReadOnlySpan<byte> head) =>
        (Has(head, 4, "ftyp"u8) && !IsIsoPicture(head)) || Has(head, 4, "moov"u8) || Has(head, 4, "mdat"u8) || Has(head, 4, "wide"u8);

    private static bool IsIsoPicture(ReadOnlySpan<byte> head) =>
        Has(head, 8, "heic"u8) || Has(head, 8, "heix"u8) || Has(head, 8, "mif1"u8) || Has(head, 8, "avif"u8);

    private static bool IsOtherPicture(ReadOnlySpan<byte> head) =>
        head.StartsWith("GIF8"u8)
        || head.StartsWith("BM"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00])
        || head.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A])
        || (Has(head, 4, "ftyp"u8) && IsIsoPicture(head));

    private static bool Has(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> text) =>
        head.Length >= offset + text.Length && head.Slice(offset, text.Length).SequenceEqual(text);
}

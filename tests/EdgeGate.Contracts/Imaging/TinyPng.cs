using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EdgeGate.Contracts.Imaging;

/// <summary>
/// Writes PNG files of any colour type and depth from raw rows (PNG specification, second edition). Filter 0, no interlace.
/// </summary>
public sealed class TinyPng(int width, int height, int depth, TinyPng.Colour colour)
{
    private readonly List<(string Type, byte[] Data)> _before = [];
    private readonly List<(string Type, byte[] Data)> _behind = [];

    /// <summary>Colour types.</summary>
    public enum Colour
    {
        Grey = 0,
        Rgb = 2,
        Palette = 3,
        GreyAlpha = 4,
        RgbAlpha = 6,
    }

    /// <summary>Adds a chunk between header and pixels: PLTE, eXIf, tEXt.</summary>
    public TinyPng With(string type, params byte[] data)
    {
        _before.Add((type, data));
        return this;
    }

    /// <summary>Adds a chunk behind the pixels.</summary>
    public TinyPng WithBehind(string type, params byte[] data)
    {
        _behind.Add((type, data));
        return this;
    }

    /// <summary>The file, its rows as PNG packs them, without filter bytes.</summary>
    public byte[] Encode(params byte[][] rows)
    {
        using var filtered = new MemoryStream();
        foreach (var row in rows)
        {
            filtered.WriteByte(0);
            filtered.Write(row);
        }

        return Assemble(Compress(filtered.ToArray()));
    }

    /// <summary>A file that claims its size and holds no pixel of it.</summary>
    public byte[] WithoutPixels() => Assemble(Compress([]));

    private static byte[] Compress(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new ZLibStream(target, CompressionLevel.SmallestSize))
            zip.Write(bytes);
        return target.ToArray();
    }

    private static void Chunk(MemoryStream target, string type, ReadOnlySpan<byte> data)
    {
        var body = new byte[4 + data.Length];
        Encoding.ASCII.GetBytes(type, body);
        data.CopyTo(body.AsSpan(4));
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        target.Write(number);
        target.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(body));
        target.Write(number);
    }

    private byte[] Assemble(byte[] pixels)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = (byte)depth;
        header[9] = (byte)colour;

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Chunk(file, "IHDR", header);
        foreach (var (type, data) in _before)
            Chunk(file, type, data);
        Chunk(file, "IDAT", pixels);
        foreach (var (type, data) in _behind)
            Chunk(file, type, data);
        Chunk(file, "IEND", []);
        return file.ToArray();
    }
}

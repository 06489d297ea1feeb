using System.Numerics;

namespace EdgeGate.Contracts.Imaging;

/// <summary>
/// Writes baseline JPEG files whose 8 x 8 blocks are flat (ITU-T T.81), so that every decoded sample is known exactly: with a
/// quantiser of 8 the level of a block is 128 plus its DC coefficient. Independent of any encoder.
/// </summary>
public sealed class TinyJpeg(int blocksAcross, int blocksDown, int components = 1)
{
    private readonly List<byte> _segments = [];
    private int? _claimedWidth;
    private int? _claimedHeight;

    /// <summary>An APP1 segment: EXIF with this orientation (tag 0x0112), little or big endian.</summary>
    public TinyJpeg WithOrientation(int orientation, bool bigEndian = false) =>
        WithSegment(0xe1, [.. "Exif\0\0"u8, .. Tiff(orientation, bigEndian)]);

    /// <summary>A TIFF that holds an orientation and nothing else.</summary>
    public static byte[] Tiff(int orientation, bool bigEndian = false)
    {
        byte value = (byte)orientation;
        return bigEndian
            ? [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
            : [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, value, 0, 0, 0, 0, 0, 0, 0];
    }

    /// <summary>Any segment before the frame.</summary>
    public TinyJpeg WithSegment(byte marker, byte[] data)
    {
        Segment(_segments, marker, data);
        return this;
    }

    /// <summary>Writes another size into the frame header than the scan holds.</summary>
    public TinyJpeg Claiming(int width, int height)
    {
        (_claimedWidth, _claimedHeight) = (width, height);
        return this;
    }

    /// <summary>The file. One level of 0 to 255 for each block and component: blocks row by row, components innermost.</summary>
    public byte[] Encode(params int[] levels)
    {
        var width = _claimedWidth ?? blocksAcross * 8;
        var height = _claimedHeight ?? blocksDown * 8;
        List<byte> file = [0xff, 0xd8, .. _segments];
        Segment(file, 0xdb, [0, .. Enumerable.Repeat((byte)8, 64)]);

        List<byte> frame = [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, (byte)components];
        List<byte> scan = [(byte)components];
        for (byte id = 1; id <= components; id++)
        {
            frame.AddRange([id, 0x11, 0]);
            scan.AddRange([id, 0]);
        }

        Segment(file, 0xc0, [.. frame]);
        // DC: categories 0 to 11 as 4-bit codes, in order. AC: only end-of-block, the 1-bit code 0.
        Segment(file, 0xc4, [0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        Segment(file, 0xc4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Segment(file, 0xda, [.. scan, 0, 63, 0]);
        file.AddRange(Scan(levels));
        file.AddRange([0xff, 0xd9]);
        return [.. file];
    }

    private static void Segment(List<byte> file, byte marker, byte[] data)
    {
        file.AddRange([0xff, marker, (byte)(data.Length + 2 >> 8), (byte)(data.Length + 2)]);
        file.AddRange(data);
    }

    private byte[] Scan(int[] levels)
    {
        var bits = new BitWriter();
        var last = new int[components];
        for (var index = 0; index < levels.Length; index++)
        {
            var dc = levels[index] - 128;
            var difference = dc - last[index % components];
            last[index % components] = dc;
            var category = 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(difference));
            bits.Write(category, 4);
            bits.Write(difference < 0 ? difference + (1 << category) - 1 : difference, category);
            bits.Write(0, 1);
        }

        return bits.ToArray();
    }
}

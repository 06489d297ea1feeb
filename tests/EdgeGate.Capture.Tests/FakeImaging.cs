using System.Buffers.Binary;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Capture.Tests;

/// <summary>
/// Codecs for tests: a "picture" is FF D8 FF, width, height and orientation as 16-bit numbers, then one grey byte a pixel.
/// </summary>
internal sealed class FakeImaging : IImaging
{
    private const int Head = 9;

    internal static byte[] Picture(int width, int height, int orientation, params byte[] pixels)
    {
        var data = new byte[Head + pixels.Length];
        ((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]).CopyTo(data);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(3), (ushort)width);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(5), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(7), (ushort)orientation);
        pixels.CopyTo(data, Head);
        return data;
    }

    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length < Head || encoded[0] != 0xFF)
            throw new ImageFormatException("neither JPEG nor PNG");
        return new(
            BinaryPrimitives.ReadUInt16BigEndian(encoded[3..]), BinaryPrimitives.ReadUInt16BigEndian(encoded[5..]),
            BinaryPrimitives.ReadUInt16BigEndian(encoded[7..]));
    }

    public void Decode(ReadOnlySpan<byte> encoded, PixelBuffer destination)
    {
        var pixels = encoded[Head..];
        var samples = PixelLayout.RowBytes(destination.Format, 1);
        if (pixels.Length < destination.Width * destination.Height)
            throw new ImageFormatException("the data ends too early");
        for (var y = 0; y < destination.Height; y++)
        {
            for (var x = 0; x < destination.Width; x++)
                destination.Data.Slice(y * destination.Stride + x * samples, samples).Fill(pixels[y * destination.Width + x]);
        }
    }

    public byte[] EncodeJpeg(PixelView source, int quality) => throw new NotSupportedException();

    public void Resize(PixelView source, PixelBuffer destination) => throw new NotSupportedException();

    public void Rectify(PixelView source, in PlateQuad quad, PixelBuffer destination) => throw new NotSupportedException();

    public void Convert(PixelView source, PixelBuffer destination) => throw new NotSupportedException();
}

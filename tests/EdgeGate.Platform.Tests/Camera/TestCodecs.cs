using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Platform.Tests.Camera;

/// <summary>A codec for tests: FF, width, height, then the one brightness that every pixel has; 0 there is a damaged picture.</summary>
internal sealed class TestCodecs : IImaging
{
    internal static byte[] Encode(byte width, byte height, byte luma) => [0xFF, width, height, luma];

    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded) =>
        encoded.Length >= 4 && encoded[0] == 0xFF ? new(encoded[1], encoded[2], 1) : throw new ImageFormatException("no picture");

    public void Decode(ReadOnlySpan<byte> encoded, PixelBuffer destination)
    {
        if (encoded[3] == 0)
            throw new ImageFormatException("damaged");
        destination.Data.Fill(encoded[3]);
    }

    public byte[] EncodeJpeg(PixelView source, int quality) => throw new NotSupportedException();

    public void Resize(PixelView source, PixelBuffer destination) => throw new NotSupportedException();

    public void Rectify(PixelView source, in PlateQuad quad, PixelBuffer destination) => throw new NotSupportedException();

    public void Convert(PixelView source, PixelBuffer destination) => throw new NotSupportedException();
}

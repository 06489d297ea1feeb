using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Lane.Tests;

/// <summary>Picture operations that fail when they are told to.</summary>
internal sealed class BreakableImaging(IImaging inner, Breaker breaker) : IImaging
{
    public ImageHeader ReadHeader(ReadOnlySpan<byte> encoded) => inner.ReadHeader(encoded);

    public void Decode(ReadOnlySpan<byte> encoded, PixelBuffer destination) => inner.Decode(encoded, destination);

    public byte[] EncodeJpeg(PixelView source, int quality)
    {
        breaker.At("evidence pictures");
        return inner.EncodeJpeg(source, quality);
    }

    public void Resize(PixelView source, PixelBuffer destination) => inner.Resize(source, destination);

    public void Rectify(PixelView source, in PlateQuad quad, PixelBuffer destination)
    {
        breaker.At("rectifier");
        inner.Rectify(source, quad, destination);
    }

    public void Convert(PixelView source, PixelBuffer destination) => inner.Convert(source, destination);
}

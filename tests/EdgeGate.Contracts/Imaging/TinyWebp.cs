namespace EdgeGate.Contracts.Imaging;

/// <summary>A WebP file, lossless: the left half of 6 x 4 pixels is (10, 220, 90), the right half (200, 30, 40).</summary>
internal static class TinyWebp
{
    internal static byte[] SixByFour { get; } =
        Convert.FromBase64String("UklGRiIAAABXRUJQVlA4TBYAAAAvBcAAAA9wD98LIR9FZv5DCz2I6H8A");
}

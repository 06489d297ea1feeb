namespace EdgeGate.Domain.Imaging;

/// <summary>What a picture file says of itself.</summary>
/// <param name="Width">Pixels of the stored picture.</param>
/// <param name="Height">Pixels of the stored picture.</param>
/// <param name="Orientation">EXIF orientation 1 to 8; 1 when absent. 6 means: turn a quarter clockwise to look at it.</param>
public readonly record struct ImageHeader(int Width, int Height, int Orientation)
{
    /// <summary>The largest picture that is decoded: 64 million pixels, above any gate camera, below 200 MB as Rgb24.</summary>
    public const int MaxPixels = 64_000_000;

    /// <summary>The longest side of a picture that is decoded, pixels: OpenCV's geometry ends at 32,766, cameras long before.</summary>
    public const int MaxSide = 32_000;
}

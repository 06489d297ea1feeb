namespace EdgeGate.Vision.Models;

/// <summary>
/// How a super-resolution model's output becomes a picture twice as large: pixel (2x + i, 2y + j) is the bilinearly enlarged input plus
/// details[2j + i, y, x] deviations of the input crop.
/// </summary>
/// <param name="DetailsOutput">Output with what is to be added, 1 x 4 x height x width of the input.</param>
public sealed record PixelShuffleDecode(string DetailsOutput)
{
    /// <summary>Enlargement along each axis; the only one this program knows.</summary>
    public const int Scale = 2;
}

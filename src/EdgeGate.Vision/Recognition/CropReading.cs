using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Recognition;

/// <summary>What the recogniser said of one crop, and what it may mean. Written again for each crop.</summary>
internal sealed class CropReading(CtcDecode decode, int regions)
{
    internal CtcLattice Lattice { get; } = new(decode);

    /// <summary>Probability of each region; the last is "not a plate".</summary>
    internal float[] Regions { get; } = new float[regions];

    /// <summary>The most probable text with the formats; empty when there is none.</summary>
    internal DecodedText Best { get; } = new();

    /// <summary>The most probable text without formats.</summary>
    internal DecodedText Free { get; } = new();

    /// <summary>Weight of everything that the crop may say; the share of a text's weight in it is its confidence.</summary>
    internal double TotalWeight { get; set; } = 1;

    internal float NotAPlate => Regions[^1];

    internal double Confidence => Best.Length == 0 ? 0 : Best.Prior * Best.Probability / TotalWeight;
}

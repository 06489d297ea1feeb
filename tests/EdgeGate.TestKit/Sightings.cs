using EdgeGate.Domain.Plates;

namespace EdgeGate.TestKit;

/// <summary>Makes sightings for tests of rules and stores.</summary>
public static class Sightings
{
    /// <summary>A confident, approaching vehicle.</summary>
    /// <param name="text">Fused text; empty for a no-read.</param>
    /// <param name="confidence">Confidence of the whole.</param>
    /// <param name="agreeing">Readings that agree.</param>
    /// <param name="rivals">Runner-up of each character, '.' for none.</param>
    /// <param name="probability">Probability of every character.</param>
    public static Sighting Of(
        string text, float confidence = 0.98f, int agreeing = 5, string rivals = "", float probability = 0.95f) => new()
        {
            Track = 1,
            FirstSeen = TimeSpan.FromSeconds(10),
            LastSeen = TimeSpan.FromSeconds(11),
            Text = text,
            Confidence = text.Length == 0 ? 0 : confidence,
            Region = "tw",
            Regions = [new("tw", 0.96f), new("cn", 0.04f)],
            Characters = [.. text.Select((value, i) =>
            i < rivals.Length && rivals[i] != '.'
                ? new ReadingCharacter(value, probability, rivals[i], 1 - probability)
                : new ReadingCharacter(value, probability))],
            Readings = agreeing,
            Agreeing = agreeing,
            Direction = Direction.Approaching,
        };
}

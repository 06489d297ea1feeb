namespace EdgeGate.Domain.Plates;

/// <summary>
/// What counts as a plate that was read: the lane's own limit. Headlights, grilles and badges are read as something too, never with
/// conviction; what is below is neither shown nor counted.
/// </summary>
/// <param name="MinConfidence">Least certainty, 0 to 1.</param>
/// <param name="MinCharacters">Shortest text, 1 to 16.</param>
/// <param name="MaxNotAPlate">The recogniser's certainty that it is no plate stays below this, 0 to 1.</param>
public readonly record struct ReadingLimit(float MinConfidence, int MinCharacters, float MaxNotAPlate)
{
    /// <summary>
    /// Where nobody has set another (<c>tracker.minReadingConfidence</c>, <c>minCharacters</c>, <c>maxNotAPlate</c>): their defaults.
    /// </summary>
    public static ReadingLimit Default { get; } = new(0.05f, 4, 0.5f);

    /// <summary>True when the reading counts.</summary>
    public bool Admits(PlateReading reading) => Admits(reading.Length, reading.Confidence, reading.NotAPlate);

    /// <summary>True when the reading counted; by what was kept of it.</summary>
    public bool Admits(ReadingRecord reading) => Admits(reading.Text.Length, reading.Confidence, reading.NotAPlate);

    // What is no number is not admitted.
    private bool Admits(int length, float confidence, float notAPlate) =>
        length >= MinCharacters && confidence >= MinConfidence && notAPlate < MaxNotAPlate;
}

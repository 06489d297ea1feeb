namespace EdgeGate.Commissioning.Findings;

/// <summary>One thing measured against its limit.</summary>
/// <param name="Code">What.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Value">Measured, in the unit that <paramref name="Code"/> names.</param>
/// <param name="Limit">The value that would be good, in the same unit.</param>
public readonly record struct Finding(FindingCode Code, FindingLevel Level, double Value, double Limit)
{
    /// <summary>In English, with what to do about it.</summary>
    public string Text => FindingText.English(this);

    /// <summary>A value of which more is better.</summary>
    internal static Finding AtLeast(FindingCode code, double value, double good, double tolerable) =>
        new(code, value >= good ? FindingLevel.Good : value >= tolerable ? FindingLevel.Improve : FindingLevel.Bad, value, good);

    /// <summary>A value of which less is better.</summary>
    internal static Finding AtMost(FindingCode code, double value, double good, double tolerable) =>
        new(code, value <= good ? FindingLevel.Good : value <= tolerable ? FindingLevel.Improve : FindingLevel.Bad, value, good);
}

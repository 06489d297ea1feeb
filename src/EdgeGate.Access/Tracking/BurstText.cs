namespace EdgeGate.Access.Tracking;

/// <summary>What several pictures of one vehicle say together.</summary>
/// <param name="Text">Empty when none has a text.</param>
/// <param name="Confidence">Certainty of the whole text, 0 to 1.</param>
/// <param name="Region">ISO 3166 code in lower case; empty when unknown.</param>
/// <param name="RegionConfidence">Probability that this is right among all regions whose formats the text fits, 0 to 1.</param>
/// <param name="Readings">Pictures that gave a text.</param>
/// <param name="Agreeing">Those that gave exactly this one.</param>
/// <param name="OnlySuperResolved">True when none of those was read as the camera took it.</param>
public readonly record struct BurstText(string Text, float Confidence, string Region, float RegionConfidence, int Readings, int Agreeing,
    bool OnlySuperResolved);

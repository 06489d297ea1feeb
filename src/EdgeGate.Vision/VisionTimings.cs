namespace EdgeGate.Vision;

/// <summary>Where the time of one frame went, milliseconds; the sum over its plates.</summary>
/// <param name="Detect">Pre-processing, detector, its decoding.</param>
/// <param name="Rectify">Cutting out, normalising and judging the sharpness of the crops.</param>
/// <param name="SuperResolve">Making small crops larger; 0 where nothing did.</param>
/// <param name="Recognise">Recogniser and decoding.</param>
public readonly record struct VisionTimings(double Detect, double Rectify, double SuperResolve, double Recognise)
{
    /// <summary>All steps together.</summary>
    public double Total => Detect + Rectify + SuperResolve + Recognise;
}

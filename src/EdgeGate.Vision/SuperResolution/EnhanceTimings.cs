namespace EdgeGate.Vision.SuperResolution;

/// <summary>Where the time of one super-resolved plate went, milliseconds.</summary>
/// <param name="CutOut">Cutting the plate out and normalising it.</param>
/// <param name="Net">The net.</param>
/// <param name="Draw">Drawing what the net adds over the enlarged crop.</param>
public readonly record struct EnhanceTimings(double CutOut, double Net, double Draw)
{
    /// <summary>All steps together.</summary>
    public double Total => CutOut + Net + Draw;
}

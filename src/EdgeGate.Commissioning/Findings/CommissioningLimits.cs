using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Findings;

/// <summary>
/// What a lane has to reach before it is handed over. Each pair is a good value and one that is just tolerable; between them the
/// technician is told to improve, beyond the second the lane is not accepted.
/// </summary>
public sealed record CommissioningLimits
{
    /// <summary>
    /// Height of a plate where it is decided on, pixels. Default 22: the recogniser's characters are then drawn from real detail.
    /// </summary>
    public double GoodPlateHeight { get; init; } = 22;

    /// <summary>Least tolerable height, pixels. Default 15: below, look-alikes (8/B, 0/D) melt into each other.</summary>
    public double MinPlateHeight { get; init; } = 15;

    /// <summary>Largest height, pixels. Default 160: larger plates are in view for too few frames of a moving car.</summary>
    public double MaxPlateHeight { get; init; } = 160;

    /// <summary>Slope of the text line, degrees. Default 6.</summary>
    public double GoodTilt { get; init; } = 6;

    /// <summary>Largest tolerable slope, degrees. Default 15.</summary>
    public double MaxTilt { get; init; } = 15;

    /// <summary>
    /// Lean of the plate's sides away from upright to its text line, degrees. Default 12: that comes from a camera far aside and above.
    /// </summary>
    public double GoodSlant { get; init; } = 12;

    /// <summary>Largest tolerable lean, degrees. Default 28.</summary>
    public double MaxSlant { get; init; } = 28;

    /// <summary>Least distance of the plate from the frame's edge, share of the frame. Default 0.03.</summary>
    public double EdgeMargin { get; init; } = 0.03;

    /// <summary>Focus as a share of the peak that was found. Default 0.92.</summary>
    public double GoodFocusShare { get; init; } = 0.92;

    /// <summary>Least tolerable share of the peak. Default 0.75.</summary>
    public double MinFocusShare { get; init; } = 0.75;

    /// <summary>Share of a plate's pixels that are burnt out (250 and more) or drowned (5 and less). Default 0.25.</summary>
    public double MaxClipped { get; init; } = 0.25;

    /// <summary>Least difference between characters and ground, grey levels of 255. Default 60.</summary>
    public double GoodContrast { get; init; } = 60;

    /// <summary>Least tolerable contrast, grey levels. Default 30.</summary>
    public double MinContrast { get; init; } = 30;

    /// <summary>Passes of a known car. Default 10; with fewer a lane is not accepted.</summary>
    public int Passes { get; init; } = 10;

    /// <summary>Of these may be missed. Default 1; a pass that was read wrong is never tolerated.</summary>
    public int MayMiss { get; init; } = 1;

    /// <summary>Readings of each pass. Default 6: twice what a decision needs.</summary>
    public int GoodReadings { get; init; } = 6;

    /// <summary>Least tolerable number of readings of a pass. Default 3.</summary>
    public int MinReadings { get; init; } = 3;

    /// <summary>From first sight to the decision, milliseconds. Default 1200.</summary>
    public double GoodDecisionMs { get; init; } = 1200;

    /// <summary>Longest tolerable time, milliseconds. Default 2000: what a driver waits at most.</summary>
    public double MaxDecisionMs { get; init; } = 2000;

    /// <summary>Least confidence of a pass that counts as read. Default 0.9, as <c>access.minConfidence</c>.</summary>
    public double MinConfidence { get; init; } = 0.9;

    /// <summary>What counts as a plate that was read; headlights and badges do not. The lane's own limit.</summary>
    public ReadingLimit Reading { get; init; } = ReadingLimit.Default;
}

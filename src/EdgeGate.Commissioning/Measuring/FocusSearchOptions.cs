namespace EdgeGate.Commissioning.Measuring;

/// <summary>How a motorised lens is searched for the sharpest point.</summary>
public sealed record FocusSearchOptions
{
    /// <summary>
    /// Positions of the first sweep over the whole range, 5 to 64. Default 17: the peak of a gate's lens is at least an eighth of its
    /// travel wide.
    /// </summary>
    public int Sweep { get; init; } = 17;

    /// <summary>Readings at each position, of which the median counts, 3 to 31. Default 5: half a second at 10 readings a second.</summary>
    public int Samples { get; init; } = 5;

    /// <summary>
    /// After a move pictures are not looked at for so long, milliseconds. Default 350: motors are slow, and a picture or two is on its way.
    /// </summary>
    public int SettleMs { get; init; } = 350;

    /// <summary>
    /// Play of the gears, share of the travel, 0 to 0.2. Default 0.06: every position is come to from below, after a run-up of this much,
    /// so that the play is always on the same side.
    /// </summary>
    public double Backlash { get; init; } = 0.06;

    /// <summary>The search ends when the peak is known to this share of the travel. Default 1/128.</summary>
    public double Resolution { get; init; } = 1.0 / 128;

    /// <summary>Without a reading for so long the plate is lost, milliseconds. Default 5000.</summary>
    public int PatienceMs { get; init; } = 5000;

    /// <summary>
    /// A sweep whose best is less than so many times its median shows no peak. Default 1.15: noise alone does not reach that.
    /// </summary>
    public double LeastRise { get; init; } = 1.15;
}

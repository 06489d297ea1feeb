namespace EdgeGate.WebConsole.Ports;

/// <summary>A commissioning at one moment.</summary>
/// <param name="Step">Aim, Focus, Expose, Drive or Report.</param>
/// <param name="Plate">The known car's plate.</param>
/// <param name="LastText">What was read last.</param>
/// <param name="Aim">Place, size and slope against the limits.</param>
/// <param name="Focus">Sharpness now, 0 to 1.</param>
/// <param name="FocusPeak">The best so far.</param>
/// <param name="FocusFinding">The one against the other; null before there is enough to say.</param>
/// <param name="Exposure">Light against the limits; empty while no plate is in view.</param>
/// <param name="Wanted">Passes wanted.</param>
/// <param name="Passes">Passes so far.</param>
/// <param name="Summary">Passes against the limits.</param>
/// <param name="Accepted">The lane is accepted.</param>
/// <param name="Suggestions">Better values for the configuration.</param>
/// <param name="Others">Other vehicles that came in between; no passes.</param>
/// <param name="Lens">The motorised lens; null: there is none.</param>
public sealed record CommissionView(
    string Step, string Plate, string LastText, IReadOnlyList<FindingView> Aim, double Focus, double FocusPeak, FindingView? FocusFinding,
    IReadOnlyList<FindingView> Exposure, int Wanted, IReadOnlyList<PassView> Passes, IReadOnlyList<FindingView> Summary, bool Accepted,
    IReadOnlyList<SuggestionView> Suggestions, int Others, LensView? Lens);

using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Measuring;
using EdgeGate.Commissioning.Passes;

namespace EdgeGate.Commissioning;

/// <summary>A commissioning at one moment. Immutable.</summary>
/// <param name="Step">Where it is.</param>
/// <param name="Plate">The known car's plate.</param>
/// <param name="LastText">What was read last, in whatever step.</param>
/// <param name="Aim">Place, size and slope.</param>
/// <param name="Focus">The focus meter.</param>
/// <param name="Exposure">Light on the last plate of the last two seconds; null when there was none.</param>
/// <param name="ExposureFindings">The same against the limits.</param>
/// <param name="Passes">Passes, oldest first.</param>
/// <param name="Summary">Passes against the limits.</param>
/// <param name="Suggestions">Better values for the configuration.</param>
public sealed record CommissioningState(
    CommissioningStep Step, string Plate, string LastText, AimState Aim, FocusState Focus, ExposureReading? Exposure,
    IReadOnlyList<Finding> ExposureFindings, IReadOnlyList<DrivePass> Passes, PassSummary Summary, IReadOnlyList<Suggestion> Suggestions)
{
    /// <summary>Plates of other vehicles that came in between; no passes.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}

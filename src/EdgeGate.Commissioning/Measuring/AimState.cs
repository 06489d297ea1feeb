using EdgeGate.Commissioning.Findings;
namespace EdgeGate.Commissioning.Measuring;

/// <summary>The aim now.</summary>
/// <param name="Plate">Medians of the last two seconds; null when no plate was in view.</param>
/// <param name="Findings">Each figure against its limit.</param>
public sealed record AimState(PlateGeometry? Plate, IReadOnlyList<Finding> Findings);

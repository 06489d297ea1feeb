using EdgeGate.Commissioning.Findings;
namespace EdgeGate.Commissioning.Measuring;

/// <summary>A focus meter's hands.</summary>
/// <param name="Current">0 to 1.</param>
/// <param name="Peak">The best since the last reset, 0 to 1.</param>
/// <param name="Finding">The current value as a share of the peak; null before the first five readings.</param>
public sealed record FocusState(double Current, double Peak, Finding? Finding);

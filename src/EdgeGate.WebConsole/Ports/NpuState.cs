namespace EdgeGate.WebConsole.Ports;

/// <summary>What computes the models of the lane now, and how that has been.</summary>
/// <param name="Backend">For example <c>rockchip 2.3.2 (npu)</c>.</param>
/// <param name="IsDegraded">The CPU stands in for an NPU.</param>
/// <param name="Fallbacks">How often it has had to since the start.</param>
/// <param name="LastFault">Why, the last time; empty: never.</param>
/// <param name="RunMs">Mean duration of one run of the detector, milliseconds; null before the first.</param>
/// <param name="TemperatureCelsius">Of the chip; null where its runtime does not tell.</param>
/// <param name="PowerWatts">Of the chip; null where its runtime does not tell.</param>
public sealed record NpuState(
    string Backend, bool IsDegraded, int Fallbacks, string LastFault, double? RunMs, double? TemperatureCelsius, double? PowerWatts);

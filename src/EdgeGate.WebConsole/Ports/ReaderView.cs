namespace EdgeGate.WebConsole.Ports;

/// <summary>What computes the models, now.</summary>
/// <param name="Backend">Its name and version, such as <c>rockchip 2.3.2 (npu)</c>.</param>
/// <param name="IsDegraded">The CPU stands in for an NPU that fails.</param>
/// <param name="Fallbacks">How often it has had to since the start.</param>
/// <param name="LastFault">Why, the last time; empty: never.</param>
/// <param name="Celsius">Temperature of the chip; null where its runtime does not tell.</param>
/// <param name="Watts">Its power; null likewise.</param>
public sealed record ReaderView(string Backend, bool IsDegraded, int Fallbacks, string LastFault, double? Celsius, double? Watts);

namespace EdgeGate.Domain.Gate;

/// <summary>Where one output or input is wired.</summary>
/// <param name="Line">The line's name in the device tree (<c>GPIO17</c>), or its offset in the chip written as a number.</param>
/// <param name="ActiveLow">True when the low level means active.</param>
/// <param name="Bias">Pull resistor that the chip should switch on.</param>
/// <param name="DebounceMs">An input must be steady this long before a change counts, milliseconds.</param>
public sealed record GateLine(string Line, bool ActiveLow = false, LineBias Bias = LineBias.AsIs, int DebounceMs = 0);

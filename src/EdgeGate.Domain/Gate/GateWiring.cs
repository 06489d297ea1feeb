namespace EdgeGate.Domain.Gate;

/// <summary>The wiring of one lane.</summary>
/// <param name="Chip">The chip's label (<c>pinctrl-rp1</c>). Never its number: numbers move between kernels
/// (raspberrypi/linux#6144).</param>
/// <param name="Outputs">Outputs that are fitted.</param>
/// <param name="Inputs">Inputs that are fitted.</param>
public sealed record GateWiring(
    string Chip, IReadOnlyDictionary<GateOutput, GateLine> Outputs, IReadOnlyDictionary<GateInput, GateLine> Inputs);

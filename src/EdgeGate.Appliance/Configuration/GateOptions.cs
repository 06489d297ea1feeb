using EdgeGate.Domain.Gate;

namespace EdgeGate.Appliance.Configuration;

/// <summary>The wiring as the file gives it.</summary>
internal sealed class GateOptions
{
    /// <summary>Label of the GPIO chip; empty: this machine drives no barrier.</summary>
    internal string Chip { get; set; } = "";

    internal Dictionary<GateOutput, LineDraft> Outputs { get; } =
        Enum.GetValues<GateOutput>().ToDictionary(output => output, _ => new LineDraft { DebounceMs = 0 });

    internal Dictionary<GateInput, LineDraft> Inputs { get; } =
        Enum.GetValues<GateInput>().ToDictionary(input => input, _ => new LineDraft());

    internal GateWiring ToWiring() => new(
        Chip,
        Outputs.Where(entry => entry.Value.Line.Length > 0).ToDictionary(entry => entry.Key, entry => entry.Value.ToLine()),
        Inputs.Where(entry => entry.Value.Line.Length > 0).ToDictionary(entry => entry.Key, entry => entry.Value.ToLine()));
}

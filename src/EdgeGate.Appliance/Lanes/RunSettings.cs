using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Simulation;

namespace EdgeGate.Appliance.Lanes;

/// <summary>How a lane is run, from the command line.</summary>
/// <param name="Source">Instead of the configured source; null: the configured one.</param>
/// <param name="Simulate">With a barrier in memory.</param>
/// <param name="Once">One pass over a recording.</param>
/// <param name="Fast">Not at the recording's pace.</param>
internal sealed record RunSettings(string? Source, bool Simulate, bool Once, bool Fast)
{
    /// <summary>The configuration's file, watched; null: defaults only.</summary>
    internal ConfigReload? Configuration { get; init; }

    /// <summary>What the inputs of a simulated barrier do, times since the start.</summary>
    internal IReadOnlyList<InputChange> Inputs { get; init; } = [];

    /// <summary>What a person has to know before anything else.</summary>
    internal IReadOnlyList<string> Alarms { get; init; } = [];
}

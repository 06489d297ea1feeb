using EdgeGate.Configuration.Reload;
using EdgeGate.Domain.Phrases;
using EdgeGate.Lane.Simulation;

namespace EdgeGate.Lane;

/// <summary>How a lane is run, from the command line.</summary>
/// <param name="Source">Instead of the configured source; null: the configured one.</param>
/// <param name="Simulate">With a barrier in memory.</param>
/// <param name="Once">One pass over a recording.</param>
/// <param name="Fast">Not at the recording's pace.</param>
public sealed record RunSettings(string? Source, bool Simulate, bool Once, bool Fast)
{
    /// <summary>The configuration's file, watched; null: defaults only.</summary>
    public ConfigReload? Configuration { get; init; }

    /// <summary>What the inputs of a simulated barrier do, times since the start.</summary>
    public IReadOnlyList<InputChange> Inputs { get; init; } = [];

    /// <summary>What a person has to know before anything else.</summary>
    public IReadOnlyList<Phrase> Alarms { get; init; } = [];
}

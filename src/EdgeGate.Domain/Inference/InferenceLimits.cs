namespace EdgeGate.Domain.Inference;

/// <summary>How long a runtime may take before it is given up.</summary>
/// <param name="Run">One run of a model; zero: no limit.</param>
/// <param name="Open">Loading a runtime, and loading and warming up a model; above zero.</param>
public sealed record InferenceLimits(TimeSpan Run, TimeSpan Open)
{
    /// <summary>No limit for a run, 20 seconds for opening: for stills and measurements, where nobody waits in a lane.</summary>
    public static InferenceLimits Patient { get; } = new(TimeSpan.Zero, TimeSpan.FromSeconds(20));
}

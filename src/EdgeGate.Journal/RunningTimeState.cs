namespace EdgeGate.Journal;

/// <summary>The file of <see cref="RunningTime"/>.</summary>
internal sealed record RunningTimeState
{
    public Guid Boot { get; init; }

    /// <summary>Monotonic time of that boot when it was last noted.</summary>
    public double BootSeconds { get; init; }

    public double TotalSeconds { get; init; }

    public List<RunningTimeSample> Samples { get; init; } = [];

    /// <summary>What else has an age: total running time when it was first asked for.</summary>
    public Dictionary<string, double> Seen { get; init; } = [];
}

namespace EdgeGate.Lane.Rehearsals;

/// <summary>The faults that a lane can rehearse.</summary>
public sealed class Outages(TimeProvider time)
{
    /// <summary>The camera is gone.</summary>
    public Outage Camera { get; } = new(time);

    /// <summary>No decision counts as durable, although all are kept.</summary>
    public Outage Journal { get; } = new(time);

    /// <summary>The time counts as unknown.</summary>
    public Outage Clock { get; } = new(time);
}

namespace EdgeGate.Appliance.Page;

/// <summary>The faults that a lane can rehearse.</summary>
internal sealed class Outages(TimeProvider time)
{
    /// <summary>The camera is gone.</summary>
    internal Outage Camera { get; } = new(time);

    /// <summary>No decision counts as durable, although all are kept.</summary>
    internal Outage Journal { get; } = new(time);

    /// <summary>The time counts as unknown.</summary>
    internal Outage Clock { get; } = new(time);
}

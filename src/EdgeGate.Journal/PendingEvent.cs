using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>An event that somebody waits for.</summary>
internal sealed class PendingEvent(GateEvent gateEvent)
{
    public GateEvent Event { get; } = gateEvent;

    /// <summary>In the order in which events were handed over.</summary>
    public long Number { get; set; }

    public TaskCompletionSource<long> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

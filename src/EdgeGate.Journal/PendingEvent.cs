using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>An event that somebody waits for.</summary>
internal sealed class PendingEvent(GateEvent gateEvent)
{
    public GateEvent Event { get; } = gateEvent;

    public TaskCompletionSource<long> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

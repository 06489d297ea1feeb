using EdgeGate.Barrier;

namespace EdgeGate.Lane.Barriers;

/// <summary>The lane's only way to the barrier.</summary>
public interface IBarrierPort
{
    /// <summary>Tells it to open for a vehicle; the contact is closed before this returns.</summary>
    /// <param name="now">When that vehicle was there, lane clock.</param>
    OpenAnswer RequestOpen(TimeSpan now);

    /// <summary>How it is now, and when what last happened.</summary>
    BarrierLook Look();
}

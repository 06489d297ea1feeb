using EdgeGate.Barrier;

namespace EdgeGate.Appliance.Lanes;

/// <summary>The lane's only way to the barrier.</summary>
internal interface IBarrierPort
{
    /// <summary>Tells it to open for a vehicle; the contact is closed before this returns.</summary>
    /// <param name="now">When that vehicle was there, lane clock.</param>
    OpenAnswer RequestOpen(TimeSpan now);

    /// <summary>How it is now, and when what last happened.</summary>
    BarrierLook Look();
}

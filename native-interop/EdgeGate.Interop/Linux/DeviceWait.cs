namespace EdgeGate.Interop.Linux;

/// <summary>How a wait on a device ended.</summary>
public enum DeviceWait
{
    /// <summary>There is something to fetch.</summary>
    Ready,

    /// <summary>An event waits (V4L2: the source changed); perhaps data too.</summary>
    Event,

    /// <summary>Nothing came in time.</summary>
    TimedOut,

    /// <summary>Somebody called <see cref="ILinuxDevice.Wake"/>.</summary>
    Woken,

    /// <summary>The device reports an error or is gone; the next call on it says which.</summary>
    Failed,
}

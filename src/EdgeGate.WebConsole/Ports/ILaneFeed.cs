namespace EdgeGate.WebConsole.Ports;

/// <summary>What the lane does, as snapshots. The lane never waits for whoever looks.</summary>
public interface ILaneFeed
{
    /// <summary>Now. Cheap.</summary>
    LaneState State { get; }

    /// <summary>
    /// Pictures, while anybody watches and only then. Called on a thread of the console's own, one call at a time, at the configured rate
    /// at most; what the callback throws ends its own watching, nothing else.
    /// </summary>
    /// <returns>Dispose it to stop watching.</returns>
    IDisposable Watch(Action<LiveFrame> onFrame);

    /// <summary>
    /// Vehicles: once when decided on, again when revised, once when gone. Called on the lane's thread: must return at once.
    /// </summary>
    /// <returns>Dispose it to stop.</returns>
    IDisposable Follow(Action<SeenVehicle> onVehicle);
}

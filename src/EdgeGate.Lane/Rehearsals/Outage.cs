using EdgeGate.Domain;

namespace EdgeGate.Lane.Rehearsals;

/// <summary>A fault on purpose, for a while. Safe from any thread; asking costs a comparison.</summary>
public sealed class Outage(TimeProvider time)
{
    private long _until = long.MinValue;

    /// <summary>True while it lasts.</summary>
    public bool IsOn => Volatile.Read(ref _until) is var until and not long.MinValue && time.LaneNow().Ticks < until;

    /// <summary>How long it still lasts.</summary>
    public TimeSpan Left => IsOn ? TimeSpan.FromTicks(Volatile.Read(ref _until)) - time.LaneNow() : TimeSpan.Zero;

    /// <summary>Begins it.</summary>
    /// <returns>False when it is on already.</returns>
    public bool Begin(TimeSpan length)
    {
        if (IsOn)
            return false;
        Volatile.Write(ref _until, (time.LaneNow() + length).Ticks);
        return true;
    }
}

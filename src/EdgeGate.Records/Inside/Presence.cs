using EdgeGate.Access.Policy;

namespace EdgeGate.Records.Inside;

/// <summary>
/// Who is inside, for one run of a lane: counted by passages, put right by persons. Safe from any thread.
/// </summary>
public sealed class Presence
{
    private readonly Lock _gate = new();
    private volatile Occupancy _now;

    /// <param name="start">Who is inside by the journal.</param>
    public Presence(Occupancy start) => _now = start;

    /// <summary>At this moment.</summary>
    public Occupancy Now => _now;

    /// <summary>A vehicle went through the gate.</summary>
    /// <param name="plate">Its plate; empty: not readable.</param>
    /// <param name="role">Which way the lane leads.</param>
    /// <param name="local">Wall clock in the lane's zone.</param>
    public void Passed(string plate, LaneRole role, DateTimeOffset local) =>
        Change(inside => role == LaneRole.Entry ? inside.Enter(plate, local) : inside.Leave(plate));

    /// <summary>Puts it right.</summary>
    public void Change(Func<Occupancy, Occupancy> change)
    {
        lock (_gate)
            _now = change(_now);
    }
}

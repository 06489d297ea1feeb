namespace EdgeGate.Lane.Supervision;

/// <summary>
/// Hears each turn of the loops, and says that the lane is alive only when both have turned since it said so last. There is no timer in
/// it: what stands still is not covered by anything that still moves. Safe from any thread.
/// </summary>
/// <param name="time">The lane's clock.</param>
/// <param name="pause">The least time between two signs of life; well under a third of what the watchdogs allow.</param>
/// <param name="onAlive">Called under the lock by the loop whose turn completed the set; true for the first time.</param>
public sealed class Vitals(TimeProvider time, TimeSpan pause, Action<bool> onAlive)
{
    private readonly Lock _gate = new();
    private VitalLoop _turned;
    private long _last;
    private bool _wasAlive;

    /// <summary>One turn of a loop.</summary>
    public void Beat(VitalLoop loop)
    {
        lock (_gate)
        {
            _turned |= loop;
            if (_turned != VitalLoop.All || (_wasAlive && time.GetElapsedTime(_last) < pause))
                return;
            (_turned, _last) = (VitalLoop.None, time.GetTimestamp());
            var first = !_wasAlive;
            _wasAlive = true;
            onAlive(first);
        }
    }
}

namespace EdgeGate.Access.Tracking;

/// <summary>
/// Notices a vehicle that stands in the entry loop and shows no plate at all: a trailer across the camera's view, a plate under snow, a
/// bicycle with a cart. The tracker sees plates only; the loop sees metal. Pure: time comes with the calls. Used by one thread.
/// </summary>
public sealed class EntryWatch
{
    /// <summary>
    /// A vehicle that nothing was read of for so long stands there unseen; a plate in view has been decided on by then
    /// (tracker.decideAfterMs).
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <summary>A loop that is clear for less flickers: it is the same vehicle.</summary>
    public static readonly TimeSpan Flicker = TimeSpan.FromSeconds(1);

    /// <summary>A vehicle that was decided on this long before it came into the loop is the one that stands there.</summary>
    public static readonly TimeSpan Approach = TimeSpan.FromSeconds(10);

    private TimeSpan? _since;
    private TimeSpan _lastTaken;
    private TimeSpan _lastSeen = TimeSpan.MinValue;
    private bool _told;

    /// <summary>A vehicle was decided on.</summary>
    public void Seen(TimeSpan now) => _lastSeen = now;

    /// <summary>Takes in the loop's state.</summary>
    /// <param name="taken">True: something stands in the loop. Unknown and not fitted are false.</param>
    /// <param name="now">Lane clock.</param>
    /// <returns>True once for each vehicle that stands there and that nothing was read of.</returns>
    public bool Observe(bool taken, TimeSpan now)
    {
        if (taken)
        {
            if (_since is null)
                (_since, _told) = (now, false);
            _lastTaken = now;
        }
        else if (_since is not null && now - _lastTaken >= Flicker)
        {
            _since = null;
        }

        if (_since is not { } since || _told || !taken || now - since < Patience)
            return false;
        _told = true;
        return _lastSeen == TimeSpan.MinValue || _lastSeen < since - Approach;
    }
}

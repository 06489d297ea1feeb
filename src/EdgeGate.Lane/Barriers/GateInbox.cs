using EdgeGate.Barrier;

namespace EdgeGate.Lane.Barriers;

/// <summary>
/// A person's inputs on their way to a barrier that the lane's own thread moves. Bounded; what the lane does not take in time is
/// withdrawn, so that nothing moves long after somebody asked.
/// </summary>
public sealed class GateInbox
{
    private const int Most = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Queue<Item> _items = new();
    private volatile int _waiting;

    /// <summary>Hands one in and waits for the answer. From any thread but the lane's.</summary>
    /// <param name="kind">It.</param>
    /// <param name="stillWanted">
    /// Asked by the lane's thread when it takes it: after a pause of the whole process, that thread may be the first to wake.
    /// </param>
    /// <exception cref="TimeoutException">It was not taken within two seconds, or was not wanted any more when it was.</exception>
    public bool Post(BarrierInputKind kind, Func<bool> stillWanted)
    {
        var item = new Item { Kind = kind, StillWanted = stillWanted };
        lock (_gate)
        {
            if (_items.Count >= Most)
                throw new TimeoutException("too many inputs wait for the lane");
            _items.Enqueue(item);
            _waiting = _items.Count;
            while (item.Answer is null && !item.Withdrawn)
            {
                if (!Monitor.Wait(_gate, Patience) && item.Answer is null)
                    item.Withdrawn = true;
            }
        }

        return item.Answer ?? throw new TimeoutException("the lane did not take the input");
    }

    /// <summary>Carries out what waits. On the lane's thread.</summary>
    public void Drain(Func<BarrierInputKind, bool> apply)
    {
        if (_waiting == 0)
            return;
        lock (_gate)
        {
            while (_items.TryDequeue(out var item))
            {
                item.Withdrawn = item.Withdrawn || !item.StillWanted();
                if (!item.Withdrawn)
                    item.Answer = apply(item.Kind);
            }

            _waiting = 0;
            Monitor.PulseAll(_gate);
        }
    }

    private sealed class Item
    {
        public BarrierInputKind Kind { get; init; }

        public required Func<bool> StillWanted { get; init; }

        public bool? Answer { get; set; }

        public bool Withdrawn { get; set; }
    }
}

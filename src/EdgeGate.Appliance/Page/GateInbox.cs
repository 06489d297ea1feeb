using EdgeGate.Barrier;

namespace EdgeGate.Appliance.Page;

/// <summary>
/// A person's inputs on their way to a barrier that the lane's own thread moves. Bounded; what the lane does not take in time is
/// withdrawn, so that nothing moves long after somebody asked.
/// </summary>
internal sealed class GateInbox
{
    private const int Most = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Queue<Item> _items = new();
    private volatile int _waiting;

    /// <summary>Hands one in and waits for the answer. From any thread but the lane's.</summary>
    /// <exception cref="TimeoutException">It was not taken within two seconds.</exception>
    internal bool Post(BarrierInputKind kind)
    {
        var item = new Item { Kind = kind };
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
    internal void Drain(Func<BarrierInputKind, bool> apply)
    {
        if (_waiting == 0)
            return;
        lock (_gate)
        {
            while (_items.TryDequeue(out var item))
            {
                if (!item.Withdrawn)
                    item.Answer = apply(item.Kind);
            }

            _waiting = 0;
            Monitor.PulseAll(_gate);
        }
    }

    private sealed class Item
    {
        internal BarrierInputKind Kind { get; init; }

        internal bool? Answer { get; set; }

        internal bool Withdrawn { get; set; }
    }
}

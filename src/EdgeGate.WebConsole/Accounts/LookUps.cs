using EdgeGate.Domain;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// What one session has looked at lately, so that the audit gets one line for each look-up: not one for each page of it, each picture in it
/// or each time that the page asks again by itself. Bounded; safe from any thread.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class LookUps(TimeProvider time)
{
    /// <summary>Asked again within this time, it is still the same look-up.</summary>
    internal static readonly TimeSpan Same = TimeSpan.FromMinutes(10);

    private const int Most = 64, MostShown = 4000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, TimeSpan> _asked = new(StringComparer.Ordinal);
    private readonly HashSet<long> _shown = [];
    private readonly Queue<long> _order = new();

    /// <summary>Asks for something.</summary>
    /// <returns>True: it belongs to no look-up of the last minutes, and goes into the audit.</returns>
    internal bool Begins(string what)
    {
        var now = time.LaneNow();
        lock (_gate)
        {
            var begins = !_asked.TryGetValue(what, out var before) || now - before > Same;
            _asked[what] = now;
            if (_asked.Count > Most)
                _asked.Remove(_asked.MinBy(entry => entry.Value).Key);
            return begins;
        }
    }

    /// <summary>Events that were shown: their pictures belong to the look-up that showed them.</summary>
    internal void Show(IEnumerable<long> events)
    {
        lock (_gate)
        {
            foreach (var id in events.Where(_shown.Add))
                _order.Enqueue(id);
            while (_order.Count > MostShown)
                _shown.Remove(_order.Dequeue());
        }
    }

    /// <summary>True for an event that a look-up has shown.</summary>
    internal bool HasShown(long id)
    {
        lock (_gate)
            return _shown.Contains(id);
    }
}

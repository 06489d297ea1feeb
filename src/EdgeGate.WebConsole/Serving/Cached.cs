using EdgeGate.Domain;

namespace EdgeGate.WebConsole.Serving;

/// <summary>Something dear to make, kept for a while. Safe from any thread; made by one at a time.</summary>
internal sealed class Cached<T>(TimeProvider time)
    where T : class
{
    private readonly Lock _gate = new();
    private T? _value;
    private TimeSpan _made;

    /// <summary>What is kept, when it is young enough; null: it has to be made.</summary>
    internal T? Fresh(TimeSpan kept)
    {
        lock (_gate)
            return _value is not null && time.LaneNow() - _made <= kept ? _value : null;
    }

    internal T Get(Func<T> make, TimeSpan kept)
    {
        lock (_gate)
        {
            var now = time.LaneNow();
            if (_value is null || now - _made > kept)
                (_value, _made) = (make(), now);
            return _value;
        }
    }
}

namespace EdgeGate.WebConsole.Serving;

/// <summary>How many sockets one person holds: a live page costs pictures. Safe from any thread.</summary>
internal sealed class SocketShares
{
    /// <summary>Of one account: two pages and a test of the contacts.</summary>
    internal const int OfOne = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);

    /// <summary>Takes a place.</summary>
    /// <exception cref="BusyException">This person holds as many as anybody may.</exception>
    internal IDisposable Enter(string user)
    {
        lock (_gate)
        {
            var held = _held.GetValueOrDefault(user);
            if (held >= OfOne)
                throw new BusyException();
            _held[user] = held + 1;
        }

        return new Place(this, user);
    }

    private void Leave(string user)
    {
        lock (_gate)
        {
            if (--_held[user] == 0)
                _held.Remove(user);
        }
    }

    private sealed class Place(SocketShares owner, string user) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                owner.Leave(user);
        }
    }
}

namespace EdgeGate.WebConsole.Serving;

/// <summary>
/// How many pages one person has open at a time: a live page costs pictures. A page counts once, whatever sockets it has, and one that
/// connects again takes over from its own socket of before, which may not know yet that it is dead. Safe from any thread.
/// </summary>
internal sealed class SocketShares
{
    /// <summary>Pages of one account.</summary>
    internal const int OfOne = 3;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Place>> _held = new(StringComparer.Ordinal);

    /// <summary>Takes a place.</summary>
    /// <param name="user">Who is signed in.</param>
    /// <param name="page">The number that a page draws when it is loaded; empty: a page that nothing else belongs to.</param>
    /// <param name="purpose">A page has one socket for each.</param>
    /// <returns>The place; null: this person has as many pages open as anybody may.</returns>
    internal Place? Enter(string user, string page, string purpose)
    {
        Place? before, place = new Place(this, user, page, purpose);
        lock (_gate)
        {
            if (!_held.TryGetValue(user, out var places))
                _held[user] = places = [];
            before = places.Find(other => place.IsOfPage(other) && other.Purpose == purpose);
            if (!places.Exists(place.IsOfPage) && Pages(places) >= OfOne)
                return null;
            if (before is not null)
                places.Remove(before);
            places.Add(place);
        }

        before?.Replace();
        return place;
    }

    private static int Pages(List<Place> places) => places.Where((place, at) => !places.Take(at).Any(place.IsOfPage)).Count();

    private void Leave(Place place)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(place.User, out var places) && places.Remove(place) && places.Count == 0)
                _held.Remove(place.User);
        }
    }

    /// <summary>One socket's place; given back when it is disposed of.</summary>
    internal sealed class Place(SocketShares owner, string user, string page, string purpose) : IDisposable
    {
        private readonly CancellationTokenSource _replaced = new();
        private readonly Lock _gate = new();
        private bool _left;

        /// <summary>The same page has a newer socket: this one is over.</summary>
        internal CancellationToken Replaced => _replaced.Token;

        internal string User { get; } = user;

        internal string Page { get; } = page;

        internal string Purpose { get; } = purpose;

        internal bool IsOfPage(Place other) => Page.Length > 0 && Page == other.Page;

        internal void Replace()
        {
            lock (_gate)
            {
                // Elsewhere: what waits for it may take a moment.
                if (!_left)
                    _ = _replaced.CancelAsync();
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                if (_left)
                    return;
                _left = true;
                _replaced.Dispose();
            }

            owner.Leave(this);
        }
    }
}

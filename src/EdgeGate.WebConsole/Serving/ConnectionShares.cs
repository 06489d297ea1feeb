using System.Net;
using EdgeGate.WebConsole.Accounts;
using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole.Serving;

/// <summary>
/// Who may hold how many connections. Nobody who is not signed in can take the page from somebody who is: a newcomer takes the place of a
/// stranger's connection, one that does nothing first, and never of one that somebody signed in asks on. Safe from any thread.
/// </summary>
/// <param name="time">For the log.</param>
/// <param name="logger">Hears of a crowd, once a minute.</param>
internal sealed class ConnectionShares(TimeProvider time, ILogger logger)
{
    /// <summary>In all: what a small board serves without its lane noticing.</summary>
    internal const int Most = 64;

    /// <summary>Of strangers from one address: a browser opens six at once.</summary>
    internal const int OfOneAddress = 8;

    /// <summary>Of strangers through a tunnel that ends on the box, where everybody has one address: three browsers.</summary>
    internal const int OfTheBox = 24;

    /// <summary>Kept free of strangers.</summary>
    internal const int Reserved = 8;

    /// <summary>Of one person who is signed in: two browsers. What is more counts as a stranger's.</summary>
    internal const int OfOnePerson = 16;

    private const string Box = "box";

    private readonly Lock _gate = new();
    private readonly LinkedList<Share> _shares = [];
    private readonly OncePerMinute _told = new(time);

    /// <summary>Connections held now, for tests.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
                return _shares.Count;
        }
    }

    /// <summary>Takes a place for a new connection, another stranger's if need be.</summary>
    /// <param name="address">Where it comes from.</param>
    /// <param name="cut">Ends it.</param>
    /// <returns>The place; null: there is none.</returns>
    internal Share? Enter(IPAddress address, Action cut)
    {
        Share? gone, share = new Share(this, IPAddress.IsLoopback(address) ? Box : LoginGuard.PlaceOf(address), cut);
        lock (_gate)
        {
            var strangers = _shares.Where(other => other.User is null).ToArray();
            var neighbours = strangers.Where(other => other.Place == share.Place).ToArray();
            gone = neighbours.Length >= (share.Place == Box ? OfTheBox : OfOneAddress) ? Idlest(neighbours)
                : strangers.Length >= Most - Reserved || _shares.Count >= Most ? Idlest(strangers)
                : null;
            if (gone is not null)
                _shares.Remove(gone);
            if (_shares.Count < Most)
                _shares.AddLast(share);
            else
                share = null;
        }

        if ((gone is not null || share is null) && _told.IsDue(out var times))
            Log.Crowded(logger, times, address.ToString());

        // Outside the lock: it may call back.
        gone?.Cut();
        return share;
    }

    /// <summary>Somebody signed in asks on it.</summary>
    private void Trust(Share share, string user)
    {
        lock (_gate)
        {
            if (share.User is null && _shares.Count(other => other.User == user) < OfOnePerson)
                share.User = user;
        }
    }

    private void Leave(Share share)
    {
        lock (_gate)
            _shares.Remove(share);
    }

    private static Share? Idlest(Share[] shares) => Array.Find(shares, share => !share.IsBusy) ?? shares.FirstOrDefault();

    /// <summary>One connection's place.</summary>
    internal sealed class Share(ConnectionShares owner, string place, Action cut) : IDisposable
    {
        private int _asking;

        internal string Place { get; } = place;

        /// <summary>Who is signed in on it; null: a stranger's.</summary>
        internal string? User { get; set; }

        /// <summary>True while a request is being answered.</summary>
        internal bool IsBusy => Volatile.Read(ref _asking) > 0;

        internal void Cut() => cut();

        /// <summary>A request begins on it.</summary>
        /// <param name="user">Who is signed in; null: nobody.</param>
        internal void Begin(string? user)
        {
            Interlocked.Increment(ref _asking);
            if (user is not null)
                owner.Trust(this, user);
        }

        internal void End() => Interlocked.Decrement(ref _asking);

        public void Dispose() => owner.Leave(this);
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// Who is signed in. Kept in memory only: after a restart everybody signs in again. A session is known by the hash of its token, so
/// that nothing in memory can be used as a cookie. Safe from any thread.
/// </summary>
internal sealed class SessionStore(ConsoleOptions options, TimeProvider time)
{
    /// <summary>More browsers than work at one gate; then the one unused for longest is signed out.</summary>
    internal const int Most = 64;

    /// <summary>Of one person: a phone, a desk and two that were left open. Nobody signs others out by signing in.</summary>
    internal const int MostOfOne = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>Signs somebody in.</summary>
    /// <returns>The session and the token for the cookie: 256 random bits.</returns>
    internal (Session Session, string Token) Begin(string user, Role role)
    {
        var token = RandomText();
        var session = new Session(user, role, RandomText(), time.LaneNow(), time);
        lock (_gate)
        {
            EndWhere(IsOver);
            while (_sessions.Values.Count(other => other.User == user) >= MostOfOne)
                Drop(_sessions.Where(entry => entry.Value.User == user).MinBy(entry => entry.Value.Used).Key);
            while (_sessions.Count >= Most)
                Drop(_sessions.MinBy(entry => entry.Value.Used).Key);
            _sessions[Hash(token)] = session;
        }

        return (session, token);
    }

    /// <summary>The session of a token, or null.</summary>
    /// <param name="token">From the cookie.</param>
    /// <param name="use">True: a person did something, so that the idle time starts anew.</param>
    internal Session? Find(string? token, bool use)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 64)
            return null;
        lock (_gate)
        {
            EndWhere(IsOver);
            if (!_sessions.TryGetValue(Hash(token), out var session))
                return null;
            if (use)
                session.Used = time.LaneNow();
            return session;
        }
    }

    /// <summary>Seconds until a session ends by itself.</summary>
    internal TimeSpan Left(Session session)
    {
        var now = time.LaneNow();
        var (idle, whole) = (session.Used + TimeSpan.FromMinutes(options.IdleMinutes) - now,
            session.Began + TimeSpan.FromHours(options.SessionHours) - now);
        return idle < whole ? idle : whole;
    }

    /// <summary>Signs one browser out.</summary>
    internal void End(Session session)
    {
        lock (_gate)
            EndWhere(other => ReferenceEquals(other, session));
    }

    /// <summary>Signs a person out everywhere, but for one browser: their password or role has changed.</summary>
    internal void EndAll(string user, Session? except = null)
    {
        lock (_gate)
            EndWhere(session => session.User == user && !ReferenceEquals(session, except));
    }

    private bool IsOver(Session session) => Left(session) <= TimeSpan.Zero;

    private void EndWhere(Func<Session, bool> condition)
    {
        foreach (var key in _sessions.Where(entry => condition(entry.Value)).Select(entry => entry.Key).ToList())
            Drop(key);
    }

    private void Drop(string key)
    {
        if (_sessions.Remove(key, out var session))
            session.End();
    }

    private static string RandomText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

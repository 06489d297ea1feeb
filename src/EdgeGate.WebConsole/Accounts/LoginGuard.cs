using System.Net;
using System.Net.Sockets;
using EdgeGate.Domain;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// Slows guessing down without shutting anybody out for long: after a few wrong tries the next one has to wait, a minute at most, and a
/// device that has signed in before has a count of its own, which nobody else can spoil. A try is counted before its password is looked
/// at, so that many at once are no way round, and the count is taken back when it was right. Books are bounded. Safe from any thread.
/// </summary>
internal sealed class LoginGuard(TimeProvider time)
{
    private const int Remembered = 4096;
    private const string Here = "here";
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);

    /// <summary>Begins a try.</summary>
    /// <param name="name">Whose password.</param>
    /// <param name="place">Where it comes from; null where everybody has one place, as behind a tunnel that ends on the box.</param>
    /// <param name="device">The device, when it has signed in with this name before; null: it has not.</param>
    /// <param name="wait">How long it has to wait; zero: it may go on, and has been counted.</param>
    /// <returns>What to give back when the password was right, or was not looked at; null when it has to wait.</returns>
    internal IReadOnlyList<string>? Begin(string name, IPAddress? place, string? device, out TimeSpan wait)
    {
        var limits = Limits(name, place, device);
        lock (_gate)
        {
            var now = Now;
            wait = limits.Select(limit => Find(limit.Key, now).Next - now).Append(TimeSpan.Zero).Max();
            if (wait > TimeSpan.Zero)
                return null;
            foreach (var limit in limits)
            {
                var failures = Find(limit.Key, now).Failures + 1;
                _records[limit.Key] = new(failures, now, now + limit.WaitAfter(failures), limit);
            }

            Forget();
            return [.. limits.Select(limit => limit.Key)];
        }
    }

    /// <summary>It was right, or was never looked at: as if it had not been.</summary>
    /// <param name="keys">From <see cref="Begin"/>.</param>
    /// <param name="isRight">True: what this person did wrong before at this place is forgotten as well.</param>
    internal void TakeBack(IReadOnlyList<string> keys, bool isRight)
    {
        lock (_gate)
        {
            var now = Now;
            foreach (var key in keys)
            {
                if (!_records.TryGetValue(key, out var record))
                    continue;
                var failures = Math.Max(0, record.Failures - 1);
                if (failures == 0 || (isRight && record.Limit.IsPersonal))
                    _records.Remove(key);
                else
                    _records[key] = record with { Failures = failures, Next = Min(record.Next, now + record.Limit.WaitAfter(failures)) };
            }
        }
    }

    /// <summary>The part of an address that one subscriber has: IPv6 gives everybody as many addresses as he likes.</summary>
    internal static string PlaceOf(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address.ToString();

    /// <summary>How many counts are kept, for a test that they are bounded.</summary>
    internal int Known
    {
        get
        {
            lock (_gate)
                return _records.Count;
        }
    }

    private TimeSpan Now => time.LaneNow();

    // The second bounds guessing from many places: 35 and then one a minute stay under the hundred tries an hour of ASVS 2.2.1.
    private static Limit[] Limits(string name, IPAddress? place, string? device)
    {
        if (device is not null)
            return [new($"d {name} {device}", 10, TimeSpan.FromMinutes(1), true)];
        var of = place is null ? Here : PlaceOf(place);
        Limit[] person = [new($"n {name} {of}", 5, TimeSpan.FromMinutes(1), true),
            new($"a {name}", 35, TimeSpan.FromMinutes(1), false) { First = TimeSpan.FromMinutes(1) }];
        return place is null ? person : [.. person, new($"p {of}", 20, TimeSpan.FromSeconds(30), false)];
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private Record Find(string key, TimeSpan now) =>
        _records.TryGetValue(key, out var record) && now - record.Last < Forgotten ? record : default;

    private void Forget()
    {
        if (_records.Count <= Remembered)
            return;
        foreach (var old in _records.OrderBy(entry => entry.Value.Last).Take(Remembered / 4).Select(entry => entry.Key).ToList())
            _records.Remove(old);
    }

    private readonly record struct Limit(string Key, int Free, TimeSpan Longest, bool IsPersonal)
    {
        internal TimeSpan First { get; init; } = FirstWait;

        internal TimeSpan WaitAfter(int failures) =>
            failures < Free ? TimeSpan.Zero : Min(First * Math.Pow(2, Math.Min(10, failures - Free)), Longest);
    }

    private readonly record struct Record(int Failures, TimeSpan Last, TimeSpan Next, Limit Limit);
}

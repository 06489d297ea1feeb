namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// Slows guessing down: after a few wrong tries of one name from one place, or of many from one place, or of one name from anywhere,
/// no more are looked at for a while that doubles each time. Pure but for its own books, which are bounded. Safe from any thread.
/// </summary>
internal sealed class LoginGuard(TimeProvider time)
{
    private const int Remembered = 4096;
    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Record> _records = new(StringComparer.Ordinal);

    /// <summary>How long this name from this place has to wait; zero: not at all.</summary>
    internal TimeSpan Wait(string name, string place)
    {
        lock (_gate)
        {
            var now = Now;
            return Keys(name, place).Select(key => _records.TryGetValue(key.Key, out var record) ? record.LockedUntil - now : TimeSpan.Zero)
                .Append(TimeSpan.Zero).Max();
        }
    }

    /// <summary>Counts a wrong try.</summary>
    /// <returns>How long it is locked now, when this try locked it; otherwise zero.</returns>
    internal TimeSpan Failed(string name, string place)
    {
        lock (_gate)
        {
            var (now, locked) = (Now, TimeSpan.Zero);
            foreach (var (key, allowed) in Keys(name, place))
            {
                var record = _records.TryGetValue(key, out var known) && now - known.Last < Forgotten ? known : new Record(0, TimeSpan.Zero, TimeSpan.Zero);
                var failures = record.Failures + 1;
                var wait = failures < allowed ? TimeSpan.Zero : Min(FirstLock * Math.Pow(2, Math.Min(10, failures - allowed)), LongestLock);
                _records[key] = new(failures, now, wait > TimeSpan.Zero ? now + wait : record.LockedUntil);
                locked = wait > locked ? wait : locked;
            }

            Forget();
            return locked;
        }
    }

    /// <summary>A right password: this name is trusted from this place again.</summary>
    internal void Succeeded(string name, string place)
    {
        lock (_gate)
            _records.Remove(Keys(name, place)[0].Key);
    }

    private TimeSpan Now => time.GetElapsedTime(0);

    // The last one bounds guessing from many places; it is high, so that one place cannot lock a name out for everybody.
    private static (string Key, int Allowed)[] Keys(string name, string place) =>
        [($"n {name} {place}", 5), ($"p {place}", 15), ($"a {name}", 60)];

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private void Forget()
    {
        if (_records.Count <= Remembered)
            return;
        foreach (var old in _records.OrderBy(entry => entry.Value.Last).Take(Remembered / 4).Select(entry => entry.Key).ToList())
            _records.Remove(old);
    }

    private readonly record struct Record(int Failures, TimeSpan Last, TimeSpan LockedUntil);
}

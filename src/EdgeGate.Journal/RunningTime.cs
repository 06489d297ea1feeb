using System.Text.Json;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Journal;

/// <summary>
/// How long a box has run in all, boot by boot, and how far its journal was at moments of that. Whatever the wall clock says, an event is
/// at least as old as the box has run since: time without power is not counted, so that nothing is ever taken for older than it is. Kept in
/// a file; what a power cut takes of it makes ages smaller. Used by one thread.
/// </summary>
public sealed class RunningTime
{
    private static readonly TimeSpan Sampled = TimeSpan.FromDays(1), Kept = TimeSpan.FromHours(1);

    // Ten years of days: the longest that anything is kept.
    private const int Most = 3660;

    private readonly string _file;
    private readonly Guid _boot;
    private RunningTimeState _state;
    private double _savedAt = double.NegativeInfinity;

    /// <summary>Loads it; a file that is missing or damaged begins again.</summary>
    /// <param name="file">Where it is kept.</param>
    /// <param name="bootId">See <see cref="BootIdentity"/>.</param>
    public RunningTime(string file, Guid bootId) => (_file, _boot, _state) = (file, bootId, Load(file));

    /// <summary>How long the box has run in all.</summary>
    public TimeSpan Total => TimeSpan.FromSeconds(_state.TotalSeconds);

    /// <summary>The box still runs.</summary>
    /// <param name="sinceBoot">Monotonic time.</param>
    /// <param name="lastId">Id of the journal's newest event.</param>
    public void Note(TimeSpan sinceBoot, long lastId)
    {
        var before = _state.Boot == _boot ? _state.BootSeconds : 0;
        var total = _state.TotalSeconds + Math.Max(0, sinceBoot.TotalSeconds - before);
        var samples = _state.Samples;
        if (samples.Count == 0 || total - samples[^1].TotalSeconds >= Sampled.TotalSeconds)
            samples = [.. samples.Skip(samples.Count < Most ? 0 : 1), new(total, lastId)];
        _state = _state with { Boot = _boot, BootSeconds = sinceBoot.TotalSeconds, TotalSeconds = total, Samples = samples };
        if (total - _savedAt >= Kept.TotalSeconds)
            Save();
    }

    /// <summary>The highest id of which it is known that it and all below are at least so old; 0: none is.</summary>
    public long OlderThan(TimeSpan age) =>
        _state.Samples.LastOrDefault(sample => Total.TotalSeconds - sample.TotalSeconds >= age.TotalSeconds)?.LastId ?? 0;

    /// <summary>The least age of something else, counted from the first time that this is asked of it.</summary>
    /// <param name="name">What it is called.</param>
    public TimeSpan AgeOf(string name)
    {
        if (_state.Seen.TryGetValue(name, out var seen))
            return TimeSpan.FromSeconds(_state.TotalSeconds - seen);
        _state = _state with { Seen = new(_state.Seen) { [name] = _state.TotalSeconds } };
        Save();
        return TimeSpan.Zero;
    }

    /// <summary>It is gone.</summary>
    public void Forget(string name)
    {
        var seen = new Dictionary<string, double>(_state.Seen);
        if (!seen.Remove(name))
            return;
        _state = _state with { Seen = seen };
        Save();
    }

    private static RunningTimeState Load(string file)
    {
        try
        {
            var state = File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), RunningTimeJson.Default.RunningTimeState)
                : null;
            return state is { Samples: not null, Seen: not null } && double.IsFinite(state.TotalSeconds) && state.TotalSeconds >= 0
                && !state.Samples.Contains(null!)
                ? state : new();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new();
        }
    }

    private void Save()
    {
        _savedAt = _state.TotalSeconds;
        try
        {
            WholeFile.Replace(_file, JsonSerializer.SerializeToUtf8Bytes(_state, RunningTimeJson.Default.RunningTimeState));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without it ages are smaller after the next start, which deletes later and not earlier.
        }
    }
}

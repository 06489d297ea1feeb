using EdgeGate.Domain;

namespace EdgeGate.WebConsole.Serving;

/// <summary>What a stranger can cause as often as he likes is told once a minute, with how often it was. Safe from any thread.</summary>
internal sealed class OncePerMinute(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private TimeSpan? _told;
    private int _times;

    /// <summary>It happened once more.</summary>
    /// <param name="times">How often since it was told last, with this one.</param>
    /// <returns>True: tell it now.</returns>
    internal bool IsDue(out int times)
    {
        lock (_gate)
        {
            times = ++_times;
            var now = time.LaneNow();
            if (_told is { } told && now - told < Pause)
                return false;
            (_told, _times) = (now, 0);
            return true;
        }
    }
}

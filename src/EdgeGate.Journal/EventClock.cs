using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

/// <summary>Stamps events: boot, monotonic time, wall clock and how far to believe it. Safe from any thread.</summary>
public sealed class EventClock
{
    /// <summary>A wall clock that gains or loses more than this against monotonic time between two stamps was set, not slewed.</summary>
    public static readonly TimeSpan Jump = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Func<ClockSigns> _signs;
    private readonly ILogger _logger;
    private readonly Guid _bootId;
    private DateTimeOffset? _newest;
    private TimeSpan _offset;
    private TimeSpan _moved;

    /// <param name="time">Wall clock and monotonic clock.</param>
    /// <param name="bootId">See <see cref="BootIdentity"/>.</param>
    /// <param name="newestRecorded">Wall clock of the newest believable event in the store, see <see cref="NewestIn"/>.</param>
    /// <param name="signs">What the machine says of its clock; asked at each stamp, so it must be cheap.</param>
    /// <param name="logger">Logger.</param>
    public EventClock(TimeProvider time, Guid bootId, DateTimeOffset? newestRecorded, Func<ClockSigns> signs, ILogger logger)
    {
        (_time, _bootId, _newest, _signs, _logger) = (time, bootId, newestRecorded, signs, logger);
        _offset = Offset(out _, out _);
    }

    /// <summary>Now.</summary>
    public EventTime Now()
    {
        lock (_gate)
        {
            var offset = Offset(out var wall, out var monotonic);
            var moved = offset - _offset;
            _offset = offset;
            if (moved.Duration() > Jump)
            {
                _moved += moved;
                Log.ClockMoved(_logger, moved.TotalSeconds);
            }

            var state = ClockJudge.Judge(wall, _newest, _signs());

            // A clock that is not believed must not raise the mark by which it is judged.
            if (state != ClockState.Unknown && (_newest is null || wall > _newest))
                _newest = wall;
            return new(_bootId, monotonic, wall, state);
        }
    }

    /// <summary>How far the wall clock was set since the last call, zero when it was not: worth an event.</summary>
    public TimeSpan TakeJump()
    {
        lock (_gate)
        {
            var moved = _moved;
            _moved = TimeSpan.Zero;
            return moved;
        }
    }

    /// <summary>A technician set or confirmed the clock: what was recorded before no longer speaks against it.</summary>
    public void Confirm()
    {
        lock (_gate)
            _newest = null;
    }

    /// <summary>The wall clock of the newest event that was stamped by a clock that could be believed, among the last thousand.</summary>
    public static DateTimeOffset? NewestIn(IReadStore store)
    {
        foreach (var gateEvent in store.Query(new EventQuery { Limit = 1000 }))
        {
            if (gateEvent.Time.Clock != ClockState.Unknown)
                return gateEvent.Time.Wall;
        }

        return null;
    }

    private TimeSpan Offset(out DateTimeOffset wall, out TimeSpan monotonic)
    {
        wall = _time.GetUtcNow();
        monotonic = _time.GetElapsedTime(0);
        return wall - DateTimeOffset.UnixEpoch - monotonic;
    }
}

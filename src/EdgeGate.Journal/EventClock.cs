using EdgeGate.Domain;
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
    private bool _confirmed;

    /// <param name="time">Wall clock and monotonic clock.</param>
    /// <param name="bootId">See <see cref="BootIdentity"/>.</param>
    /// <param name="newestRecorded">Wall clock of the newest believable event in the store, see <see cref="NewestIn"/>.</param>
    /// <param name="signs">What the machine says of its clock; asked at each stamp, so it must be cheap.</param>
    /// <param name="logger">Logger.</param>
    /// <param name="believed">
    /// By how much the wall clock was ahead of monotonic time in this boot when it was last believed, see <see cref="BelievedIn"/>: what a
    /// person confirmed holds across a restart of this program. Null: it was not.
    /// </param>
    public EventClock(TimeProvider time, Guid bootId, DateTimeOffset? newestRecorded, Func<ClockSigns> signs, ILogger logger,
        TimeSpan? believed = null)
    {
        (_time, _bootId, _newest, _signs, _logger) = (time, bootId, newestRecorded, signs, logger);
        _offset = Offset(out _, out _);
        _confirmed = believed is { } before && (before - _offset).Duration() <= Jump;
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
                _confirmed = false;
                Log.ClockMoved(_logger, moved.TotalSeconds);
            }

            var signs = _signs();
            var state = ClockJudge.Judge(wall, _newest, _confirmed ? signs with { SetByHand = true } : signs);

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

    /// <summary>
    /// A technician says that the clock is right: it is believed until it is set or the machine starts again, and what was recorded before
    /// no longer speaks against it.
    /// </summary>
    public void Confirm()
    {
        lock (_gate)
        {
            // A jump that nobody has looked at yet was before this, and is what was confirmed.
            var offset = Offset(out _, out _);
            _moved += (offset - _offset).Duration() > Jump ? offset - _offset : TimeSpan.Zero;
            (_offset, _newest, _confirmed) = (offset, null, true);
        }
    }

    /// <summary>
    /// By how much the wall clock was ahead of this boot's monotonic time at the newest event; null when it was not believed, or in another
    /// boot.
    /// </summary>
    public static TimeSpan? BelievedIn(IReadStore store, Guid bootId) =>
        store.Query(new EventQuery { Limit = 1 }) is [{ Time: var time }] && time.BootId == bootId && time.Clock != ClockState.Unknown
            ? time.Wall - DateTimeOffset.UnixEpoch - time.Monotonic : null;

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
        monotonic = _time.LaneNow();
        return wall - DateTimeOffset.UnixEpoch - monotonic;
    }
}

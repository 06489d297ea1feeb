using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

/// <summary>
/// Keeps the store within its ages and its size, a small step at a time, so that a decision never waits long behind it.
/// Where the clock is not known, an event is taken for as old as the box has run since, boot by boot, and no older. Used by one thread.
/// </summary>
/// <param name="store">The journal.</param>
/// <param name="options">How long what is kept.</param>
/// <param name="logger">Logger.</param>
/// <param name="running">How long the box has run; null: nothing is deleted by age while the clock is not known.</param>
/// <param name="setAside">Journals that were set aside; null: they are left alone.</param>
public sealed class Retention(IReadStore store, InForce<JournalOptions> options, ILogger logger, RunningTime? running = null,
    SetAsideStores? setAside = null)
{
    // When room is needed, what is least missed goes first; who did what goes last.
    private static readonly GateEventKind[] LeastMissed =
        [GateEventKind.Barrier, GateEventKind.System, GateEventKind.Sighting, GateEventKind.Alarm, GateEventKind.Audit];

    // Deleting this many steps in a row without the store getting smaller means that its space is not given back.
    private const int FruitlessSteps = 50;

    private long _sizeBefore = long.MaxValue;
    private int _fruitless;

    /// <summary>One step.</summary>
    /// <param name="now">While this clock is not known it says nothing of an event's age: a wrong year would empty the store.</param>
    public RetentionResult Step(EventTime now)
    {
        running?.Note(now.Monotonic, store.Query(new EventQuery { Limit = 1 }) is [{ Id: var newest }] ? newest : 0);
        setAside?.Step(now);
        var deleted = 0;
        foreach (var kind in LeastMissed)
        {
            if (deleted < options.Now.RetentionStep)
                deleted += DeleteOld(now, kind, options.Now.RetentionStep - deleted);
        }

        // A picture goes before its event; what goes with its event is not looked for here.
        var pictures = deleted < options.Now.RetentionStep ? DeleteOldPictures(now, options.Now.RetentionStep - deleted) : 0;

        var tooLarge = IsTooLarge;
        if (!tooLarge)
            (_sizeBefore, _fruitless) = (long.MaxValue, 0);
        else if (_fruitless < FruitlessSteps && deleted < options.Now.RetentionStep)
            deleted += MakeRoom(options.Now.RetentionStep - deleted);
        return new(deleted, deleted + pictures >= options.Now.RetentionStep || (tooLarge && deleted > 0), IsTooLarge);
    }

    private bool IsTooLarge => store.SizeBytes > options.Now.MaxMegabytes * 1_000_000L;

    private int MakeRoom(int limit)
    {
        _fruitless = store.SizeBytes < _sizeBefore ? 0 : _fruitless + 1;
        _sizeBefore = store.SizeBytes;
        foreach (var kind in LeastMissed)
        {
            if (Delete(DateTimeOffset.MaxValue, kind, limit) is var deleted and > 0)
                return deleted;
        }

        return 0;
    }

    private int DeleteOld(EventTime now, GateEventKind kind, int limit)
    {
        var keep = TimeSpan.FromDays(DaysOf(kind));
        if (now.Clock != ClockState.Unknown)
            return Delete(now.Wall - keep, kind, limit);
        var last = running?.OlderThan(keep) ?? 0;
        return last == 0 ? 0 : Told(store.DeleteUpTo(last, kind, limit), kind);
    }

    private int DeleteOldPictures(EventTime now, int limit)
    {
        var keep = TimeSpan.FromDays(options.Now.KeepPicturesDays);
        var last = running?.OlderThan(keep) ?? 0;
        var deleted = now.Clock != ClockState.Unknown ? store.DeletePicturesBefore(now.Wall - keep, limit)
            : last == 0 ? 0 : store.DeletePicturesUpTo(last, limit);
        if (deleted > 0)
            Log.PicturesDeleted(logger, deleted);
        return deleted;
    }

    private int Delete(DateTimeOffset before, GateEventKind kind, int limit) => Told(store.DeleteBefore(before, kind, limit), kind);

    private int Told(int deleted, GateEventKind kind)
    {
        if (deleted > 0)
            Log.Deleted(logger, deleted, kind);
        return deleted;
    }

    private int DaysOf(GateEventKind kind) => kind switch
    {
        GateEventKind.Sighting => options.Now.KeepSightingsDays,
        GateEventKind.Audit => options.Now.KeepAuditDays,
        _ => options.Now.KeepEventsDays,
    };
}

using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

/// <summary>
/// Keeps the store within its ages and its size, a small step at a time, so that a decision never waits long behind it.
/// Used by one thread.
/// </summary>
public sealed class Retention(IReadStore store, JournalOptions options, ILogger logger)
{
    // When room is needed, what is least missed goes first; who did what goes last.
    private static readonly GateEventKind[] LeastMissed =
        [GateEventKind.Barrier, GateEventKind.System, GateEventKind.Sighting, GateEventKind.Alarm, GateEventKind.Audit];

    // Deleting this many steps in a row without the store getting smaller means that its space is not given back.
    private const int FruitlessSteps = 50;

    private long _sizeBefore = long.MaxValue;
    private int _fruitless;

    /// <summary>One step.</summary>
    /// <param name="now">By age nothing is deleted while this clock is not known: a wrong year would empty the store.</param>
    public RetentionResult Step(EventTime now)
    {
        var deleted = 0;
        foreach (var kind in LeastMissed)
        {
            if (now.Clock != ClockState.Unknown && deleted < options.RetentionStep)
                deleted += Delete(now.Wall - TimeSpan.FromDays(DaysOf(kind)), kind, options.RetentionStep - deleted);
        }

        // A picture goes before its event; what goes with its event is not looked for here.
        var pictures = 0;
        if (now.Clock != ClockState.Unknown && deleted < options.RetentionStep)
            pictures = DeletePictures(now.Wall - TimeSpan.FromDays(options.KeepPicturesDays), options.RetentionStep - deleted);

        var tooLarge = IsTooLarge;
        if (!tooLarge)
            (_sizeBefore, _fruitless) = (long.MaxValue, 0);
        else if (_fruitless < FruitlessSteps && deleted < options.RetentionStep)
            deleted += MakeRoom(options.RetentionStep - deleted);
        return new(deleted, deleted + pictures >= options.RetentionStep || (tooLarge && deleted > 0), IsTooLarge);
    }

    private bool IsTooLarge => store.SizeBytes > options.MaxMegabytes * 1_000_000L;

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

    private int Delete(DateTimeOffset before, GateEventKind kind, int limit)
    {
        var deleted = store.DeleteBefore(before, kind, limit);
        if (deleted > 0)
            Log.Deleted(logger, deleted, kind);
        return deleted;
    }

    private int DeletePictures(DateTimeOffset before, int limit)
    {
        var deleted = store.DeletePicturesBefore(before, limit);
        if (deleted > 0)
            Log.PicturesDeleted(logger, deleted);
        return deleted;
    }

    private int DaysOf(GateEventKind kind) => kind switch
    {
        GateEventKind.Sighting => options.KeepSightingsDays,
        GateEventKind.Audit => options.KeepAuditDays,
        _ => options.KeepEventsDays,
    };
}

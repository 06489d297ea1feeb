using System.Globalization;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.Domain.Timing;
using EdgeGate.Journal;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Records;

/// <summary>
/// Once a day an event that names the vehicles denied one look-alike short of a listed plate, with their crops: misreads and mistyped lists
/// are found before a driver complains. Whether today's is due is asked of the journal, so that restarts neither skip nor repeat it.
/// </summary>
public sealed class DailyNearMisses : IDisposable
{
    /// <summary>What the event says, by which the last one is found again.</summary>
    private const string None = "nearMissesNone", Some = "nearMissesDay";

    /// <summary>Named and shown in one report; <c>edgegate near-misses</c> shows all.</summary>
    public const int Most = 10;

    private const int MostCounted = 1000;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    // Long enough after a start that a queue of cars has gone.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hourly = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly IReadStore _store;
    private readonly IGateRecords _records;
    private readonly Func<DateTimeOffset> _wall;
    private readonly Action<Phrase, IReadOnlyDictionary<string, byte[]>> _report;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private bool _stopped;

    /// <param name="store">Where the last report is looked for.</param>
    /// <param name="records">Finds near misses.</param>
    /// <param name="wall">The wall clock that events are stamped with.</param>
    /// <param name="report">Records a report with its crops.</param>
    /// <param name="time">Wakes it.</param>
    /// <param name="logger">Told why a day has no report.</param>
    public DailyNearMisses(
        IReadStore store, IGateRecords records, Func<DateTimeOffset> wall, Action<Phrase, IReadOnlyDictionary<string, byte[]>> report,
        TimeProvider time,
        ILogger logger)
    {
        (_store, _records, _wall, _report, _logger) = (store, records, wall, report, logger);
        _timer = time.CreateSteadyTimer(Wake, error => Log.NoDailyReport(_logger, error.Message), First, Hourly);
    }

    /// <summary>Ends it; a report that is being made is waited for, because the store is closed after.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopped = true;
            _timer.Dispose();
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_stopped)
                return;
            var since = _wall() - Day;
            if (!IsReported(since))
                Report(since);
        }
    }

    private bool IsReported(DateTimeOffset since) => EventExport
        .Read(_store, new EventQuery { Kind = GateEventKind.System, Since = since }).Any(one => one.Say?.Code is None or Some);

    private void Report(DateTimeOffset since)
    {
        var cases = _records.NearMisses(since, MostCounted);
        var named = cases.Take(Most).ToArray();
        var told = named.Select(miss => Phrase.Of("nearMissCase", ("id", miss.EventId), ("what", miss.Say ?? (PhraseValue)miss.Sentence)))
            .ToList();
        if (cases.Count > Most)
            told.Add(Phrase.Of("nearMissesMore"));
        _report(
            told.Count == 0 ? Phrase.Of("nearMissesNone")
                : Phrase.Of("nearMissesDay", ("count", cases.Count),
                    ("cases", told.Aggregate((all, next) => Phrase.Of("then", ("first", all), ("next", next))))),
            named.Where(miss => miss.Crop.Length > 0).DistinctBy(miss => miss.EventId)
                .ToDictionary(miss => string.Create(CultureInfo.InvariantCulture, $"plate-{miss.EventId}"), miss => miss.Crop));
    }
}

using EdgeGate.Configuration.Options;

namespace EdgeGate.Configuration.Keys;

public static class JournalKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        new TextKey("journal.directory", "a folder; relative paths start at this file", o => o.JournalDirectory, (o, v) => o.JournalDirectory = v)
        {
            About = "Where events are kept.", Why = "Where systemd keeps a service's state.", Shortest = 1, Restart = Restart.Store,
        },
        Count("budgetMs", 10, 10_000, "milliseconds", "Longest wait for a decision to be on disk.", "A card takes 20 to 100; a driver does not notice 250.",
            o => o.Journal.BudgetMs, (o, v) => o.Journal.BudgetMs = v),
        ChoiceKey.Of("journal.onFailure", "A vehicle may pass, but its event is not on disk in time: hold keeps the barrier shut, open opens it. Both raise an alarm.",
            "Nobody passes unrecorded unless the operator says so.", o => o.Journal.OnFailure, (o, v) => o.Journal.OnFailure = v),
        Count("batchMs", 0, 60_000, "milliseconds", "Lesser events wait this long to be written together.", "Fewer writes wear the card less.",
            o => o.Journal.BatchMs, (o, v) => o.Journal.BatchMs = v),
        Count("maxWaiting", 16, 100_000, "events", "Lesser events that wait at most; more are counted and reported.", "Minutes of a barrier's noise.",
            o => o.Journal.MaxWaiting, (o, v) => o.Journal.MaxWaiting = v),
        Count("keepSightingsDays", 1, 3650, "days", "Sightings are kept this long.", "Ask your data protection officer; 90 days settle most disputes.",
            o => o.Journal.KeepSightingsDays, (o, v) => o.Journal.KeepSightingsDays = v),
        Count("keepPicturesDays", 1, 3650, "days", "Pictures are kept this long; their events stay as long as their kind does.",
            "As long as the sightings; fewer days where the law wants faces and cars gone sooner than the record.",
            o => o.Journal.KeepPicturesDays, (o, v) => o.Journal.KeepPicturesDays = v),
        Count("keepEventsDays", 1, 3650, "days", "Barrier, system and alarm events are kept this long.", "As long as the sightings they explain.",
            o => o.Journal.KeepEventsDays, (o, v) => o.Journal.KeepEventsDays = v),
        Count("keepAuditDays", 1, 3650, "days", "Audit events are kept this long.", "A year of who did what.",
            o => o.Journal.KeepAuditDays, (o, v) => o.Journal.KeepAuditDays = v),
        Count("maxMegabytes", 16, 1_000_000, "megabytes", "The store is kept below this size.", "Fits the smallest card in use.",
            o => o.Journal.MaxMegabytes, (o, v) => o.Journal.MaxMegabytes = v),
        Count("retentionStep", 1, 10_000, "events", "Events deleted in one step.", "A step must not hold up a decision.",
            o => o.Journal.RetentionStep, (o, v) => o.Journal.RetentionStep = v),
    ];

    private static IntegerKey Count(
        string name, int min, int max, string unit, string about, string why, Func<EdgeGateOptions, int> get, Action<EdgeGateOptions, int> set) =>
        new($"journal.{name}", min, max, unit, get, set) { About = about, Why = why };
}

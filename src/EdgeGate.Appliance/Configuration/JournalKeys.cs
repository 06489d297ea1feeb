using EdgeGate.Journal;

namespace EdgeGate.Appliance.Configuration;

internal static class JournalKeys
{
    internal static IReadOnlyList<ConfigKey> All { get; } =
    [
        ConfigKey.Text("journal.directory", "/var/lib/edgegate", "a folder; relative paths start at this file", "Where events are kept.",
            (o, v) => o.JournalDirectory = v),
        ConfigKey.Integer("journal.budgetMs", 10, 10_000, "milliseconds", 250, "Longest wait for a decision to be on disk.", (o, v) => o.Journal.BudgetMs = v),
        ConfigKey.Choice("journal.onFailure", FailurePolicy.Hold,
            "A vehicle may pass, but its event is not on disk in time: hold keeps the barrier shut, open opens it. Both raise an alarm.",
            (o, v) => o.Journal.OnFailure = v),
        ConfigKey.Integer("journal.batchMs", 0, 60_000, "milliseconds", 500, "Lesser events wait this long to be written together.", (o, v) => o.Journal.BatchMs = v),
        ConfigKey.Integer("journal.maxWaiting", 16, 100_000, "events", 2048, "Lesser events that wait at most; more are counted and reported.",
            (o, v) => o.Journal.MaxWaiting = v),
        ConfigKey.Integer("journal.keepSightingsDays", 1, 3650, "days", 90, "Sightings are kept this long.", (o, v) => o.Journal.KeepSightingsDays = v),
        ConfigKey.Integer("journal.keepEventsDays", 1, 3650, "days", 90, "Barrier, system and alarm events are kept this long.", (o, v) => o.Journal.KeepEventsDays = v),
        ConfigKey.Integer("journal.keepAuditDays", 1, 3650, "days", 365, "Audit events are kept this long.", (o, v) => o.Journal.KeepAuditDays = v),
        ConfigKey.Integer("journal.maxMegabytes", 16, 1_000_000, "megabytes", 2000, "The store is kept below this size.", (o, v) => o.Journal.MaxMegabytes = v),
        ConfigKey.Integer("journal.retentionStep", 1, 10_000, "events", 100, "Events deleted in one step: a step must not hold up a decision.",
            (o, v) => o.Journal.RetentionStep = v),
    ];
}

using EdgeGate.Domain.Configuration;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Journal.JournalOptions>;

namespace EdgeGate.Journal;

/// <summary>What is kept, for how long, and what a lane does when it cannot be kept. Keys stand under <c>journal</c>.</summary>
public sealed record JournalOptions
{
    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<JournalOptions>> Keys { get; } =
    [
        Text("directory", o => o.Directory, (o, v) => o with { Directory = v },
            "a folder; relative paths start at this file",
            "Where events are kept.", "Where systemd keeps a service's state.", Restart.Store, shortest: 1),
        Whole("budgetMs", o => o.BudgetMs, (o, v) => o with { BudgetMs = v }, 10, 10_000, "milliseconds",
            "Longest wait for a decision to be on disk.", "A card takes 20 to 100; a driver does not notice 250."),
        Choice("onFailure", o => o.OnFailure, (o, v) => o with { OnFailure = v },
            "A vehicle may pass, but its event is not on disk in time: hold keeps the barrier shut, open opens it. Both raise an alarm.",
            "Nobody passes unrecorded unless the operator says so."),
        Whole("batchMs", o => o.BatchMs, (o, v) => o with { BatchMs = v }, 0, 60_000, "milliseconds",
            "Lesser events wait this long to be written together.", "Fewer writes wear the card less."),
        Whole("maxWaiting", o => o.MaxWaiting, (o, v) => o with { MaxWaiting = v }, 16, 100_000, "events",
            "Lesser events that wait at most; more are counted and reported.", "Minutes of a barrier's noise."),
        Whole("keepSightingsDays", o => o.KeepSightingsDays, (o, v) => o with { KeepSightingsDays = v }, 1, 3650, "days",
            "Sightings are kept this long.", "Ask your data protection officer; 90 days settle most disputes."),
        Whole("keepPicturesDays", o => o.KeepPicturesDays, (o, v) => o with { KeepPicturesDays = v }, 1, 3650, "days",
            "Pictures are kept this long; their events stay as long as their kind does.",
            "As long as the sightings; fewer days where the law wants faces and cars gone sooner than the record."),
        Whole("keepEventsDays", o => o.KeepEventsDays, (o, v) => o with { KeepEventsDays = v }, 1, 3650, "days",
            "Barrier, system and alarm events are kept this long.", "As long as the sightings they explain."),
        Whole("keepAuditDays", o => o.KeepAuditDays, (o, v) => o with { KeepAuditDays = v }, 1, 3650, "days",
            "Audit events are kept this long.", "A year of who did what."),
        Whole("maxMegabytes", o => o.MaxMegabytes, (o, v) => o with { MaxMegabytes = v }, 16, 1_000_000, "megabytes",
            "The store is kept below this size.", "Fits the smallest card in use."),
        Whole("retentionStep", o => o.RetentionStep, (o, v) => o with { RetentionStep = v }, 1, 10_000, "events",
            "Events deleted in one step.", "A step must not hold up a decision."),
    ];

    public string Directory { get; init; } = "/var/lib/edgegate";
    public int BudgetMs { get; init; } = 250;
    public FailurePolicy OnFailure { get; init; } = FailurePolicy.Hold;
    public int BatchMs { get; init; } = 500;
    public int MaxWaiting { get; init; } = 2048;
    public int KeepSightingsDays { get; init; } = 90;
    public int KeepPicturesDays { get; init; } = 90;
    public int KeepEventsDays { get; init; } = 90;
    public int KeepAuditDays { get; init; } = 365;
    public int MaxMegabytes { get; init; } = 2000;
    public int RetentionStep { get; init; } = 100;
}

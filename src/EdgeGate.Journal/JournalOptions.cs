using EdgeGate.Domain.Configuration;

namespace EdgeGate.Journal;

/// <summary>What is kept, for how long, and what a lane does when it cannot be kept. Keys stand under <c>journal</c>.</summary>
public sealed class JournalOptions
{
    /// <summary>Longest wait for a decision to be on disk, milliseconds, 10 to 10000, default 250.</summary>
    public int BudgetMs { get; set; } = 250;

    /// <summary>
    /// What a lane does with a granted vehicle whose event could not be made durable in time, default <see cref="FailurePolicy.Hold"/>.
    /// </summary>
    public FailurePolicy OnFailure { get; set; } = FailurePolicy.Hold;

    /// <summary>Lesser events wait this long for others to be written with them, milliseconds, 0 to 60000, default 500.</summary>
    public int BatchMs { get; set; } = 500;

    /// <summary>Lesser events that wait at most, 16 to 100000, default 2048; more are counted and reported, never silently lost.</summary>
    public int MaxWaiting { get; set; } = 2048;

    /// <summary>Sightings are kept this long, days, 1 to 3650, default 90.</summary>
    public int KeepSightingsDays { get; set; } = 90;

    /// <summary>Pictures are kept this long, days, 1 to 3650, default 90; the event that they belong to stays as long as its kind does.</summary>
    public int KeepPicturesDays { get; set; } = 90;

    /// <summary>Barrier, system and alarm events are kept this long, days, 1 to 3650, default 90.</summary>
    public int KeepEventsDays { get; set; } = 90;

    /// <summary>Audit events are kept this long, days, 1 to 3650, default 365.</summary>
    public int KeepAuditDays { get; set; } = 365;

    /// <summary>The store is kept below this size, megabytes (10^6 bytes), 16 to 1000000, default 2000.</summary>
    public int MaxMegabytes { get; set; } = 2000;

    /// <summary>Events deleted in one step of retention, 1 to 10000, default 100: a step must not hold up a decision.</summary>
    public int RetentionStep { get; set; } = 100;

    /// <summary>Every value that is out of range.</summary>
    public IEnumerable<OptionError> Validate()
    {
        (string Key, int Value, int Min, int Max, string Unit)[] ranges =
        [
            ("budgetMs", BudgetMs, 10, 10_000, "milliseconds"),
            ("batchMs", BatchMs, 0, 60_000, "milliseconds"),
            ("maxWaiting", MaxWaiting, 16, 100_000, "events"),
            ("keepSightingsDays", KeepSightingsDays, 1, 3650, "days"),
            ("keepPicturesDays", KeepPicturesDays, 1, 3650, "days"),
            ("keepEventsDays", KeepEventsDays, 1, 3650, "days"),
            ("keepAuditDays", KeepAuditDays, 1, 3650, "days"),
            ("maxMegabytes", MaxMegabytes, 16, 1_000_000, "megabytes"),
            ("retentionStep", RetentionStep, 1, 10_000, "events"),
        ];
        foreach (var (key, value, min, max, unit) in ranges)
        {
            if (value < min || value > max)
                yield return new($"journal.{key}", $"is {value}; it must be {min} to {max} {unit}");
        }
    }
}

namespace EdgeGate.Journal;

/// <summary>What became of an event that somebody waits for.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Id">Its id in the store; 0 unless durable.</param>
/// <param name="Took">How long the caller waited.</param>
/// <param name="Message">What went wrong and what to do; empty when durable.</param>
public readonly record struct JournalOutcome(JournalStatus Status, long Id, TimeSpan Took, string Message)
{
    /// <summary>
    /// Ends with the event's id when it reaches the disk after all, or with the store's fault; only for
    /// <see cref="JournalStatus.TimedOut"/>.
    /// </summary>
    public Task<long>? Later { get; init; }

    /// <summary>True when the event survives a power cut.</summary>
    public bool IsDurable => Status == JournalStatus.Durable;

    /// <summary>True when a granted vehicle may be let in: it is recorded, or the policy says to open all the same.</summary>
    public bool MayOpen(JournalOptions options) => IsDurable || options.OnFailure == FailurePolicy.Open;
}

namespace EdgeGate.Domain.Events;

/// <summary>What a look at a part of a store gave.</summary>
/// <param name="Last">Id of the last event looked at; the next look goes on after it.</param>
/// <param name="Done">True: there are no events after it.</param>
/// <param name="Sound">Events that are as they were recorded, with their pictures.</param>
/// <param name="Before">Events that were recorded before there were checksums, or under another key of the box: nothing can be said of
/// them.</param>
/// <param name="Findings">What is changed, missing or unreadable, one sentence for each.</param>
public sealed record StoreCheck(long Last, bool Done, long Sound, long Before, IReadOnlyList<string> Findings)
{
    /// <summary>Of the sound ones, those whose content was erased on a person's request.</summary>
    public long Erased { get; init; }

    /// <summary>The erasures that they name.</summary>
    public IReadOnlyList<string> Erasures { get; init; } = [];

    /// <summary>This part and the one that follows it.</summary>
    public StoreCheck With(StoreCheck next) =>
        new(next.Last, next.Done, Sound + next.Sound, Before + next.Before, [.. Findings, .. next.Findings])
        {
            Erased = Erased + next.Erased, Erasures = [.. Erasures.Union(next.Erasures)],
        };
}

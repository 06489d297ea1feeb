using EdgeGate.Access.Lists;
using EdgeGate.Access.Plates;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records;

/// <summary>
/// Searches a store by more than it has indexes for: the store walks whichever index fits, the rest is sifted here, and a search that
/// finds little gives up after a bounded number of events and says where to go on.
/// </summary>
public static class EventFinder
{
    /// <summary>Events that one call looks at, at most: what a page may take while somebody waits for it.</summary>
    public const int MostLookedAt = 250;

    private const int MostWithImages = 100;
    private const int Chunk = 125;

    /// <summary>One page.</summary>
    /// <exception cref="RecordsFaultException">The search makes no sense.</exception>
    public static EventPage Search(IReadStore store, EventSearch search)
    {
        var most = search.WithImages ? MostWithImages : 1000;
        if (search.Limit < 1 || search.Limit > most)
            throw new RecordsFaultException($"a page of {search.Limit} events: it takes 1 to {most}{(search.WithImages ? " with pictures" : "")}");
        var pattern = Pattern(search.Plate);
        var isExact = pattern.Length > 0 && !pattern.AsSpan().ContainsAny('*', '?');
        var query = new EventQuery
        {
            Kind = search.Kind ?? (search.Verdict is null && pattern.Length == 0 ? null : GateEventKind.Sighting),
            Plate = isExact ? pattern : null, Since = search.Since, Until = search.Until, WithImages = search.WithImages,
        };
        var sifts = search.Verdict is not null || search.Text.Length > 0 || (pattern.Length > 0 && !isExact);

        var (found, before, lookedAt) = (new List<GateEvent>(), search.BeforeId, 0);
        while (lookedAt < MostLookedAt)
        {
            var wanted = sifts ? Chunk : search.Limit - found.Count;
            var page = store.Query(query with { BeforeId = before, Limit = wanted });
            foreach (var gateEvent in page)
            {
                before = gateEvent.Id;
                if (!sifts || Fits(gateEvent, search, isExact ? "" : pattern))
                    found.Add(gateEvent);
                if (found.Count == search.Limit)
                    return new(found, before);
            }

            if (page.Count < wanted)
                return new(found, null);
            lookedAt += page.Count;
        }

        return new(found, before);
    }

    private static string Pattern(string written)
    {
        Span<char> buffer = stackalloc char[PlateText.MaxLength];
        var length = PlateText.Normalise(written, buffer, keepWildcards: true);
        return length < 0
            ? throw new RecordsFaultException($"\"{written}\" has more than {PlateText.MaxLength} characters; a plate has at most that many")
            : new string(buffer[..length]);
    }

    private static bool Fits(GateEvent gateEvent, EventSearch search, string pattern) =>
        (search.Verdict is null || gateEvent.Decision?.Verdict == search.Verdict)
        && (pattern.Length == 0 || (gateEvent.Sighting is { } sighting && Wildcard.IsMatch(pattern, sighting.Text)))
        && (search.Text.Length == 0 || gateEvent.Text.Contains(search.Text, StringComparison.OrdinalIgnoreCase));
}

using EdgeGate.Domain.Events;

namespace EdgeGate.WebConsole.Wording;

/// <summary>What became of a vehicle, as <see cref="VehicleSentence"/> says it: "ABC1234: granted, did not open: the barrier is held".</summary>
internal static class VehicleSentences
{
    private static readonly Pattern[] Whole =
    [
        new("nowOnDisk", "{plate}: the event is on disk now, and the vehicle is still there; opening"),
        new("openingAgain", "{plate}: still there with the arm down; opening again, time {attempt}"), new("opening", "{plate}: opening"),
        new("opened", "{plate}: opened"), new("stands", "{plate}: granted, still before the closed arm (openings: {attempt}). Send somebody, or open by hand"),
        new("passed", "{plate}: passed"), new("backedAway", "{plate}: backed away, did not pass"),
    ];

    /// <summary>Alone, or with a reason behind them.</summary>
    private static readonly Pattern[] Heads =
    [
        new("grantedNotOpened", "{plate}: granted, did not open"), new("didNotOpen", "{plate}: did not open"), new("didNotPass", "{plate}: did not pass"),
    ];

    private static readonly Pattern[] Reasons =
    [
        new("whyHeld", "the barrier is held"), new("whyFaulted", "the barrier is faulted"), new("whyStopping", "the lane is stopping"),
        new("whyNotOnDisk", "the event is not on disk yet"), new("whyDisk", "the event cannot be written to disk"),
        new("whyRules", "the rules have changed since"), new("whyArm", "the arm came down before it drove on"),
        new("whyNothing", "nothing went under the arm"), new("whyShut", "the barrier did not open"),
    ];

    internal static IEnumerable<Pattern> All => [.. Whole, .. Heads, .. Reasons];

    /// <summary>Its parts; null when this is no such sentence.</summary>
    internal static IReadOnlyList<Phrase>? Of(string sentence)
    {
        if (Sentences.First(Whole, sentence) is { } whole)
            return [whole];
        var colon = sentence.LastIndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && Sentences.First(Reasons, sentence[(colon + 2)..]) is { } reason)
            return Sentences.First(Heads, sentence[..colon]) is { } head ? [head, reason] : null;
        return Sentences.First(Heads, sentence) is { } alone ? [alone] : null;
    }
}

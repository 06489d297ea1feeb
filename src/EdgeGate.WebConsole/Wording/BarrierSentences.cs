namespace EdgeGate.WebConsole.Wording;

/// <summary>What the barrier did: "barrier Closed -> Opening, contact Open closed (on OpenRequest)".</summary>
internal static class BarrierSentences
{
    private static readonly Pattern[] Parts =
    [
        new("faulted", "barrier {from:state} -> {to:state} ({fault:fault})"), new("moved", "barrier {from:state} -> {to:state}"),
        new("contactOpened", "contact {contact:contact} opened"), new("contactClosed", "contact {contact:contact} closed"),
        .. ((string[])["OpenRefusedHeld", "OpenRefusedFaulted", "CloseRefused", "Reopened", "SafetyStuck", "SafetyBlind", "FireBegan", "FireEnded", "MovedByItself"])
            .Select(note => new Pattern($"note{note}", note)),
    ];

    private static readonly Pattern[] Cause = [new("because", "on {cause:cause}")];

    internal static IEnumerable<Pattern> All => [.. Parts, .. Cause];

    /// <summary>Its parts; null when this is no sentence of the barrier.</summary>
    internal static IReadOnlyList<Phrase>? Of(string text)
    {
        var open = text.LastIndexOf(" (on ", StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')') || Sentences.First(Cause, text[(open + 2)..^1]) is not { } cause)
            return null;
        var phrases = new List<Phrase>();
        foreach (var part in text[..open].Split(", "))
        {
            // What the lines said when they failed is the kernel's word, in English.
            phrases.Add(Sentences.First(Parts, part) ?? Phrase.Verbatim(part));
        }

        return [.. phrases, cause];
    }
}

namespace EdgeGate.WebConsole.Wording;

/// <summary>What the barrier did: "barrier Closed -> Opening, contact Open closed (on OpenRequest)".</summary>
internal static class BarrierSentences
{
    private static readonly Pattern[] Parts =
    [
        new("faulted", "barrier {from:state} -> {to:state} ({fault:fault})"), new("moved", "barrier {from:state} -> {to:state}"),
        new("contactOpened", "contact {contact:contact} opened"), new("contactClosed", "contact {contact:contact} closed"),
    ];

    /// <summary>Notes may hold commas, so they are looked for whole. Older journals have their names.</summary>
    private static readonly (string Code, string Text)[] Notes =
    [
        ("noteOpenRefusedHeld", "not opened: a person holds the arm"), ("noteOpenRefusedFaulted", "not opened: the barrier is faulted or stopped"),
        ("noteCloseRefused", "not closed: a safety input is not at rest, or closing is not asked for here"),
        ("noteReopened", "opened again: something came under the closing arm"),
        ("noteSafetyStuck", "a safety input has been active for longer than a vehicle can need: it may be stuck; the arm is not closed meanwhile"),
        ("noteSafetyBlind", "a safety input did not notice several vehicles in a row: it is no longer relied on, and the arm is not closed"),
        ("noteFireBegan", "fire alarm: the barrier opens and stays open"),
        ("noteFireHeld", "fire alarm, but a person holds the barrier: it does not open until the hold is released"), ("noteFireEnded", "a person ended the fire alarm"),
        ("noteMovedByItself", "the arm moved without being asked"), ("noteTampered", "the cabinet was opened"), ("noteTamperEnded", "the cabinet is closed again"),
    ];

    private static readonly Pattern[] Cause = [new("because", "on {cause:cause}")];

    internal static IEnumerable<Pattern> All => [.. Parts, .. Cause];

    /// <summary>Codes of the notes, for tests.</summary>
    internal static IEnumerable<string> NoteCodes => Notes.Select(note => note.Code);

    /// <summary>Its parts; null when this is no sentence of the barrier.</summary>
    internal static IReadOnlyList<Phrase>? Of(string text)
    {
        var open = text.LastIndexOf(" (on ", StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')') || Sentences.First(Cause, text[(open + 2)..^1]) is not { } cause)
            return null;
        var phrases = new List<Phrase>();
        for (var rest = text[..open]; rest.Length > 0;)
        {
            var note = Array.Find(Notes, note => Begins(rest, note.Text) || Begins(rest, note.Code["note".Length..]));
            var length = note.Code is null ? rest.IndexOf(", ", StringComparison.Ordinal) : Begins(rest, note.Text) ? note.Text.Length : note.Code.Length - "note".Length;
            var part = length < 0 ? rest : rest[..length];

            // What the lines said when they failed is the kernel's word, in English.
            phrases.Add(note.Code is not null ? new(note.Code, new Dictionary<string, string>()) : Sentences.First(Parts, part) ?? Phrase.Verbatim(part));
            rest = rest.Length > part.Length + 2 ? rest[(part.Length + 2)..] : "";
        }

        return [.. phrases, cause];
    }

    private static bool Begins(string rest, string part) =>
        rest == part || (rest.StartsWith(part, StringComparison.Ordinal) && rest.AsSpan(part.Length).StartsWith(", ", StringComparison.Ordinal));
}

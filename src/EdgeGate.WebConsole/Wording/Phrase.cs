namespace EdgeGate.WebConsole.Wording;

/// <summary>A part of a sentence that the page says in its reader's language.</summary>
/// <param name="Code">Key of the page's words under <c>say</c>; empty: <paramref name="Values"/> holds a name or a note that is nobody's language.</param>
/// <param name="Values">What goes into its places. A value that begins with @ is itself a key of the page's words.</param>
public sealed record Phrase(string Code, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A text as somebody wrote it.</summary>
    internal static Phrase Verbatim(string text) => new("", new Dictionary<string, string> { ["text"] = text });
}

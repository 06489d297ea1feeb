using System.Globalization;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Domain.Records;

/// <summary>
/// What somebody looked at who may see other people's plates and pictures, as the audit has it, still without their name: one line for each
/// look-up, however many pages and pictures it shows. Pure.
/// </summary>
public static class LookUp
{
    private const int Longest = 60;

    /// <summary>Who may pass.</summary>
    public static Phrase WholeList { get; } = Phrase.Of("lookedAtList");

    /// <summary>The list as a file.</summary>
    public static Phrase ListFile { get; } = Phrase.Of("tookList");

    /// <summary>Plates that one character kept out.</summary>
    public static Phrase NearMisses { get; } = Phrase.Of("lookedAtNearMisses");

    /// <summary>Who is inside.</summary>
    public static Phrase Presence { get; } = Phrase.Of("lookedAtInside");

    /// <summary>The camera's picture as it comes, with the vehicles of the moment.</summary>
    public static Phrase Live { get; } = Phrase.Of("lookedAtLive");

    /// <summary>Vehicles that other rules would have decided on otherwise.</summary>
    public static Phrase WhatIf { get; } = Phrase.Of("lookedAtWhatIf");

    /// <summary>One event with its pictures.</summary>
    public static Phrase Event(long id) => Phrase.Of("lookedAtEvent", ("number", id));

    /// <summary>The list, or a part of it.</summary>
    public static Phrase List(string filter) => filter.Length == 0 ? WholeList : Phrase.Of("lookedInList", ("search", Shown(filter)));

    /// <summary>A search, whichever page of it.</summary>
    public static Phrase Of(EventSearch search) =>
        Conditions(search).ToArray() is { Length: > 0 } conditions ? Phrase.Of("lookedForEvents", ("search", conditions))
        : Phrase.Of("lookedAtEvents");

    private static IEnumerable<PhraseValue> Conditions(EventSearch search)
    {
        if (search.Plate.Length > 0)
            yield return Phrase.Of("searchPlate", ("text", Shown(search.Plate)));
        if (search.Text.Length > 0)
            yield return Phrase.Of("searchText", ("text", Shown(search.Text)));
        if (search.Kind is { } kind)
            yield return Phrase.Of("searchKind", ("kind", PhraseValue.Word("kind", kind)));
        if (search.Verdict is { } verdict)
            yield return Phrase.Of("searchDecision", ("verdict", PhraseValue.Word("verdict", verdict)));
        if (search.Since is { } since)
            yield return Phrase.Of("searchSince", ("moment", Moment(since)));
        if (search.Until is { } until)
            yield return Phrase.Of("searchUntil", ("moment", Moment(until)));
    }

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Shown(string text) => $"\"{Plain.Of(text.Length > Longest ? text[..Longest] : text)}\"";
}

using System.Globalization;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records;

/// <summary>What is kept of a person, in words. Pure.</summary>
public static class PersonText
{
    /// <summary>One line for each place.</summary>
    public static IEnumerable<string> Lines(PersonTraces traces) =>
    [
        Line(traces.Events, "events of the vehicle"), Line(traces.Mentions, "other events that name the plate"),
            Line(traces.Pictures, "pictures with them"),
        Line(traces.ListRows, "rows of the access list"), Line(traces.IsInside ? 1 : 0, "counted as inside"),
        .. traces.SetAside.Select(aside => Line(aside.Events, $"events in {aside.Folder}, which was set aside as damaged")),
        .. traces.Other.Select(other => $"      LOOK  {other}"),
    ];

    /// <summary>Counts alone.</summary>
    public static Phrase Counts(PersonTraces traces) => Phrase.Of(
        "personCounts", ("events", traces.Events), ("mentions", traces.Mentions), ("pictures", traces.Pictures), ("rows", traces.ListRows));

    private static string Line(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count,8}  {what}");
}

using System.Globalization;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Domain.Records;

/// <summary>
/// What somebody looked at who may see other people's plates and pictures, as the audit says it behind their name: one line for each look-up,
/// however many pages and pictures it shows. Pure.
/// </summary>
public static class LookUp
{
    private const int Longest = 60;

    /// <summary>Who may pass.</summary>
    public const string WholeList = "looked at the access list";

    /// <summary>The list as a file.</summary>
    public const string ListFile = "took the access list";

    /// <summary>Plates that one character kept out.</summary>
    public const string NearMisses = "looked at the near misses";

    /// <summary>Who is inside.</summary>
    public const string Presence = "looked at who is inside";

    /// <summary>The camera's picture as it comes, with the vehicles of the moment.</summary>
    public const string Live = "looked at the live picture";

    /// <summary>Vehicles that other rules would have decided on otherwise.</summary>
    public const string WhatIf = "looked at what other rules would have decided";

    /// <summary>One event with its pictures.</summary>
    public static string Event(long id) => string.Create(CultureInfo.InvariantCulture, $"looked at event {id}");

    /// <summary>The list, or a part of it.</summary>
    public static string List(string filter) => filter.Length == 0 ? WholeList : $"looked for {Shown(filter)} in the access list";

    /// <summary>A search, whichever page of it.</summary>
    public static string Of(EventSearch search)
    {
        var conditions = string.Join(", ", Conditions(search).Where(condition => condition.Length > 0));
        return conditions.Length == 0 ? "looked at all events" : $"looked for events: {conditions}";
    }

    private static IEnumerable<string> Conditions(EventSearch search) =>
    [
        search.Plate.Length > 0 ? $"plate {Shown(search.Plate)}" : "", search.Text.Length > 0 ? $"text {Shown(search.Text)}" : "",
        search.Kind is { } kind ? $"kind {kind}" : "", search.Verdict is { } verdict ? $"decision {verdict}" : "",
        search.Since is { } since ? $"since {Moment(since)}" : "", search.Until is { } until ? $"until {Moment(until)}" : "",
    ];

    private static string Moment(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Shown(string text) => $"\"{Plain.Of(text.Length > Longest ? text[..Longest] : text)}\"";
}

using System.Collections.Frozen;
using System.Text.RegularExpressions;
using EdgeGate.Access.Plates;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.Access.Replay;

/// <summary>
/// Which events concern the person with a plate, and what is left of one when they are erased: number, time, kind, decision and reason, so
/// that counts stay right, and nothing by which anybody could be known. Pure; safe from any thread.
/// </summary>
public sealed class PersonEvents
{
    /// <summary>What stands for a name that was erased within a sentence.</summary>
    public const string Gone = "(erased)";

    private readonly Regex _named;

    /// <param name="plate">As a person writes it.</param>
    /// <exception cref="ArgumentException">The text is not a plate.</exception>
    public PersonEvents(string plate)
    {
        Plate = PlateText.Normalise(plate);
        if (Plate.Length < 2)
            throw new ArgumentException($"\"{plate}\" has fewer than two letters and digits; write the whole plate", nameof(plate));

        // However somebody has written it: with blanks, dots and dashes, in small letters. Not as a part of a longer word.
        var spaced = string.Join(@"[\s.\-·]{0,2}", Plate.Select(c => Regex.Escape(c.ToString())));
        _named = new($@"(?<![\p{{L}}\p{{N}}]){spaced}(?![\p{{L}}\p{{N}}])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }

    /// <summary>The plate in the one form in which it is compared.</summary>
    public string Plate { get; }

    /// <summary>True for an event of the person's own vehicle.</summary>
    public bool IsOwn(GateEvent one) =>
        one.Sighting?.Text == Plate || one.Vehicle?.Plate == Plate
            || (one.Decision is { MatchedEntry.Length: > 0 } decision && IsPlate(decision.MatchedEntry));

    /// <summary>True for any other event that names the plate.</summary>
    public bool IsMention(GateEvent one) => !IsOwn(one) && (Names(one.Text) || one.Decision?.Trace.Any(step => Names(step.Detail)) == true);

    /// <summary>True for a text that names the plate.</summary>
    public bool Names(string text) => _named.IsMatch(text);

    /// <summary>What is left of an event that concerns the person.</summary>
    /// <param name="one">It.</param>
    /// <param name="reference">Names the erasure.</param>
    /// <returns>The event without pictures, but for a decision on another vehicle, which keeps its own.</returns>
    public GateEvent Without(GateEvent one, string reference)
    {
        if (IsOwn(one))
        {
            var erased = Phrase.Of("erasedOnRequest", ("reference", reference));
            var text = erased.English;
            return one with
            {
                Text = text,
                Say = erased,
                Images = FrozenDictionary<string, byte[]>.Empty,
                Sighting = one.Sighting is { } sighting ? sighting with { Text = "", Characters = [], Evidence = [] } : null,
                Vehicle = one.Vehicle is { } vehicle ? vehicle with { Plate = "" } : null,
                Decision = one.Decision is { } decision ? decision with { Explanation = text, Say = null, Trace = [], MatchedEntry = "" }
                : null,
            };
        }

        // A decision on somebody else stays his. Of what persons and the box itself wrote, who did what stands before the first name; what
        // follows may describe the person further.
        return one.Decision is { } other
            ? one with
            {
                Text = Hidden(one.Text),
                Say = one.Say?.With(Hidden),
                Decision = other with
                {
                    Explanation = Hidden(other.Explanation),
                    Say = other.Say?.With(Hidden),
                    Trace = [.. other.Trace.Select(step => step with { Detail = Hidden(step.Detail), Say = step.Say?.With(Hidden) })],
                },
            }
            : one with
            {
                Say = null,
                Text = $"{one.Text[.._named.Match(one.Text).Index]}{Gone}, reference {reference}",
                Images = FrozenDictionary<string, byte[]>.Empty
            };
    }

    private string Hidden(string text) => _named.Replace(text, Gone);

    // An entry may hold wildcards, and be longer than any plate.
    private bool IsPlate(string entry)
    {
        Span<char> buffer = stackalloc char[PlateText.MaxLength];
        var length = PlateText.Normalise(entry, buffer, keepWildcards: true);
        return length == Plate.Length && buffer[..length].SequenceEqual(Plate);
    }
}

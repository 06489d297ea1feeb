using EdgeGate.Access.Plates;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// Where things with a text stood that never moved while they were seen: signs, parked cars. One that drops out of view and returns at the
/// same place with the same text is the same thing, and what was decided on it stands. A vehicle that comes a second time does not stop
/// within 6 cm of where it stood. Forgets what was not seen for a day, and beyond 64 places the one unseen for longest.
/// </summary>
internal sealed class StillPlaces
{
    private const int Capacity = 64;
    private const float Apart = 0.25f;
    private const float Pixels = 1.5f;
    private const float Scale = 1.1f;
    private const float Alike = 0.6f;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    private readonly char[] _texts = new char[Capacity * PlateReading.MaxCharacters];
    private readonly Place[] _places = new Place[Capacity];

    /// <summary>Places remembered.</summary>
    public int Count { get; private set; }

    /// <summary>Remembers a track that ends, or what is new of it.</summary>
    public void Remember(PlateTrack track, TimeSpan now)
    {
        var index = IndexOf(track, now);
        if (index < 0)
        {
            index = Count < Capacity ? Count++ : Oldest();
            _places[index] = default;
        }

        // A glimpse that was too short to decide on does not undo what was decided before.
        var before = _places[index];
        var text = track.Evidence.Text;
        text.CopyTo(_texts.AsSpan(index * PlateReading.MaxCharacters));
        _places[index] = track.Decided || !before.Decided
            ? new(track.Motion.Centre, track.Motion.Size, text.Length, track.LastSeen, track.Decided, track.Verdict, track.DecidedSurely)
            : before with { Length = text.Length, LastSeen = track.LastSeen };
    }

    /// <summary>What stood where this stands; null when nothing did.</summary>
    public Place? Find(PlateTrack track, TimeSpan now) => IndexOf(track, now) is >= 0 and var index ? _places[index] : null;

    private int IndexOf(PlateTrack track, TimeSpan now)
    {
        for (var i = 0; i < Count; i++)
        {
            ref readonly var place = ref _places[i];
            var scale = place.Size / track.Motion.Size;
            if (now - place.LastSeen <= Memory && scale is < Scale and > 1 / Scale
                && place.Centre.DistanceTo(track.Motion.Centre) <= place.Size * Apart + Pixels && IsText(track, i))
                return i;
        }

        return -1;
    }

    private bool IsText(PlateTrack track, int index)
    {
        ReadOnlySpan<char> known = _texts.AsSpan(index * PlateReading.MaxCharacters, _places[index].Length);
        var text = track.Evidence.Text;
        return known.IsEmpty || text.IsEmpty || TextSimilarity.Of(known, text) >= Alike;
    }

    private int Oldest()
    {
        var oldest = 0;
        for (var i = 1; i < Count; i++)
            oldest = _places[i].LastSeen < _places[oldest].LastSeen ? i : oldest;
        return oldest;
    }

    /// <summary>Something that stood there.</summary>
    /// <param name="Centre">Where, pixels.</param>
    /// <param name="Size">How large, pixels.</param>
    /// <param name="Length">Characters of its text.</param>
    /// <param name="LastSeen">When it was seen last.</param>
    /// <param name="Decided">A decision was asked for.</param>
    /// <param name="Verdict">What it was.</param>
    /// <param name="Surely">It rested on a reading that was good enough.</param>
    internal readonly record struct Place(
        Point2 Centre, float Size, int Length, TimeSpan LastSeen, bool Decided, AccessVerdict? Verdict, bool Surely);
}

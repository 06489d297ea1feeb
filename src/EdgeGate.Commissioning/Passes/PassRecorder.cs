using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Measuring;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Passes;

/// <summary>
/// Makes passes out of what the lane says of its vehicles. Fed in the order of the lane; any frame size, as long as it does not change.
/// Not safe from several threads.
/// </summary>
/// <param name="plate">The known car's plate, upper case, no separators.</param>
/// <param name="limits">What counts as read.</param>
public sealed class PassRecorder(string plate, CommissioningLimits limits)
{
    private const int Followed = 16;

    /// <summary>So many wrong characters may still be the known car, read wrong: the fault that is never tolerated.</summary>
    private const int MisreadAtMost = 3;

    private readonly Dictionary<long, (Sighting Sighting, TimeSpan DecidedAt)> _decided = [];
    private readonly List<DrivePass> _passes = [];
    private readonly List<string> _others = [];

    /// <summary>The passes so far, oldest first.</summary>
    public IReadOnlyList<DrivePass> Passes => _passes;

    /// <summary>
    /// Plates of vehicles that came in between and are no passes: read with confidence, and so unlike the known plate that no misreading
    /// of it could look like that.
    /// </summary>
    public IReadOnlyList<string> Others => _others;

    /// <summary>A vehicle was decided on, for the first time or again.</summary>
    public void Decided(Sighting sighting, TimeSpan at)
    {
        // The first decision counts for the time, the last one for the text.
        var first = _decided.TryGetValue(sighting.Track, out var before) ? before.DecidedAt : at;
        if (_decided.Count >= Followed && !_decided.ContainsKey(sighting.Track))
            _decided.Remove(_decided.Keys.Min());
        _decided[sighting.Track] = (sighting, first);
    }

    /// <summary>A vehicle has gone: its pass is complete.</summary>
    /// <returns>The pass; null for one that was never decided on, and for another vehicle than the known one.</returns>
    public DrivePass? Left(Sighting sighting, int frameWidth, int frameHeight)
    {
        if (!_decided.Remove(sighting.Track, out var decided))
            return null;
        if (IsAnother(decided.Sighting))
        {
            _others.Add(decided.Sighting.Text);
            return null;
        }

        var pass = Measure(_passes.Count + 1, decided.Sighting, sighting, decided.DecidedAt, frameWidth, frameHeight);
        _passes.Add(pass);
        return pass;
    }

    /// <summary>Takes a pass out: another car came in between.</summary>
    /// <returns>False when there is no such pass.</returns>
    public bool Discard(int number)
    {
        var index = _passes.FindIndex(pass => pass.Number == number);
        if (index < 0)
            return false;
        _passes.RemoveAt(index);
        for (var i = index; i < _passes.Count; i++)
            _passes[i] = _passes[i] with { Number = i + 1 };
        return true;
    }

    private bool IsAnother(Sighting sighting) =>
        sighting.Confidence >= limits.MinConfidence && Unlike(sighting.Text) > Math.Max(MisreadAtMost, plate.Length / 2);

    /// <summary>Characters to change, add or drop between this text and the known plate.</summary>
    private int Unlike(string text)
    {
        var row = Enumerable.Range(0, plate.Length + 1).ToArray();
        for (var i = 1; i <= text.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= plate.Length; j++)
            {
                var changed = diagonal + (text[i - 1] == plate[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    private DrivePass Measure(int number, Sighting decided, Sighting whole, TimeSpan decidedAt, int frameWidth, int frameHeight)
    {
        // Headlights and plates that the picture's edge cuts say nothing of how the plate lies; where there is nothing else, they must.
        var evidence = whole.Evidence.Count > 0 ? whole.Evidence : decided.Evidence;
        var measure = PassMeasure.Of(whole with { Evidence = evidence }, limits.Reading, frameWidth, frameHeight);
        ReadingRecord[] counted = [.. evidence.Where(reading => PassMeasure.Counts(reading, limits.Reading))];
        var readings = counted.Length > 0 ? counted : evidence;
        var lies = PassMeasure.Lie(readings, frameWidth, frameHeight) ?? default;
        var area = FrameArea.Nothing;
        foreach (var reading in readings)
        {
            var box = reading.Corners;
            area = area.Union(new(box.Left / frameWidth, box.Top / frameHeight, box.Right / frameWidth, box.Bottom / frameHeight));
        }

        var confident = decided.Confidence >= limits.MinConfidence;
        return new(
            number, decided.Text, decided.Text == plate && confident, decided.Confidence, whole.Readings, whole.Agreeing,
            decidedAt - whole.FirstSeen,
            whole.Direction, lies.Height, lies.Tilt, lies.Slant, Statistics.Median(readings.Select(reading => (double)reading.FocusIndex)),
            lies.X, lies.Y, area)
        {
            IsConfident = confident,
            Measure = measure,
        };
    }
}

using System.Globalization;
using EdgeGate.Domain.Plates;

namespace EdgeGate.TestKit.Recorded;

/// <summary>
/// What the lane read in every frame of the shipped clip: seven vehicles with the jitter, misreadings and gaps of the real detector,
/// without pictures or models.
/// </summary>
public static class RecordedClip
{
    /// <summary>Pixels in a row of the clip.</summary>
    public const int Width = 1280;

    /// <summary>Rows of the clip.</summary>
    public const int Height = 720;

    /// <summary>Between two frames.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(80);

    /// <summary>How long it plays.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(75_920);

    private static readonly Lazy<ILookup<TimeSpan, string[]>> Lines = new(Read);

    /// <summary>Every frame in order, also those without a plate. The readings are new at each call.</summary>
    public static IEnumerable<(TimeSpan At, PlateReading[] Readings)> Frames()
    {
        for (var at = TimeSpan.Zero; at < Length; at += Interval)
            yield return (at, [.. Lines.Value[at].Select(line => Reading(line, at))]);
    }

    private static ILookup<TimeSpan, string[]> Read()
    {
        using var stream = typeof(RecordedClip).Assembly.GetManifestResourceStream("clip-readings.tsv")!;
        using var text = new StreamReader(stream);
        var lines = new List<string[]>();
        while (text.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                lines.Add(line.Split('\t'));
        }

        return lines.ToLookup(line => TimeSpan.FromMilliseconds(Number(line[0])));
    }

    private static PlateReading Reading(string[] line, TimeSpan at)
    {
        var reading = Readings.Of(line[1], Number(line[2]), frame: (long)(at / Interval), at: at);
        (reading.DetectionScore, reading.NotAPlate, reading.FocusIndex) = (Number(line[3]), Number(line[4]), Number(line[5]));
        (reading.Region, reading.SuperResolved) = (line[6], line[7] == "1");
        reading.Corners = PlateQuad.TryCreate(Corner(8), Corner(10), Corner(12), Corner(14), out var corners) ? corners
            : throw new InvalidDataException($"clip-readings.tsv, {line[0]} ms: these are not the corners of a plate");
        return reading;

        Point2 Corner(int first) => new(Number(line[first]), Number(line[first + 1]));
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}

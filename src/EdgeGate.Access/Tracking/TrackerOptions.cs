using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>How readings become sightings. Keys stand under <c>tracker</c>.</summary>
public sealed class TrackerOptions
{
    /// <summary>
    /// Readings of exactly the same text before a decision is asked for, 1 to 100, default 3: one frame is not to be trusted,
    /// and three are a fifth of a second at 15 frames a second.
    /// </summary>
    public int ReadyAgreeing { get; set; } = 3;

    /// <summary>Fused confidence before a decision is asked for, 0 to 1, default 0.9.</summary>
    public float ReadyConfidence { get; set; } = 0.9f;

    /// <summary>
    /// A vehicle has to stand this long before it is decided on as one that stands, milliseconds, 0 to 10000, default 800. One that
    /// moves is decided on once it is known where to: slowly, in up to a few seconds.
    /// </summary>
    public int DirectionWaitMs { get; set; } = 800;

    /// <summary>
    /// A vehicle seen this long is decided on with whatever is known, milliseconds, 100 to 60000, default 4000. The decision is
    /// asked for again when the reading gets better.
    /// </summary>
    public int DecideAfterMs { get; set; } = 4000;

    /// <summary>Least time between two decisions on one vehicle, milliseconds, 0 to 60000, default 500.</summary>
    public int ReviseEveryMs { get; set; } = 500;

    /// <summary>
    /// A vehicle unseen this long has gone, milliseconds, 100 to 60000, default 1500: longer than a wiper or a pedestrian hides it.
    /// </summary>
    public int EndAfterMs { get; set; } = 1500;

    /// <summary>
    /// A text decided on comes back within this time of being lost: the same visit, milliseconds, 0 to 600000, default 10000.
    /// </summary>
    public int DuplicateWindowMs { get; set; } = 10_000;

    /// <summary>
    /// Frames with a plate that nobody can read before it counts as a vehicle without a readable plate, 1 to 1000, default 8.
    /// </summary>
    public int NoReadFrames { get; set; } = 8;

    /// <summary>Shortest text that counts as read, 1 to 16, default 4: fragments of signs and half plates are shorter.</summary>
    public int MinCharacters { get; set; } = 4;

    /// <summary>
    /// A reading less certain than this is no text, only a plate seen, 0 to 1, default 0.05: grilles and bumpers are read as
    /// something, but never with conviction.
    /// </summary>
    public float MinReadingConfidence { get; set; } = 0.05f;

    /// <summary>
    /// True, the default: a text without a digit is taken for a sign or a badge as long as it has not moved by its own width. A plate
    /// of letters only is decided on once its vehicle has driven that far.
    /// </summary>
    public bool WordsMustMove { get; set; } = true;

    /// <summary>The detector's score below which a plate is not looked at, 0 to 1, default 0.3.</summary>
    public float MinDetectionScore { get; set; } = 0.3f;

    /// <summary>A reading that is no plate at all with at least this certainty is left out, 0 to 1, default 0.5.</summary>
    public float MaxNotAPlate { get; set; } = 0.5f;

    /// <summary>What counts as a plate that was read.</summary>
    public ReadingLimit Limit => new(MinReadingConfidence, MinCharacters, MaxNotAPlate);

    /// <summary>Growth or shrinkage of a plate that counts as movement towards or away, as a fraction, 0.02 to 1, default 0.12.</summary>
    public float ScaleChange { get; set; } = 0.12f;

    /// <summary>
    /// Sideways movement without growth that always counts as passing by, as a fraction of the frame's width, 0.05 to 1, default 0.3.
    /// Three plate sizes, about 0.7 m, count as well.
    /// </summary>
    public float PassingShare { get; set; } = 0.3f;

    /// <summary>
    /// True when the camera looks at the rear of the vehicles, so that they get smaller as they come to the gate. Default false.
    /// </summary>
    public bool RearCamera { get; set; }

    /// <summary>Every value that is out of range.</summary>
    public IEnumerable<OptionError> Validate()
    {
        (string Key, double Value, double Min, double Max, string Unit)[] ranges =
        [
            ("readyAgreeing", ReadyAgreeing, 1, 100, "readings"),
            ("readyConfidence", ReadyConfidence, 0, 1, ""),
            ("directionWaitMs", DirectionWaitMs, 0, 10_000, "milliseconds"),
            ("decideAfterMs", DecideAfterMs, 100, 60_000, "milliseconds"),
            ("reviseEveryMs", ReviseEveryMs, 0, 60_000, "milliseconds"),
            ("endAfterMs", EndAfterMs, 100, 60_000, "milliseconds"),
            ("duplicateWindowMs", DuplicateWindowMs, 0, 600_000, "milliseconds"),
            ("noReadFrames", NoReadFrames, 1, 1000, "frames"),
            ("minCharacters", MinCharacters, 1, 16, "characters"),
            ("minReadingConfidence", MinReadingConfidence, 0, 1, ""),
            ("minDetectionScore", MinDetectionScore, 0, 1, ""),
            ("maxNotAPlate", MaxNotAPlate, 0, 1, ""),
            ("scaleChange", ScaleChange, 0.02, 1, ""),
            ("passingShare", PassingShare, 0.05, 1, ""),
        ];
        foreach (var (key, value, min, max, unit) in ranges)
        {
            // Written so that a value that is no number at all is refused too.
            if (!(value >= min && value <= max))
                yield return new($"tracker.{key}", $"is {value:0.###}; it must be {min:0.###} to {max:0.###} {unit}".TrimEnd());
        }
    }
}

using EdgeGate.Commissioning.Passes;

namespace EdgeGate.Commissioning.Drift;

/// <summary>How the lane looked when it was accepted.</summary>
/// <param name="TakenAt">When.</param>
/// <param name="PlateHeight">Median, pixels.</param>
/// <param name="X">Median centre of plates, share of the frame's width.</param>
/// <param name="Y">The same of its height.</param>
/// <param name="Focus">Median focus index, 0 to 1.</param>
/// <param name="Confidence">Median fused confidence, 0 to 1.</param>
/// <param name="ReadRate">Share of vehicles with a text, 0 to 1.</param>
public sealed record DriftReference(
    DateTimeOffset TakenAt, double PlateHeight, double X, double Y, double Focus, double Confidence, double ReadRate)
{
    /// <summary>From the passes of a commissioning, as an hour of the lane is measured; null when none was right.</summary>
    public static DriftReference? From(IReadOnlyList<DrivePass> passes, DateTimeOffset takenAt)
    {
        if (!passes.Any(pass => pass.IsRight))
            return null;
        var bucket = new HourBucket(takenAt);
        foreach (var pass in passes)
            bucket.Add(pass.Measure);
        var all = bucket.ToHour();
        return new(takenAt, all.PlateHeight, all.X, all.Y, all.Focus, all.Confidence, all.ReadRate);
    }
}

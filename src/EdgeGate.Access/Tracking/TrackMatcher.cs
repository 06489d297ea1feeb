using EdgeGate.Access.Plates;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>Says how well a reading fits a vehicle that is already followed: by place, size and text.</summary>
internal static class TrackMatcher
{
    // Within how many plate sizes of the expected place a plate is looked for, how much this grows for each second unseen, and at most.
    private const float Reach = 2f;
    private const float ReachPerSecond = 2f;
    private const float LargestReach = 4f;

    // One box may be half a plate, the next the whole of it; more than that is another plate.
    private const float LargestScale = 2f;

    // The text of a plate that is cut speaks neither for a vehicle nor against it.
    private const float HalfAlike = 0.5f;

    /// <summary>0 when it cannot be the same vehicle; the higher the better.</summary>
    public static float Fit(PlateTrack track, PlateReading reading, TimeSpan at)
    {
        Span<char> buffer = stackalloc char[PlateReading.MaxCharacters];
        var text = buffer[..reading.CopyText(buffer)];
        var alike = reading.IsCut ? HalfAlike : TextSimilarity.Of(track.Evidence.Text, text);

        // Two plates that are both read with certainty and differ are two vehicles, even in the same place: one has followed the other.
        if (alike < 0.5f && reading.Confidence >= 0.8f && track.Fused.Confidence >= 0.8f && track.Fused.Agreeing >= 2)
            return 0;
        var scale = TrackMotion.SizeOf(reading.Corners) / track.Motion.Size;
        scale = MathF.Max(scale, 1 / scale);
        if (scale > LargestScale)
            return 0;
        var unseen = (float)(at - track.LastSeen).TotalSeconds;
        var reach = track.Motion.Size * MathF.Min(Reach + ReachPerSecond * unseen, LargestReach);
        var distance = track.Motion.Predict(at).DistanceTo(reading.Corners.Centre);
        var place = MathF.Max(0, 1 - distance / reach);

        // The same long text anywhere in the picture is the same vehicle: it moved fast, or frames are rare.
        if (place == 0 && (alike < 0.8f || text.Length < 5))
            return 0;
        return 0.01f + place + alike + 0.3f / scale;
    }
}

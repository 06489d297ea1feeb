using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>How much a reading's word counts beside the other readings of the same vehicle.</summary>
internal static class ReadingQuality
{
    // At this height in pixels a plate's strokes are two pixels wide; larger ones are not read better.
    private const float FullHeight = 24;

    /// <summary>Above 0 to 1. Small plates, soft ones and super-resolved ones count less.</summary>
    public static float Of(PlateReading reading)
    {
        var height = Math.Clamp(reading.Corners.Height / FullHeight, 0.25f, 1);
        var focus = 0.5f + 0.5f * (float.IsFinite(reading.FocusIndex) ? Math.Clamp(reading.FocusIndex, 0, 1) : 0);
        return height * focus * (reading.SuperResolved ? 0.5f : 1);
    }
}

namespace EdgeGate.Domain.Plates;

/// <summary>A point in a picture: pixels from the left and from the top; (0, 0) is the outer corner of the first pixel.</summary>
public readonly record struct Point2(float X, float Y)
{
    /// <summary>Distance in pixels.</summary>
    public float DistanceTo(Point2 other) => MathF.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));
}

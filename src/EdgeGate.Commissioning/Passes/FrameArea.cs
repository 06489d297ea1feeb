namespace EdgeGate.Commissioning.Passes;

/// <summary>A part of the frame, as shares of its width and height, 0 to 1.</summary>
public readonly record struct FrameArea(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Contains nothing; grows by <see cref="Union"/>.</summary>
    public static FrameArea Nothing => new(1, 1, 0, 0);

    /// <summary>True when there is nothing in it.</summary>
    public bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>The smallest area around both.</summary>
    public FrameArea Union(in FrameArea other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>Grown by a share of the frame at each side, kept inside the frame.</summary>
    public FrameArea Grow(double by) =>
        new(Math.Max(0, Left - by), Math.Max(0, Top - by), Math.Min(1, Right + by), Math.Min(1, Bottom + by));
}

namespace EdgeGate.Vision.Rectification;

/// <summary>A part of a frame, pixels. X and Y are even, so that it cuts no pair of pixels that share their colour.</summary>
internal readonly record struct FrameWindow(int X, int Y, int Width, int Height)
{
    /// <summary>The nearest legal window to a wish, inside a frame.</summary>
    internal static FrameWindow Clamp(float x, float y, float width, float height, int frameWidth, int frameHeight)
    {
        var left = Even(x, frameWidth);
        var top = Even(y, frameHeight);
        var right = Math.Clamp((int)MathF.Ceiling(x + width), left + 1, frameWidth);
        var bottom = Math.Clamp((int)MathF.Ceiling(y + height), top + 1, frameHeight);
        return new(left, top, right - left, bottom - top);
    }

    private static int Even(float value, int limit) => Math.Clamp((int)MathF.Floor(value), 0, limit - 1) & ~1;
}

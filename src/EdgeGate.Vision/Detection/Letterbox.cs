using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Rectification;

namespace EdgeGate.Vision.Detection;

/// <summary>
/// How a window of a frame was fitted into the detector's working size: scaled without changing its shape, centred, bars around.
/// </summary>
/// <param name="Window">The part of the frame.</param>
/// <param name="Left">Working pixels left of the picture.</param>
/// <param name="Top">Working pixels above the picture.</param>
/// <param name="Width">Width of the picture in working pixels.</param>
/// <param name="Height">Height of the picture in working pixels.</param>
internal readonly record struct Letterbox(FrameWindow Window, int Left, int Top, int Width, int Height)
{
    /// <summary>
    /// Fits <paramref name="window"/> into a working size; <paramref name="share"/> below 1 leaves a broader bar all around.
    /// </summary>
    internal static Letterbox Fit(FrameWindow window, int workingWidth, int workingHeight, float share = 1)
    {
        var scale = Math.Min((float)workingWidth / window.Width, (float)workingHeight / window.Height) * share;
        var width = Math.Clamp((int)MathF.Round(window.Width * scale), 1, workingWidth);
        var height = Math.Clamp((int)MathF.Round(window.Height * scale), 1, workingHeight);
        return new(window, (workingWidth - width) / 2, (workingHeight - height) / 2, width, height);
    }

    /// <summary>Working pixels for one frame pixel.</summary>
    internal float Scale => (float)Width / Window.Width;

    /// <summary>From the working picture to the frame.</summary>
    internal Point2 ToFrame(Point2 working) => new(
        (working.X - Left) * Window.Width / Width + Window.X,
        (working.Y - Top) * Window.Height / Height + Window.Y);

    /// <summary>From the frame to the working picture.</summary>
    internal Point2 ToWorking(Point2 frame) => new(
        (frame.X - Window.X) * Width / Window.Width + Left,
        (frame.Y - Window.Y) * Height / Window.Height + Top);
}

using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Api;

/// <summary>One text message of the live socket. A picture follows as the next, binary message when <see cref="Frame"/> is there.</summary>
/// <param name="Lane">The lane, when it has changed.</param>
/// <param name="Frame">What the picture that follows shows.</param>
internal sealed record LiveMessage(LaneBody? Lane, LiveMessage.FrameBody? Frame)
{
    /// <summary>The box's time when it was sent, see <see cref="Serving.BoxClock"/>.</summary>
    public string Clock { get; init; } = "";

    internal sealed record FrameBody(long Id, int Width, int Height, IReadOnlyList<PlateBody> Plates, long At)
    {
        internal static FrameBody From(LiveFrame frame) =>
            new(frame.Id, frame.FrameWidth, frame.FrameHeight, [.. frame.Plates.Select(PlateBody.From)],
                Serving.BoxClock.Milliseconds(frame.At));
    }

    internal sealed record PlateBody(
        float[] Corners, string Text, double Confidence, double Height, double Width, double Tilt, double Focus, double Light,
        double Spread, double Burnt, bool Cut)
    {
        internal static PlateBody From(LivePlate plate)
        {
            var quad = plate.Corners;
            float[] corners =
            [
                quad.TopLeft.X, quad.TopLeft.Y, quad.TopRight.X, quad.TopRight.Y,
                quad.BottomRight.X, quad.BottomRight.Y, quad.BottomLeft.X, quad.BottomLeft.Y,
            ];
            return new(
                [.. corners.Select(value => MathF.Round(value, 1))], plate.Text, Math.Round(plate.Confidence, 3),
                Math.Round(quad.Height, 1),
                Math.Round(quad.Width, 1), Math.Round(quad.TiltDegrees, 1), Math.Round(plate.FocusIndex, 3), Math.Round(plate.Light.Mean),
                Math.Round(plate.Light.Spread), Math.Round(plate.Light.Burnt, 3), plate.IsCut);
        }
    }
}

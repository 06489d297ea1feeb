using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Measuring;

/// <summary>How a plate lies in the picture.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Tilt">Slope of the text line, degrees, positive when the right end hangs lower.</param>
/// <param name="Slant">Lean of the sides away from a right angle to the text line, degrees, 0 to 90.</param>
/// <param name="X">Centre, share of the frame's width.</param>
/// <param name="Y">Centre, share of the frame's height.</param>
/// <param name="EdgeDistance">Distance to the nearest edge of the frame, share of the frame; negative outside.</param>
public readonly record struct PlateGeometry(double Width, double Height, double Tilt, double Slant, double X, double Y, double EdgeDistance)
{
    /// <summary>Measures corners.</summary>
    /// <param name="corners">Pixels.</param>
    /// <param name="frameWidth">Pixels, more than 0.</param>
    /// <param name="frameHeight">Pixels, more than 0.</param>
    public static PlateGeometry Of(in PlateQuad corners, int frameWidth, int frameHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameWidth);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frameHeight);
        double tilt = corners.TiltDegrees;
        double downX = corners.BottomLeft.X - corners.TopLeft.X + corners.BottomRight.X - corners.TopRight.X;
        double downY = corners.BottomLeft.Y - corners.TopLeft.Y + corners.BottomRight.Y - corners.TopRight.Y;
        var sides = Math.Atan2(downY, downX) * (180 / Math.PI) - 90;
        var lean = Math.Abs(Math.IEEERemainder(sides - tilt, 180));
        var edge = Math.Min(
            Math.Min(corners.Left, frameWidth - corners.Right) / frameWidth,
            Math.Min(corners.Top, frameHeight - corners.Bottom) / frameHeight);
        return new(corners.Width, corners.Height, tilt, lean, corners.Centre.X / frameWidth, corners.Centre.Y / frameHeight, edge);
    }
}

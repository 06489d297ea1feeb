using EdgeGate.Commissioning.Measuring;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning.Passes;

/// <summary>One pass of the known car.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">What was decided on; empty when no plate could be read.</param>
/// <param name="IsRight">It is the plate of the known car, with enough confidence.</param>
/// <param name="Confidence">Fused, 0 to 1.</param>
/// <param name="Readings">Readings of the vehicle until it left.</param>
/// <param name="Agreeing">Those of exactly this text.</param>
/// <param name="DecisionTime">From first sight to the decision.</param>
/// <param name="Direction">Which way it moved.</param>
/// <param name="PlateHeight">Median height, pixels.</param>
/// <param name="Tilt">Median slope of the text line, degrees.</param>
/// <param name="Slant">Median lean of the sides, degrees.</param>
/// <param name="Focus">Median focus index, 0 to 1.</param>
/// <param name="X">Median centre, share of the frame's width.</param>
/// <param name="Y">Median centre, share of the frame's height.</param>
/// <param name="Area">Where in the frame it was read: the box around all readings, shares of the frame.</param>
public sealed record DrivePass(
    int Number, string Text, bool IsRight, double Confidence, int Readings, int Agreeing, TimeSpan DecisionTime, Direction Direction,
    double PlateHeight, double Tilt, double Slant, double Focus, double X, double Y, FrameArea Area)
{
    /// <summary>Another plate was decided on with confidence: the one fault that lets a stranger in.</summary>
    public bool IsWrong => !IsRight && Text.Length > 0 && IsConfident;

    /// <summary>The vehicle as drift will measure the next ones.</summary>
    public PassMeasure Measure { get; init; }

    /// <summary>Confidence was enough to decide.</summary>
    public bool IsConfident { get; init; }
}

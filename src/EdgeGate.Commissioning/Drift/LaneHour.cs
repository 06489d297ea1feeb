namespace EdgeGate.Commissioning.Drift;

/// <summary>One hour of a lane's life.</summary>
/// <param name="Hour">Its beginning, local time.</param>
/// <param name="Vehicles">Vehicles seen.</param>
/// <param name="Read">Those with a text.</param>
/// <param name="Plates">Those whose plate was found, read or not.</param>
/// <param name="PlateHeight">Median, pixels; 0 without plates.</param>
/// <param name="X">Median centre, share of the frame's width.</param>
/// <param name="Y">The same of its height.</param>
/// <param name="Focus">Median focus index.</param>
/// <param name="Confidence">Median fused confidence of those read.</param>
public sealed record LaneHour(
    DateTimeOffset Hour, int Vehicles, int Read, int Plates, double PlateHeight, double X, double Y, double Focus, double Confidence)
{
    /// <summary>Share of vehicles read, 0 to 1; 0 without vehicles.</summary>
    public double ReadRate => Vehicles > 0 ? (double)Read / Vehicles : 0;
}

namespace EdgeGate.WebConsole.Ports;

/// <summary>One hour of a lane's life.</summary>
/// <param name="Hour">Its beginning.</param>
/// <param name="Vehicles">Vehicles seen.</param>
/// <param name="ReadRate">Share of them read, 0 to 1.</param>
/// <param name="PlateHeight">Median, pixels.</param>
/// <param name="Focus">Median focus index.</param>
/// <param name="Confidence">Median confidence.</param>
public sealed record DriftHour(DateTimeOffset Hour, int Vehicles, double ReadRate, double PlateHeight, double Focus, double Confidence);

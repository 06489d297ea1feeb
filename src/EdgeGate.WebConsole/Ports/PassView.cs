namespace EdgeGate.WebConsole.Ports;

/// <summary>One pass of the known car.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">What was decided on; may be empty.</param>
/// <param name="Right">It is the known plate, with enough confidence.</param>
/// <param name="Wrong">Another plate was decided on with confidence.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Readings">Readings of the vehicle.</param>
/// <param name="Seconds">From first sight to the decision.</param>
/// <param name="Height">Median height of the plate, pixels.</param>
public sealed record PassView(int Number, string Text, bool Right, bool Wrong, double Confidence, int Readings, double Seconds,
    double Height);

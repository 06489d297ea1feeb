namespace EdgeGate.WebConsole.Ports;

/// <summary>How a plate is lit.</summary>
/// <param name="Mean">Mean luma, 0 black to 255 white.</param>
/// <param name="Spread">Luma between its darkest and its brightest twentieth: what a character differs from its ground by.</param>
/// <param name="Burnt">Share of pixels at the white end, 0 to 1.</param>
public readonly record struct PlateLight(float Mean, float Spread, float Burnt);

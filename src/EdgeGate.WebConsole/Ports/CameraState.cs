namespace EdgeGate.WebConsole.Ports;

/// <summary>A camera at one moment.</summary>
/// <param name="Source">What it is, without a password.</param>
/// <param name="Running">True while frames come.</param>
/// <param name="FramesPerSecond">Smoothed; 0 while none come.</param>
/// <param name="FrameAgeSeconds">Since the last frame; null before the first.</param>
/// <param name="Missed">Frames that were never looked at.</param>
/// <param name="Faults">Faults since the start.</param>
/// <param name="LastFault">In words; empty when there was none.</param>
public sealed record CameraState(
    string Source, bool Running, double FramesPerSecond, double? FrameAgeSeconds, long Missed, long Faults, string LastFault);

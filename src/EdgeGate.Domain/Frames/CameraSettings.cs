namespace EdgeGate.Domain.Frames;

/// <summary>What to ask of a camera.</summary>
/// <param name="Device">The node, for example <c>/dev/video0</c> or <c>/dev/v4l/by-id/…</c>.</param>
/// <param name="Width">Pixels wanted; the nearest size that the camera has is taken.</param>
/// <param name="Height">Pixels wanted.</param>
/// <param name="FramesPerSecond">Rate wanted, 1 to 120.</param>
public sealed record CameraSettings(string Device, int Width = 1280, int Height = 720, int FramesPerSecond = 15);

namespace EdgeGate.Platform.Camera;

/// <summary>What a camera offers or was set to.</summary>
/// <param name="Code">Pixel format, four letters in a number.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="FramesPerSecond">The highest rate at this size; 0 when the camera does not say.</param>
internal readonly record struct CameraFormat(uint Code, int Width, int Height, double FramesPerSecond);

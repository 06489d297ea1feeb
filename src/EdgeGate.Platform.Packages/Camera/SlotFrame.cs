namespace EdgeGate.Platform.Packages.Camera;

/// <summary>A frame as the camera delivered it.</summary>
/// <param name="Data">An array of the shared pool.</param>
/// <param name="Bytes">How much of it counts.</param>
/// <param name="Id">Number of the frame, from 1.</param>
/// <param name="At">When it came, on the lane's clock.</param>
internal readonly record struct SlotFrame(byte[] Data, int Bytes, long Id, TimeSpan At);

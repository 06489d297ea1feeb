namespace EdgeGate.WebConsole.Ports;

/// <summary>One picture of the lane for people.</summary>
/// <param name="Id">Number of the frame.</param>
/// <param name="FrameWidth">Width of the camera's picture, pixels: what corners are given in.</param>
/// <param name="FrameHeight">Its height.</param>
/// <param name="Jpeg">The picture, smaller than the camera's.</param>
/// <param name="Plates">What was seen in it.</param>
/// <param name="At">When the lane had looked at it, monotonic clock of the box: whoever shows it says how old it is.</param>
public sealed record LiveFrame(long Id, int FrameWidth, int FrameHeight, byte[] Jpeg, IReadOnlyList<LivePlate> Plates, TimeSpan At);

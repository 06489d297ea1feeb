namespace EdgeGate.Appliance.Control;

/// <summary>One message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">What it holds.</param>
internal sealed record Frame(FrameKind Kind, byte[] Content);

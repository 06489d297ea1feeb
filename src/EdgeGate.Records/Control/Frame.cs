namespace EdgeGate.Records.Control;

/// <summary>One message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">What it holds.</param>
public sealed record Frame(FrameKind Kind, byte[] Content);

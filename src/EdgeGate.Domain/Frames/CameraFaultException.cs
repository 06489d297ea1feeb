namespace EdgeGate.Domain.Frames;

/// <summary>A camera or recording that cannot go on. The message names the source, what happened, and what to do.</summary>
public sealed class CameraFaultException(CameraFaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong.</summary>
    public CameraFaultKind Kind { get; } = kind;
}

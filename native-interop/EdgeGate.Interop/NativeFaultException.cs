namespace EdgeGate.Interop;

/// <summary>A native function that failed. The message is the library's own: it names the thing, what happened and the remedy.</summary>
public sealed class NativeFaultException(NativeStatus status, string message) : Exception(message)
{
    /// <summary>The kind of failure.</summary>
    public NativeStatus Status { get; } = status;
}

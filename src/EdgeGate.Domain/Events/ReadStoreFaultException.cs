namespace EdgeGate.Domain.Events;

/// <summary>A store that cannot do what it was asked. The message names the file, what happened, and what to do.</summary>
public sealed class ReadStoreFaultException(ReadStoreFaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What is wrong.</summary>
    public ReadStoreFaultKind Kind { get; } = kind;
}

namespace EdgeGate.Domain.Inference;

/// <summary>A model or a runtime that failed. The message names the file or the library, what happened, and what to do.</summary>
public sealed class InferenceFaultException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The runtime, its device or a file for it is not there at all: nothing is broken.</summary>
    public bool IsAbsence { get; init; }
}

namespace EdgeGate.Domain.Inference;

/// <summary>A model or a runtime that failed. The message names the file or the library, what happened, and what to do.</summary>
public sealed class InferenceFaultException(string message, Exception? inner = null) : Exception(message, inner);

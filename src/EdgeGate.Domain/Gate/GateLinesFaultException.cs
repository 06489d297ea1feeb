namespace EdgeGate.Domain.Gate;

/// <summary>A line that cannot be driven or read. The message names chip and line, what happened, and what to do.</summary>
public sealed class GateLinesFaultException(string message, Exception? inner = null) : Exception(message, inner);

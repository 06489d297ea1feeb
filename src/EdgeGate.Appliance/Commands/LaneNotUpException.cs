namespace EdgeGate.Appliance.Commands;

/// <summary>A lane could not open what its configuration names.</summary>
internal sealed class LaneNotUpException(string message, Exception cause) : Exception(message, cause);

namespace EdgeGate.Appliance.Commands;

/// <summary>Something the user asked for cannot be had as asked; the message says what to change.</summary>
internal sealed class SetupException(string message) : Exception(message);

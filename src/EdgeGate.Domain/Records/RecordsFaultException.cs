namespace EdgeGate.Domain.Records;

/// <summary>A question that cannot be answered or an order that cannot be carried out. The message says why and what to do.</summary>
public sealed class RecordsFaultException(string message, Exception? inner = null) : Exception(message, inner);

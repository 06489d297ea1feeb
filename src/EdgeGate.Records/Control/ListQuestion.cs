namespace EdgeGate.Records.Control;

/// <summary>Arguments of <see cref="Domain.Records.IGateRecords.List"/>.</summary>
public sealed record ListQuestion(string Filter, int Offset, int Limit);

namespace EdgeGate.Appliance.Control;

/// <summary>Arguments of <see cref="Domain.Records.IGateRecords.List"/>.</summary>
internal sealed record ListQuestion(string Filter, int Offset, int Limit);

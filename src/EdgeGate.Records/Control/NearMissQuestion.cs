namespace EdgeGate.Records.Control;

/// <summary>Arguments of <see cref="Domain.Records.IGateRecords.NearMisses"/>.</summary>
public sealed record NearMissQuestion(DateTimeOffset? Since, int Limit);

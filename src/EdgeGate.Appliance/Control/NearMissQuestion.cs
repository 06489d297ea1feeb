namespace EdgeGate.Appliance.Control;

/// <summary>Arguments of <see cref="Domain.Records.IGateRecords.NearMisses"/>.</summary>
internal sealed record NearMissQuestion(DateTimeOffset? Since, int Limit);

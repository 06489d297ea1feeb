namespace EdgeGate.Domain.Records;

/// <summary>What was exported.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Images">How many pictures.</param>
/// <param name="Bytes">Bytes of all files.</param>
public sealed record ExportSummary(long Events, long Images, long Bytes);

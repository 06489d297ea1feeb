namespace EdgeGate.Domain.Records;

/// <summary>What was exported.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Images">How many pictures.</param>
/// <param name="Bytes">Bytes of all files.</param>
public sealed record ExportSummary(long Events, long Images, long Bytes)
{
    /// <summary>What could not be read or is not as it was recorded, and was left out: one sentence for each event and picture.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}

namespace EdgeGate.Domain.Records;

/// <summary>A copy of what is kept of a person.</summary>
/// <param name="Found">What there is.</param>
/// <param name="Files">What was written of it.</param>
public sealed record PersonExport(PersonTraces Found, ExportSummary Files);

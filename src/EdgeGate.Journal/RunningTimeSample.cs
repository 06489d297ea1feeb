namespace EdgeGate.Journal;

/// <summary>How far the journal was.</summary>
internal sealed record RunningTimeSample(double TotalSeconds, long LastId);

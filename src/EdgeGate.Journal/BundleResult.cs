namespace EdgeGate.Journal;

/// <summary>What was exported.</summary>
/// <param name="Directory">Where it lies.</param>
/// <param name="Events">How many events.</param>
/// <param name="Images">How many pictures.</param>
public sealed record BundleResult(string Directory, int Events, int Images);

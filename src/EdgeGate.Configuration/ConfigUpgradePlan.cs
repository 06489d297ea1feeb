namespace EdgeGate.Configuration;

/// <summary>What bringing a file to this release's format would do.</summary>
/// <param name="Path">The file.</param>
/// <param name="From">Its format.</param>
/// <param name="To">The format of this release; the same as <paramref name="From"/> when there is nothing to do.</param>
/// <param name="Bytes">The file as it is.</param>
/// <param name="Upgraded">The file as it would be.</param>
/// <param name="Changes">What changes, one sentence each.</param>
public sealed record ConfigUpgradePlan(string Path, int From, int To, byte[] Bytes, byte[] Upgraded, IReadOnlyList<string> Changes);

namespace EdgeGate.Contracts.Imaging;

/// <summary>Numbers for test pictures.</summary>
internal static class Sequences
{
    /// <summary>So many grey levels, all over the range.</summary>
    internal static int[] Levels(this int count) => [.. Enumerable.Range(0, count).Select(index => index * 83 % 256)];
}

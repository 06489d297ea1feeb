using System.Numerics;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// Counts what goes wrong, and says which of it is worth a line: the first few, then each time that it has doubled. Safe from any thread.
/// </summary>
internal sealed class FailureCount
{
    private const int Told = 5;

    private int _count;

    /// <summary>One more.</summary>
    /// <returns>True: tell it.</returns>
    internal bool Add() => Interlocked.Increment(ref _count) is var count && (count <= Told || BitOperations.IsPow2(count));

    /// <summary>It went right.</summary>
    internal void Reset() => Interlocked.Exchange(ref _count, 0);
}

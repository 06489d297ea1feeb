namespace EdgeGate.WebConsole.Ports;

/// <summary>The program's own memory, without that of libraries and models: a collection stops every thread, the barrier's too.</summary>
/// <param name="Live">Bytes that the last collection found in use.</param>
/// <param name="Committed">Bytes that it holds of the machine for them.</param>
/// <param name="Collections">Collections since the program began.</param>
/// <param name="Pauses">How long they stopped every thread, all together.</param>
public readonly record struct ManagedHeap(long Live, long Committed, long Collections, TimeSpan Pauses)
{
    /// <summary>As it is now. Safe from any thread.</summary>
    public static ManagedHeap Now()
    {
        var last = GC.GetGCMemoryInfo();
        return new(last.HeapSizeBytes - last.FragmentedBytes, last.TotalCommittedBytes, GC.CollectionCount(0), GC.GetTotalPauseDuration());
    }
}

namespace EdgeGate.Domain;

/// <summary>
/// Gives memory back after rare large work. A list of sixteen megabytes leaves half a gigabyte of garbage, and the collector keeps for
/// good what it once had; a lane alone needs a fraction.
/// </summary>
public static class LargeGarbage
{
    /// <summary>Bytes of managed memory that are left alone.</summary>
    public const long Much = 256L << 20;

    /// <summary>
    /// Collects if there is much. Stops every thread meanwhile, for no longer than each collection that the work itself has cost. From any
    /// thread, behind the work, when nothing refers to what it made.
    /// </summary>
    public static void GiveBack()
    {
        if (GC.GetGCMemoryInfo().TotalCommittedBytes > Much)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}

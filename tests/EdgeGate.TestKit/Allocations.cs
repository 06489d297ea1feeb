namespace EdgeGate.TestKit;

/// <summary>Counts managed memory that this thread takes.</summary>
public static class Allocations
{
    private const int Rounds = 6;

    /// <summary>
    /// The fewest bytes that one of several rounds of <paramref name="work"/> took. The runtime itself takes some on this thread now and
    /// then, when it swaps compiled code; what the work takes shows in every round.
    /// </summary>
    public static long Fewest(Action work)
    {
        var fewest = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return fewest;
    }
}

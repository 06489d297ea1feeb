using System.Diagnostics;

namespace EdgeGate.Benchmarks;

/// <summary>Times an action: warms up, finds how many calls make a round of a few milliseconds, takes the best of many rounds.</summary>
internal static class Stopclock
{
    private const int Rounds = 40;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(3);

    internal static Measurement Time(Action action)
    {
        var calls = 1;
        while (Enumerable.Range(0, 3).Min(_ => Run(action, calls)) < Round)
            calls *= 2;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var time = Run(action, calls);
            best = time < best ? time : best;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return new(best.TotalNanoseconds / calls, (double)allocated / calls / Rounds);
    }

    private static TimeSpan Run(Action action, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            action();
        return Stopwatch.GetElapsedTime(start);
    }
}

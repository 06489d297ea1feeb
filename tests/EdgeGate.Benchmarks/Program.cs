using System.Globalization;
using EdgeGate.Benchmarks;

// Ratios and allocations are what to compare between machines; nanoseconds only on the same one.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine($"{"kernel",-46} {"vector ns",12} {"scalar ns",12} {"ratio",7} {"bytes",6}");
foreach (var (name, vector, scalar) in KernelBenchmarks.All())
{
    var (wide, narrow) = (Stopclock.Time(vector), Stopclock.Time(scalar));
    Console.WriteLine($"{name,-46} {wide.Nanoseconds,12:F0} {narrow.Nanoseconds,12:F0} {narrow.Nanoseconds / wide.Nanoseconds,7:F1} {wide.Bytes,6:F0}");
}

Console.WriteLine();
Console.WriteLine($"{"step",-46} {"microseconds",12} {"bytes",6}");
var allocating = 0;
foreach (var (name, action) in StageBenchmarks.All())
{
    var cost = Stopclock.Time(action);
    allocating += cost.Bytes >= 1 ? 1 : 0;
    Console.WriteLine($"{name,-46} {cost.Nanoseconds / 1000,12:F1} {cost.Bytes,6:F0}");
}

return allocating == 0 ? 0 : 1;

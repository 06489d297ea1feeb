namespace EdgeGate.Benchmarks;

/// <summary>What one run of a benchmark cost.</summary>
/// <param name="Nanoseconds">Least of all rounds: on a shared machine the least disturbed round is the one that says something.</param>
/// <param name="Bytes">Allocated by one call, mean.</param>
internal readonly record struct Measurement(double Nanoseconds, double Bytes);

namespace EdgeGate.Interop.Npu;

/// <summary>How a model is run.</summary>
/// <param name="Threads">1 to 64; for backends on the CPU.</param>
/// <param name="Deadline">Longest time of one run, whole milliseconds; zero: none.</param>
/// <param name="CoreMask">One bit for each core of the NPU; 0: the runtime chooses.</param>
public readonly record struct NpuModelSettings(int Threads, TimeSpan Deadline = default, uint CoreMask = 0)
{
    internal NpuOpenOptions ToNative() => new()
    {
        Threads = Threads,
        DeadlineMs = checked((int)Deadline.TotalMilliseconds),
        CoreMask = CoreMask,
    };
}

using EdgeGate.Domain.Inference;

namespace EdgeGate.Interop.Npu;

/// <summary>
/// The port of inference over <c>libedgegate_npu.so</c>. ONNX Runtime computes in this process; the vendors' NPU runtimes
/// (<c>sophgo</c>, <c>rockchip</c>) in processes of their own, started when a model is opened. Safe to use from several threads.
/// </summary>
public sealed class NpuInferenceBackend : IInferenceBackend
{
    /// <summary>The backend that computes on the CPU.</summary>
    public const string Cpu = "onnxruntime";

    private readonly Lock _gate = new();
    private readonly InferenceLimits _limits;
    private readonly bool _apart;
    private NpuBackend? _backend;
    private bool _disposed;

    private NpuInferenceBackend(string name, bool apart, InferenceLimits limits) => (Name, _apart, _limits) = (name, apart, limits);

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsCpu => Name == Cpu;

    /// <summary>The vendors' NPUs that this build has backends for, best first. Nothing is loaded before a model is opened.</summary>
    public static IReadOnlyList<NpuInferenceBackend> Accelerators(InferenceLimits limits) =>
        [Apart("sophgo", limits), Apart("rockchip", limits)];

    /// <summary>A runtime in processes of its own.</summary>
    /// <param name="name">A backend of <see cref="NpuBackend.ProbeApart"/>.</param>
    /// <param name="limits">A process that exceeds one is ended.</param>
    public static NpuInferenceBackend Apart(string name, InferenceLimits limits) => new(name, true, limits);

    /// <summary>ONNX Runtime in this process. A run of half a minute is stopped: a busy CPU is slow, but never that slow.</summary>
    public static NpuInferenceBackend OnCpu() => new(Cpu, false, InferenceLimits.Patient with { Run = TimeSpan.FromSeconds(30) });

    /// <summary>A line for each NPU of this build: its version and what it computes on, or why it is not used and what to
    /// install.</summary>
    /// <param name="openTimeout">For each.</param>
    public static IReadOnlyList<string> DescribeAccelerators(TimeSpan openTimeout)
    {
        try
        {
            return [.. NpuBackend.ProbeApart(openTimeout).Where(status => status.Name != Cpu).Select(status => status.ToLine())];
        }
        catch (DllNotFoundException error)
        {
            return [$"no NPU can be used: {error.Message}"];
        }
    }

    /// <inheritdoc/>
    public IInferenceEngine Open(string modelPath, int threads)
    {
        try
        {
            var backend = Runtime();
            var model = backend.Open(modelPath, new NpuModelSettings(threads, _limits.Run));
            var status = backend.Status;
            return new NpuInferenceEngine(model, $"{status.Name} {status.Version} ({status.Device})");
        }
        catch (NativeFaultException error)
        {
            throw new InferenceFaultException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _backend?.Dispose();
        }
    }

    // Opened with the first model, and tried again at every further attempt: an NPU may come back.
    private NpuBackend Runtime()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return _backend ??= _apart ? NpuBackend.OpenApart(Name, _limits.Open) : new NpuBackend(Name);
            }
            catch (Exception error) when (error is NativeFaultException or DllNotFoundException)
            {
                throw new InferenceFaultException($"the runtime {Name} is not available: {error.Message}", error)
                {
                    IsAbsence = error is not NativeFaultException fault || fault.Status == NativeStatus.Unavailable,
                };
            }
        }
    }
}

using EdgeGate.Domain.Inference;
using EdgeGate.Interop;
using EdgeGate.Interop.Npu;

namespace EdgeGate.Platform.Native.Inference;

/// <summary>
/// A runtime behind <c>libedgegate_npu.so</c>: <c>sophgo</c> (.bmodel), <c>rockchip</c> (.rknn) or <c>onnxruntime</c> (.onnx, on the
/// CPU). Safe to use from several threads.
/// </summary>
public sealed class NativeInferenceBackend : IInferenceBackend
{
    private readonly NpuBackend _backend;
    private readonly TimeSpan _deadline;

    /// <summary>Loads the runtime.</summary>
    /// <param name="name">One of the three names.</param>
    /// <param name="deadline">Longest time of one run; zero: none. A run that is stopped throws <see cref="InferenceFaultException"/>.</param>
    /// <exception cref="InferenceFaultException">The runtime or a library that it needs is missing; the message says what was tried.</exception>
    public NativeInferenceBackend(string name, TimeSpan deadline = default)
    {
        _deadline = deadline;
        try
        {
            _backend = new NpuBackend(name);
        }
        catch (Exception error) when (error is NativeFaultException or DllNotFoundException)
        {
            throw new InferenceFaultException($"the runtime {name} is not available: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public string Name => _backend.Status.Name;

    /// <summary>Opens every runtime that works on this machine, best first: an NPU before the CPU.</summary>
    /// <param name="deadline">Longest time of one run; zero: none.</param>
    /// <exception cref="InferenceFaultException">There is none; the message says why for each.</exception>
    public static IReadOnlyList<NativeInferenceBackend> OpenUsable(TimeSpan deadline = default)
    {
        List<NativeInferenceBackend> opened = [];
        List<string> reasons = [];
        foreach (var status in Probe())
        {
            if (status.Usable)
                opened.Add(new NativeInferenceBackend(status.Name, deadline));
            else
                reasons.Add($"{status.Name}: {status.Reason}");
        }

        return opened.Count > 0 ? opened : throw new InferenceFaultException("no inference runtime works here. " + string.Join(" | ", reasons));
    }

    /// <inheritdoc/>
    public IInferenceEngine Open(string modelPath, int threads)
    {
        try
        {
            var model = _backend.Open(modelPath, new NpuModelSettings(threads, _deadline));
            var status = _backend.Status;
            return new NativeInferenceEngine(model, $"{status.Name} {status.Version} ({status.Device})");
        }
        catch (NativeFaultException error)
        {
            throw new InferenceFaultException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _backend.Dispose();

    private static IReadOnlyList<NpuBackendStatus> Probe()
    {
        try
        {
            return NpuBackend.Probe();
        }
        catch (DllNotFoundException error)
        {
            throw new InferenceFaultException(error.Message, error);
        }
    }
}

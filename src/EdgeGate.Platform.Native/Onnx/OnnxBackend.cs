using EdgeGate.Domain.Inference;
using EdgeGate.Interop;
using EdgeGate.Interop.Npu;

namespace EdgeGate.Platform.Native.Onnx;

/// <summary>ONNX Runtime on the CPU, through <c>libedgegate_npu.so</c>. Safe to use from several threads.</summary>
public sealed class OnnxBackend : IInferenceBackend
{
    private readonly NpuBackend _backend;
    private readonly TimeSpan _deadline;

    /// <summary>Loads the runtime.</summary>
    /// <param name="deadline">Longest time of one run; zero: none. A run that is stopped throws <see cref="InferenceFaultException"/>.</param>
    /// <exception cref="InferenceFaultException">The runtime or a library that it needs is missing; the message says what was tried.</exception>
    public OnnxBackend(TimeSpan deadline = default)
    {
        _deadline = deadline;
        try
        {
            _backend = new NpuBackend("onnxruntime");
        }
        catch (Exception error) when (error is NativeFaultException or DllNotFoundException)
        {
            throw new InferenceFaultException($"ONNX Runtime is not available: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public string Name => "onnxruntime";

    /// <inheritdoc/>
    public IInferenceEngine Open(string modelPath, int threads)
    {
        try
        {
            var settings = new NpuModelSettings(threads, _deadline);
            return new OnnxEngine(_backend.Open(modelPath, settings), $"onnxruntime {_backend.Status.Version} (cpu)");
        }
        catch (NativeFaultException error)
        {
            throw new InferenceFaultException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _backend.Dispose();
}

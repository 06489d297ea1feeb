using EdgeGate.Domain.Inference;
using EdgeGate.Interop.Linux;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGate.Platform.Inference;

/// <summary>ONNX Runtime through its own package, on the CPU. Safe from several threads.</summary>
public sealed class OnnxBackend : IInferenceBackend
{
    /// <summary>
    /// The runtime counts its uses in a database in the user's home and sends the counts to its maker. A box has no network for that and no
    /// flash to spare. It reads this variable when it makes its environment, which is before anything can be said to it by calls.
    /// </summary>
    internal const string TelemetryOff = "ORT_DISABLE_TELEMETRY";

    /// <summary>Loads the native half of the package.</summary>
    /// <exception cref="InferenceFaultException">It is missing, or older than the package.</exception>
    public OnnxBackend()
    {
        ProcessEnvironment.Set(TelemetryOff, "1");
        try
        {
            // The runtime's own log would repeat on standard error what comes back as an exception.
            OrtEnv.Instance().EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
            Version = OrtEnv.Instance().GetVersionString();
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException)
        {
            throw new InferenceFaultException(
                "libonnxruntime.so cannot be loaded: put the one of the package Microsoft.ML.OnnxRuntime, or a newer one, beside the "
                + $"program under exactly this name ({(error.InnerException ?? error).Message})", error);
        }
    }

    /// <inheritdoc/>
    public string Name => "onnxruntime";

    /// <summary>Version of the native library, for example <c>1.22.0</c>.</summary>
    public string Version { get; }

    /// <inheritdoc/>
    public IInferenceEngine Open(string modelPath, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (!File.Exists(modelPath))
            throw new InferenceFaultException($"{modelPath}: no such model; check the path in the model's manifest");
        return OnnxEngine.Load(modelPath, threads, $"{Name} {Version} (cpu)");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The runtime wants one environment for the life of the process; engines own everything else.
    }
}

namespace EdgeGate.Domain.Inference;

/// <summary>
/// One loaded model. Used by one thread at a time. Its buffers live as long as it does and never move: pre-processing writes
/// straight into <see cref="Input"/>, post-processing reads straight from <see cref="Output"/>.
/// </summary>
public interface IInferenceEngine : IDisposable
{
    /// <summary>The backend that runs it, for example <c>onnxruntime 1.22.0 (cpu)</c>.</summary>
    string Backend { get; }

    /// <summary>The inputs, in the model's order.</summary>
    IReadOnlyList<TensorDescription> Inputs { get; }

    /// <summary>The outputs, in the model's order.</summary>
    IReadOnlyList<TensorDescription> Outputs { get; }

    /// <summary>Runs so far, and what the chip tells of itself. Safe from any thread.</summary>
    EngineStatistics Statistics => EngineStatistics.None;

    /// <summary>The memory of input <paramref name="index"/>.</summary>
    Span<byte> Input(int index);

    /// <summary>The memory of output <paramref name="index"/>, as the last <see cref="Run"/> left it.</summary>
    ReadOnlySpan<byte> Output(int index);

    /// <summary>Computes the outputs from the inputs. Allocates nothing.</summary>
    /// <exception cref="InferenceFaultException">The runtime failed; the outputs are then meaningless.</exception>
    void Run();
}

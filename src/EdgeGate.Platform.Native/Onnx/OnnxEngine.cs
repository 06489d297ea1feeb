using EdgeGate.Domain.Inference;
using EdgeGate.Interop;
using EdgeGate.Interop.Npu;

namespace EdgeGate.Platform.Native.Onnx;

/// <summary>One model on ONNX Runtime.</summary>
internal sealed class OnnxEngine(NpuModel model, string backend) : IInferenceEngine
{
    /// <inheritdoc/>
    public string Backend { get; } = backend;

    /// <inheritdoc/>
    public IReadOnlyList<TensorDescription> Inputs => model.Inputs;

    /// <inheritdoc/>
    public IReadOnlyList<TensorDescription> Outputs => model.Outputs;

    /// <inheritdoc/>
    public Span<byte> Input(int index) => model.Input(index);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Output(int index) => model.Output(index);

    /// <inheritdoc/>
    public void Run()
    {
        try
        {
            model.Run();
        }
        catch (NativeFaultException error)
        {
            throw new InferenceFaultException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}

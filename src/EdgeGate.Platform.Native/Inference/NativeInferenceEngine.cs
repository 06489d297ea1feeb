using EdgeGate.Domain.Inference;
using EdgeGate.Interop;
using EdgeGate.Interop.Npu;

namespace EdgeGate.Platform.Native.Inference;

/// <summary>One model on a runtime behind the bridge.</summary>
internal sealed class NativeInferenceEngine(NpuModel model, string backend) : IInferenceEngine
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

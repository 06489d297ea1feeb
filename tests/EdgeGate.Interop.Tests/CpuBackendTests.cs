using EdgeGate.Contracts.Inference;
using EdgeGate.Domain.Inference;
using EdgeGate.Interop.Npu;

namespace EdgeGate.Interop.Tests;

/// <summary>ONNX Runtime in this process, through the bridge.</summary>
public sealed class CpuBackendTests : InferenceContract
{
    /// <inheritdoc/>
    protected override IInferenceBackend CreateBackend() => NpuInferenceBackend.OnCpu();
}

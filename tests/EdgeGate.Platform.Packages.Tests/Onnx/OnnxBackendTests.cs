using EdgeGate.Contracts.Inference;
using EdgeGate.Domain.Inference;
using EdgeGate.Platform.Packages.Onnx;

namespace EdgeGate.Platform.Packages.Tests.Onnx;

/// <summary>The contract of inference, on Microsoft.ML.OnnxRuntime.</summary>
public sealed class OnnxBackendTests : InferenceContract
{
    /// <inheritdoc/>
    protected override IInferenceBackend CreateBackend() => new OnnxBackend();
}

using EdgeGate.Contracts.Inference;
using EdgeGate.Domain.Inference;
using EdgeGate.Platform.Native.Inference;

namespace EdgeGate.Platform.Native.Tests;

/// <summary>The contract of inference, on ONNX Runtime through libedgegate_npu.so.</summary>
public sealed class OnnxBackendTests : InferenceContract
{
    /// <inheritdoc/>
    protected override IInferenceBackend CreateBackend() => new NativeInferenceBackend("onnxruntime");
}

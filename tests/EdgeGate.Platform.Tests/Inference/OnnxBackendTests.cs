using EdgeGate.Contracts.Inference;
using EdgeGate.Domain.Inference;
using EdgeGate.Interop.Linux;
using EdgeGate.Platform.Inference;
using Xunit;

namespace EdgeGate.Platform.Tests.Inference;

/// <summary>The contract of inference, on Microsoft.ML.OnnxRuntime.</summary>
public sealed class OnnxBackendTests : InferenceContract
{
    /// <inheritdoc/>
    protected override IInferenceBackend CreateBackend() => new OnnxBackend();

    [Fact]
    public void Constructor_Always_SwitchesTheRuntimesTelemetryOffForTheCLibraries()
    {
        using var backend = new OnnxBackend();

        Assert.Equal("1", ProcessEnvironment.Get(OnnxBackend.TelemetryOff));
    }
}

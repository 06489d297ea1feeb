using EdgeGate.Contracts.Inference;
using EdgeGate.Domain.Inference;
using EdgeGate.Interop.Npu;
using Xunit;

namespace EdgeGate.Interop.Tests;

/// <summary>A runtime in processes of its own keeps the whole contract of inference.</summary>
public sealed class ApartBackendTests : InferenceContract
{
    private static readonly InferenceLimits Limits = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));

    [Fact]
    public void Open_UnknownRuntime_ListsTheKnown()
    {
        using var backend = NpuInferenceBackend.Apart("abacus", Limits);

        var fault = Assert.Throws<InferenceFaultException>(() => backend.Open("any.onnx", 1));

        Assert.Contains("abacus", fault.Message);
        Assert.Contains("sophgo, rockchip, onnxruntime", fault.Message);
    }

    [Fact]
    public void Open_AfterDispose_Throws()
    {
        var backend = NpuInferenceBackend.Apart("onnxruntime", Limits);
        backend.Dispose();

        Assert.Throws<ObjectDisposedException>(() => backend.Open("any.onnx", 1));
    }

    [Fact]
    public void Accelerators_Always_LeaveTheCpuToThisProcess()
    {
        Assert.All(NpuInferenceBackend.Accelerators(Limits), backend => Assert.False(backend.IsCpu));
        Assert.True(NpuInferenceBackend.OnCpu().IsCpu);
    }

    [Fact]
    public void DescribeAccelerators_WithoutAny_SaysWhatToInstallForEach()
    {
        var lines = NpuInferenceBackend.DescribeAccelerators(TimeSpan.FromSeconds(20));

        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Matches("^(sophgo|rockchip)", line));
    }

    /// <inheritdoc/>
    protected override IInferenceBackend CreateBackend() => NpuInferenceBackend.Apart("onnxruntime", Limits);
}

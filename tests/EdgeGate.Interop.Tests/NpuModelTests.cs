using System.Runtime.InteropServices;
using EdgeGate.Contracts.Inference;
using EdgeGate.Interop.Npu;
using Xunit;

namespace EdgeGate.Interop.Tests;

/// <summary>The managed side of libedgegate_npu.so, beyond what the contract of inference asks.</summary>
public sealed class NpuModelTests : IDisposable
{
    private readonly ModelFolder _models = new();

    [Fact]
    public void Probe_OnnxRuntime_IsUsableAndSaysWhatItIs()
    {
        var status = Assert.Single(NpuBackend.Probe(), backend => backend.Name == "onnxruntime");

        Assert.True(status.Usable, status.Reason);
        Assert.Equal("cpu", status.Device);
        Assert.NotEmpty(status.Version);
        Assert.NotEmpty(status.Library);
    }

    [Fact]
    public void Probe_UnusableBackend_SaysWhy() =>
        Assert.All(NpuBackend.Probe(), backend => Assert.Equal(backend.Usable, backend.Reason.Length == 0));

    [Fact]
    public void Open_UnknownBackend_ListsTheKnown()
    {
        var fault = Assert.Throws<NativeFaultException>(() => new NpuBackend("abacus"));

        Assert.Equal(NativeStatus.InvalidArgument, fault.Status);
        Assert.Contains("onnxruntime", fault.Message);
    }

    [Fact]
    public void Run_AfterItsBackendIsDisposed_Works()
    {
        var backend = new NpuBackend("onnxruntime");
        using var model = backend.Open(_models.Write("relu.onnx", TinyOnnx.Relu(2)), new NpuModelSettings(1));
        backend.Dispose();

        MemoryMarshal.Cast<byte, float>(model.Input(0)).Fill(3);
        model.Run();

        Assert.Equal([3f, 3f], MemoryMarshal.Cast<byte, float>(model.Output(0)));
    }

    [Fact]
    public void Run_PastItsDeadline_IsStopped()
    {
        using var backend = new NpuBackend("onnxruntime");
        var path = _models.Write("slow.onnx", TinyOnnx.Products(640, 200));
        using var model = backend.Open(path, new NpuModelSettings(1, TimeSpan.FromMilliseconds(5)));

        var fault = Assert.Throws<NativeFaultException>(model.Run);

        Assert.Equal(NativeStatus.Timeout, fault.Status);
        Assert.Contains(path, fault.Message);
        Assert.Equal((0, 1, 1), (model.Statistics.Runs, model.Statistics.Failures, model.Statistics.Timeouts));
    }

    [Fact]
    public void Statistics_AfterRuns_CountThem()
    {
        using var backend = new NpuBackend("onnxruntime");
        using var model = backend.Open(_models.Write("relu.onnx", TinyOnnx.Relu(2)), new NpuModelSettings(1));

        model.Run();
        model.Run();

        Assert.Equal(2, model.Statistics.Runs);
        Assert.True(float.IsNaN(model.Statistics.TemperatureCelsius));
    }

    [Fact]
    public void Buffers_AreAlignedToACacheLine()
    {
        using var backend = new NpuBackend("onnxruntime");
        using var model = backend.Open(_models.Write("add.onnx", TinyOnnx.AddIntegers(3)), new NpuModelSettings(1));

        Assert.All(new[] { Address(model.Input(0)), Address(model.Input(1)), Address(model.Output(0)) },
            address => Assert.Equal(0, address % 64));
    }

    /// <inheritdoc/>
    public void Dispose() => _models.Dispose();

    private static unsafe long Address(ReadOnlySpan<byte> memory)
    {
        fixed (byte* start = memory)
            return (long)start;
    }
}

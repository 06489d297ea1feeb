using EdgeGate.Domain.Inference;
using EdgeGate.Platform.Native.Inference;
using Xunit;

namespace EdgeGate.Platform.Native.Tests;

public sealed class NativeInferenceBackendTests
{
    [Fact]
    public void OpenUsable_ThisMachine_EndsWithTheCpu()
    {
        var backends = NativeInferenceBackend.OpenUsable();
        var names = backends.Select(backend => backend.Name).ToArray();
        foreach (var backend in backends)
            backend.Dispose();

        Assert.Equal("onnxruntime", names[^1]);
    }

    [Fact]
    public void Create_UnknownRuntime_ListsTheKnown()
    {
        var fault = Assert.Throws<InferenceFaultException>(() => new NativeInferenceBackend("abacus"));

        Assert.Contains("abacus", fault.Message);
        Assert.Contains("sophgo, rockchip, onnxruntime", fault.Message);
    }

    [Fact]
    public void Open_AfterDispose_Throws()
    {
        var backend = new NativeInferenceBackend("onnxruntime");
        backend.Dispose();

        Assert.Throws<ObjectDisposedException>(() => backend.Open("any.onnx", 1));
    }
}

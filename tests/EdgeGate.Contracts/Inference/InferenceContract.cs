using System.Runtime.InteropServices;
using EdgeGate.Domain.Inference;
using Xunit;

namespace EdgeGate.Contracts.Inference;

/// <summary>What every <see cref="IInferenceBackend"/> that loads ONNX files does.</summary>
public abstract class InferenceContract : IDisposable
{
    private readonly ModelFolder _models = new();
    private IInferenceBackend? _backend;

    /// <summary>The adapter under test.</summary>
    protected abstract IInferenceBackend CreateBackend();

    private IInferenceBackend Backend => _backend ??= CreateBackend();

    [Fact]
    public void Open_Relu_DescribesItsTensors()
    {
        using var engine = Open(TinyOnnx.Relu(1, 3, 2, 4));

        var input = Assert.Single(engine.Inputs);
        var output = Assert.Single(engine.Outputs);
        Assert.Equal(("x", TensorType.Float32, 96), (input.Name, input.Type, input.Bytes));
        Assert.Equal([1, 3, 2, 4], input.Shape);
        Assert.Equal((1f, 0), (input.Scale, input.ZeroPoint));
        Assert.Equal("y", output.Name);
        Assert.Equal(input.Bytes, engine.Input(0).Length);
        Assert.Equal(output.Bytes, engine.Output(0).Length);
        Assert.StartsWith(Backend.Name, engine.Backend);
    }

    [Fact]
    public void Run_Relu_ComputesFromTheBuffer()
    {
        using var engine = Open(TinyOnnx.Relu(1, 4));

        Floats(engine.Input(0), -1f, 0f, 2.5f, -0f);
        engine.Run();

        Assert.Equal([0f, 0f, 2.5f, 0f], MemoryMarshal.Cast<byte, float>(engine.Output(0)));
    }

    [Fact]
    public void Run_AgainWithOtherInput_ReplacesTheOutput()
    {
        using var engine = Open(TinyOnnx.Relu(1, 2));

        Floats(engine.Input(0), 1f, 2f);
        engine.Run();
        Floats(engine.Input(0), 3f, -4f);
        engine.Run();

        Assert.Equal([3f, 0f], MemoryMarshal.Cast<byte, float>(engine.Output(0)));
    }

    [Fact]
    public void Run_TwoIntegerInputs_KeepsTheirOrder()
    {
        using var engine = Open(TinyOnnx.AddIntegers(3));

        Assert.Equal(["a", "b"], engine.Inputs.Select(tensor => tensor.Name));
        MemoryMarshal.Cast<byte, int>(engine.Input(0)).Fill(40);
        new[] { 1, 2, -50 }.CopyTo(MemoryMarshal.Cast<byte, int>(engine.Input(1)));
        engine.Run();

        Assert.Equal([41, 42, -10], MemoryMarshal.Cast<byte, int>(engine.Output(0)));
    }

    [Fact]
    public void Run_Quantize_RoundsAndSaturates()
    {
        using var engine = Open(TinyOnnx.Quantize(scale: 0.5f, zero: 10, 5));

        Floats(engine.Input(0), 0f, 1f, -2.6f, 1000f, -1000f);
        engine.Run();

        Assert.Equal(TensorType.UInt8, engine.Outputs[0].Type);
        Assert.Equal([10, 12, 5, 255, 0], engine.Output(0).ToArray());
    }

    [Fact]
    public void Buffers_AfterCollectionAndRuns_HaveNotMoved()
    {
        using var engine = Open(TinyOnnx.Relu(1, 16));
        ref var input = ref MemoryMarshal.GetReference(engine.Input(0));
        ref var output = ref MemoryMarshal.GetReference(engine.Output(0));

        engine.Run();
        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
        engine.Run();

        Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(ref input, ref MemoryMarshal.GetReference(engine.Input(0))));
        Assert.True(System.Runtime.CompilerServices.Unsafe.AreSame(ref output, ref MemoryMarshal.GetReference(engine.Output(0))));
    }

    [Fact]
    public void Run_Repeated_AllocatesNoManagedMemory()
    {
        using var engine = Open(TinyOnnx.Relu(1, 16));
        Repeat(engine, 50);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(engine, 100);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Run_TwoEnginesOnTwoThreads_DoNotDisturbEachOther()
    {
        var path = _models.Write("relu.onnx", TinyOnnx.Relu(1, 8));
        var wrong = 0;
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, thread =>
        {
            using var engine = Backend.Open(path, 1);
            for (var step = 0; step < 200; step++)
            {
                var value = thread * 1000 + step;
                MemoryMarshal.Cast<byte, float>(engine.Input(0)).Fill(value);
                engine.Run();
                foreach (var output in MemoryMarshal.Cast<byte, float>(engine.Output(0)))
                    Interlocked.Add(ref wrong, output == value ? 0 : 1);
            }
        });

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void Open_MissingFile_NamesIt()
    {
        var path = _models.PathOf("absent.onnx");

        var fault = Assert.Throws<InferenceFaultException>(() => Backend.Open(path, 1));

        Assert.Contains(path, fault.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60)]
    public void Open_CutOffFile_NamesIt(int bytes)
    {
        var path = _models.Write("cut.onnx", TinyOnnx.Relu(1, 4)[..bytes]);

        var fault = Assert.Throws<InferenceFaultException>(() => Backend.Open(path, 1));

        Assert.Contains(path, fault.Message);
    }

    [Fact]
    public void Open_RandomBytes_NamesTheFile()
    {
        var noise = new byte[4096];
        new Random(7).NextBytes(noise);
        var path = _models.Write("noise.onnx", noise);

        var fault = Assert.Throws<InferenceFaultException>(() => Backend.Open(path, 1));

        Assert.Contains(path, fault.Message);
    }

    [Fact]
    public void Open_DynamicSize_NamesTensorAndRemedy()
    {
        var path = _models.Write("dynamic.onnx", TinyOnnx.Identity(OnnxElement.Float, -1, 3));

        var fault = Assert.Throws<InferenceFaultException>(() => Backend.Open(path, 1));

        Assert.Contains("'x'", fault.Message);
        Assert.Contains("fixed sizes", fault.Message);
    }

    [Fact]
    public void Open_TypeOutsideTheVocabulary_NamesTheTensor()
    {
        var path = _models.Write("wide.onnx", TinyOnnx.Identity(OnnxElement.Int64, 3));

        var fault = Assert.Throws<InferenceFaultException>(() => Backend.Open(path, 1));

        Assert.Contains("'x'", fault.Message);
    }

    [Fact]
    public void Input_AfterDispose_Throws()
    {
        var engine = Open(TinyOnnx.Relu(1, 4));
        engine.Dispose();

        Assert.Throws<ObjectDisposedException>(() => { engine.Input(0); });
        Assert.Throws<ObjectDisposedException>(engine.Run);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _backend?.Dispose();
        _models.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void Floats(Span<byte> target, params ReadOnlySpan<float> values) =>
        values.CopyTo(MemoryMarshal.Cast<byte, float>(target));

    private static void Repeat(IInferenceEngine engine, int times)
    {
        for (var step = 0; step < times; step++)
        {
            engine.Input(0)[step % 16] = 1;
            engine.Run();
            _ = engine.Output(0)[0];
        }
    }

    private IInferenceEngine Open(byte[] model) => Backend.Open(_models.Write("tiny.onnx", model), 1);
}

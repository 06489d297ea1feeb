using EdgeGate.Domain.Inference;

namespace EdgeGate.Interop.Npu;

/// <summary>One loaded model and its memory. One thread at a time; nothing is allocated by <see cref="Run"/>, <see cref="Input"/> or
/// <see cref="Output"/>.</summary>
public sealed class NpuModel : IDisposable
{
    private readonly NpuModelHandle _handle;
    private readonly NpuBuffer[] _inputs;
    private readonly NpuBuffer[] _outputs;

    internal NpuModel(NpuModelHandle handle)
    {
        _handle = handle;
        (Inputs, _inputs) = Describe(NpuDirection.Input);
        (Outputs, _outputs) = Describe(NpuDirection.Output);
    }

    /// <summary>The inputs, in the model's order.</summary>
    public IReadOnlyList<TensorDescription> Inputs { get; }

    /// <summary>The outputs, in the model's order.</summary>
    public IReadOnlyList<TensorDescription> Outputs { get; }

    /// <summary>Runs and their times so far.</summary>
    public NpuRunStatistics Statistics
    {
        get
        {
            var stats = default(NpuStats);
            NpuNative.Stats(_handle, ref stats);
            return NpuRunStatistics.From(stats);
        }
    }

    /// <summary>The memory of an input: never moves, 64-byte aligned, valid until <see cref="Dispose"/>.</summary>
    public Span<byte> Input(int index) => Open(_inputs)[index].AsSpan();

    /// <summary>The memory of an output, as the last run left it.</summary>
    public ReadOnlySpan<byte> Output(int index) => Open(_outputs)[index].AsSpan();

    /// <summary>Computes the outputs from the inputs, blocking.</summary>
    /// <exception cref="NativeFaultException">The runtime failed or the deadline passed; the outputs are then meaningless.</exception>
    public void Run() => NpuNative.Run(_handle);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private NpuBuffer[] Open(NpuBuffer[] buffers)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return buffers;
    }

    private (TensorDescription[] Tensors, NpuBuffer[] Buffers) Describe(NpuDirection direction)
    {
        var tensors = new TensorDescription[NpuNative.TensorCount(_handle, direction)];
        var buffers = new NpuBuffer[tensors.Length];
        for (var index = 0; index < tensors.Length; index++)
        {
            var info = default(NpuTensorInfo);
            NpuNative.TensorInfo(_handle, direction, index, ref info);
            ReadOnlySpan<int> sizes = info.Shape;
            tensors[index] = new TensorDescription(
                NativeText.Read(info.Name), (TensorType)info.Type, sizes[..info.Rank].ToArray(), info.Scale, info.ZeroPoint);
            buffers[index] = NpuNative.Buffer(_handle, direction, index);
        }

        return (tensors, buffers);
    }
}

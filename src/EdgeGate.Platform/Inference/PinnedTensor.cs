using System.Runtime.InteropServices;
using EdgeGate.Domain.Inference;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGate.Platform.Inference;

/// <summary>One input or output: memory that never moves, and the runtime's view of it.</summary>
internal sealed class PinnedTensor : IDisposable
{
    // A cache line, and the widest load of the runtime's kernels.
    private const int Alignment = 64;

    private readonly byte[] _memory;
    private readonly int _offset;

    /// <summary>Allocates the memory, zeroed.</summary>
    internal PinnedTensor(TensorDescription description)
    {
        Description = description;
        _memory = GC.AllocateArray<byte>(description.Bytes + Alignment, pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _offset = (int)(-address.ToInt64() & (Alignment - 1));
        Value = OrtValue.CreateTensorValueWithData(
            OrtMemoryInfo.DefaultInstance, Tensors.TypeOf(description.Type), [.. description.Shape.Select(size => (long)size)],
            address + _offset, description.Bytes);
    }

    /// <summary>Name, type and shape.</summary>
    internal TensorDescription Description { get; }

    /// <summary>The runtime's view.</summary>
    internal OrtValue Value { get; }

    /// <summary>The bytes.</summary>
    internal Span<byte> Bytes => _memory.AsSpan(_offset, Description.Bytes);

    /// <inheritdoc/>
    public void Dispose() => Value.Dispose();
}

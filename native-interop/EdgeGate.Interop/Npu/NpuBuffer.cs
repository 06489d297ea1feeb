namespace EdgeGate.Interop.Npu;

/// <summary>Memory of one tensor, owned by its model.</summary>
internal readonly record struct NpuBuffer(nint Data, int Bytes)
{
    internal unsafe Span<byte> AsSpan() => new((void*)Data, Bytes);
}

using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary>A mapping of a device's memory.</summary>
internal sealed unsafe class MappedMemory : SafeHandle, IMappedMemory
{
    private readonly int _length;

    internal MappedMemory(nint address, int length)
        : base(invalidHandleValue: -1, ownsHandle: true)
    {
        SetHandle(address);
        _length = length;
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == -1;

    /// <inheritdoc/>
    public Span<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return new Span<byte>((void*)handle, _length);
        }
    }

    protected override bool ReleaseHandle() => Libc.Unmap(handle, (nuint)_length) == 0;
}

using EdgeGate.Interop.Linux;

namespace EdgeGate.Platform.Tests.Camera;

/// <summary>A mapped buffer.</summary>
internal sealed class FakeMemory(int length) : IMappedMemory
{
    private readonly byte[] _bytes = new byte[length];

    internal bool IsMapped { get; set; }

    public Span<byte> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(!IsMapped, this);
            return _bytes;
        }
    }

    public void Dispose() => IsMapped = false;
}

namespace EdgeGate.Interop.Linux;

/// <summary>Memory that a device shares with this process; unmapped when disposed, after which <see cref="Span"/> throws.</summary>
public interface IMappedMemory : IDisposable
{
    /// <summary>The memory. Not to be kept.</summary>
    Span<byte> Span { get; }
}

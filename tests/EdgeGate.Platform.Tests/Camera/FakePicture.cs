namespace EdgeGate.Platform.Tests.Camera;

/// <summary>What the driver puts into a buffer.</summary>
/// <param name="Content">The bytes; what is longer than the buffer is cut.</param>
/// <param name="Flags">The buffer's flags.</param>
/// <param name="Lost">Pictures that the driver lost before this one.</param>
/// <param name="Error">Error of the dequeue in place of a picture.</param>
internal sealed record FakePicture(byte[] Content, uint Flags = 0, uint Lost = 0, int Error = 0)
{
    /// <summary>Time stamp, microseconds on the monotonic clock; with the flag that says so.</summary>
    internal long StampMicroseconds { get; init; }

    /// <summary>A buffer number that the driver makes up.</summary>
    internal uint? Index { get; init; }
}

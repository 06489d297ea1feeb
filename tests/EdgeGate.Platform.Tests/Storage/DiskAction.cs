namespace EdgeGate.Platform.Tests.Storage;

/// <summary>
/// Something done to a file: a write (data), a flush, a new length, or, without a file, an acknowledgement to the caller.
/// </summary>
/// <param name="File">Which file; empty for an acknowledgement.</param>
/// <param name="At">Place of a write, or the new length, or <see cref="Flush"/>, or the id acknowledged.</param>
/// <param name="Data">What was written.</param>
internal sealed record DiskAction(string File, long At, byte[]? Data)
{
    internal const long Flush = -1;
}

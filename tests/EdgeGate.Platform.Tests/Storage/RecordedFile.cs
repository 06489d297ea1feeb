namespace EdgeGate.Platform.Tests.Storage;

/// <summary>A file in memory that writes down, on a tape it shares with others, everything that is done to it.</summary>
internal sealed class RecordedFile(string name, List<DiskAction> tape, byte[] content) : Stream
{
    // ENOSPC, as .NET reports it.
    private const int NoSpace = 28;

    private readonly MemoryStream _memory = Filled(content);

    /// <summary>The disk ends here.</summary>
    public long Room { get; set; } = long.MaxValue;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _memory.Length;

    public override long Position { get => _memory.Position; set => _memory.Position = value; }

    public override int Read(byte[] buffer, int offset, int count) => _memory.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => _memory.Seek(offset, origin);

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (_memory.Position + count > Room)
            throw new IOException("No space left on device", NoSpace);
        tape.Add(new(name, _memory.Position, buffer.AsSpan(offset, count).ToArray()));
        _memory.Write(buffer, offset, count);
    }

    // As DurableFile: a new length is flushed.
    public override void SetLength(long value)
    {
        tape.Add(new(name, value, null));
        _memory.SetLength(value);
        Flush();
    }

    public override void Flush() => tape.Add(new(name, DiskAction.Flush, null));

    private static MemoryStream Filled(byte[] content)
    {
        var memory = new MemoryStream();
        memory.Write(content);
        memory.Position = 0;
        return memory;
    }
}

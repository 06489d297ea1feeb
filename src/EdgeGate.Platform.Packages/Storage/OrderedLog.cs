namespace EdgeGate.Platform.Packages.Storage;

/// <summary>
/// The log of a store, written so that a transaction is on the disk whole or not at all. LiteDB marks the last page of a transaction as
/// the one that confirms it, and trusts the disk with the order, which no disk keeps. Here the pages go out first, the last one
/// still unmarked; they are flushed; then the mark alone is set, one byte that no sector can tear, and flushed. Two flushes for a
/// transaction, where writing every page through (O_SYNC) took one for each of about twenty.
/// </summary>
/// <param name="file">Its Flush and SetLength reach the disk before they return. Not owned.</param>
internal sealed class OrderedLog(Stream file) : Stream
{
    /// <summary>Size of LiteDB's pages.</summary>
    internal const int PageBytes = 8192;

    // LiteDB file format 8 (all of version 5): byte 18 of a page's header is 1 on the page that confirms.
    private const int ConfirmAt = 18;

    private readonly byte[] _page = new byte[PageBytes];

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => file.Length;

    /// <inheritdoc/>
    public override long Position { get => file.Position; set => file.Position = value; }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        if (count != PageBytes || buffer[offset + ConfirmAt] == 0)
        {
            file.Write(buffer, offset, count);
            return;
        }

        var start = file.Position;
        buffer.AsSpan(offset, count).CopyTo(_page);
        _page[ConfirmAt] = 0;
        file.Write(_page);
        file.Flush();
        file.Position = start + ConfirmAt;
        file.Write(buffer.AsSpan(offset + ConfirmAt, 1));
        file.Flush();
        file.Position = start + PageBytes;
    }

    /// <summary>True when at least one transaction in the log is confirmed.</summary>
    internal bool HasConfirmed()
    {
        Span<byte> mark = stackalloc byte[1];
        for (var page = 0L; page + PageBytes <= file.Length; page += PageBytes)
        {
            file.Position = page + ConfirmAt;
            if (file.Read(mark) == 1 && mark[0] != 0)
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    /// <inheritdoc/>
    public override void SetLength(long value) => file.SetLength(value);

    /// <inheritdoc/>
    public override void Flush() => file.Flush();
}

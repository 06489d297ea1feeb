namespace EdgeGate.Platform.Storage;

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

    /// <summary>
    /// Cuts off what follows the last page that confirms: remains of a transaction that the power cut short. LiteDB goes on counting its
    /// transactions from the last page it finds, and these can say anything.
    /// </summary>
    internal void CutUnconfirmed()
    {
        Span<byte> mark = stackalloc byte[1];
        var end = file.Length / PageBytes * PageBytes;
        for (; end > 0; end -= PageBytes)
        {
            file.Position = end - PageBytes + ConfirmAt;
            if (file.Read(mark) == 1 && mark[0] != 0)
                break;
        }

        if (end < file.Length)
            file.SetLength(end);
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

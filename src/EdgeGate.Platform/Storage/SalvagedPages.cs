using System.Buffers.Binary;

namespace EdgeGate.Platform.Storage;

/// <summary>
/// The newest data pages of a store's two files, read as they lie there (LiteDB file format 8) and without trusting an index or a list in
/// them. What cannot be a page is passed over. Used by one thread.
/// </summary>
internal sealed class SalvagedPages : IDisposable
{
    private const int Page = OrderedLog.PageBytes, Header = 32, TypeAt = 4, TransactionAt = 14, ConfirmAt = 18, HighestAt = 30;
    private const byte DataPage = 4;

    // A document of ours is two pictures and a page of text; a chain that is longer than this goes round in a circle.
    private const int LongestChain = 8192;

    private readonly FileStream? _data, _log;
    private readonly SortedDictionary<uint, (bool InLog, long At)> _pages = [];
    private readonly byte[] _buffer = new byte[Page];
    private (bool InLog, long At) _loaded = (false, -1);

    internal SalvagedPages(string data, string log)
    {
        (_data, _log) = (Open(data), Open(log));
        Scan(_data, TakeData);
        var waiting = new Dictionary<uint, List<(uint Page, long At)>>();
        Scan(_log, at => TakeLog(at, waiting));
    }

    /// <summary>Where every document begins, and its bytes.</summary>
    internal IEnumerable<(uint Page, byte Slot, byte[] Bytes)> Documents()
    {
        foreach (var page in _pages.Keys)
        {
            for (var slot = 0; slot <= HighestSlot(page); slot++)
            {
                if (Document(page, (byte)slot) is { } bytes)
                    yield return (page, (byte)slot, bytes);
            }
        }
    }

    /// <summary>The document that begins at a place; null when its blocks do not hang together.</summary>
    internal byte[]? Document(uint page, byte slot)
    {
        if (Block(page, slot) is not { Length: > 6 } first || first[0] != 0)
            return null;
        var bytes = new MemoryStream();
        var block = first;
        for (var links = 0; links < LongestChain; links++)
        {
            bytes.Write(block, 6, block.Length - 6);
            var next = BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(1));
            if (next == uint.MaxValue)
                return bytes.ToArray();
            if (Block(next, block[5]) is not { Length: > 6 } following || following[0] != 1)
                return null;
            block = following;
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _data?.Dispose();
        _log?.Dispose();
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Scan(FileStream? file, Action<long> take)
    {
        for (long at = 0; at + Page <= (file?.Length ?? 0); at += Page)
        {
            if (Load(file!, at))
                take(at);
        }

        _loaded = (false, -1);
    }

    // A sector that cannot be read costs its page, no more.
    private bool Load(FileStream file, long at)
    {
        try
        {
            file.Position = at;
            return file.ReadAtLeast(_buffer, Page, throwOnEndOfStream: false) == Page;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void TakeData(long at)
    {
        // Two pages that changed places are told by their own numbers.
        if (_buffer[TypeAt] == DataPage)
            _pages[Number(0)] = (false, at);
    }

    private void TakeLog(long at, Dictionary<uint, List<(uint Page, long At)>> waiting)
    {
        var transaction = Number(TransactionAt);
        if (!waiting.TryGetValue(transaction, out var pages))
            waiting[transaction] = pages = [];
        pages.Add((Number(0), _buffer[TypeAt] == DataPage ? at : -1));
        if (_buffer[ConfirmAt] == 0)
            return;
        waiting.Remove(transaction);
        foreach (var (page, place) in pages)
        {
            if (place >= 0)
                _pages[page] = (true, place);
            else
                _pages.Remove(page);
        }
    }

    private uint Number(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(at));

    private bool Fetch(uint page)
    {
        if (!_pages.TryGetValue(page, out var place))
            return false;
        if (_loaded == place)
            return true;
        var read = Load((place.InLog ? _log : _data)!, place.At);
        _loaded = read ? place : (false, -1);
        return read;
    }

    private int HighestSlot(uint page) => Fetch(page) && _buffer[HighestAt] < byte.MaxValue ? _buffer[HighestAt] : -1;

    // A block: 1 when it goes on an earlier one, where it goes on itself (page and slot), its bytes.
    private byte[]? Block(uint page, byte slot)
    {
        if (!Fetch(page))
            return null;
        var footer = Page - ((slot + 1) * 4);
        var (length, position) = (BinaryPrimitives.ReadUInt16LittleEndian(_buffer.AsSpan(footer)),
            BinaryPrimitives.ReadUInt16LittleEndian(_buffer.AsSpan(footer + 2)));
        return position < Header || length == 0 || position + length > footer ? null : _buffer.AsSpan(position, length).ToArray();
    }
}

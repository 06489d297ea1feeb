using System.Buffers.Binary;
using System.Security.Cryptography;
using EdgeGate.Domain.Events;

namespace EdgeGate.Platform.Storage;

/// <summary>
/// Number and link of the last event, in a file apart from the store: a log that was cut short or taken away is noticed by it. Two places
/// in turn, each with a checksum, so that a power cut leaves one. Written after every append, and flushed now and then: after a power cut
/// it may be behind the store, never before it. Calls are the caller's to order.
/// </summary>
internal sealed class LastMark : IDisposable
{
    private const int Length = 8 + 8 + 32, Slot = 4096, Sum = 32;

    private readonly EventSeal _seal;
    private readonly FileStream? _file;
    private readonly byte[] _buffer = new byte[Length + Sum];
    private long _turn;
    private bool _dirty;

    internal LastMark(StoreSeal seal, EventSeal keyed)
    {
        _seal = keyed;
        try
        {
            IsNew = !File.Exists(seal.LastFile);
            _file = DurableFile.Open(seal.LastFile);
            if (_file.Length < 2 * Slot)
                _file.SetLength(2 * Slot);
            for (var slot = 0; slot < 2; slot++)
                Load(slot);
            IsDamaged = !IsNew && _turn == 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ReadStoreFaultException)
        {
            Problem = error.Message;
        }
    }

    /// <summary>There was no such file.</summary>
    internal bool IsNew { get; }

    /// <summary>There was one, and nothing in it makes sense.</summary>
    internal bool IsDamaged { get; }

    /// <summary>Why it cannot be kept; empty when it can.</summary>
    internal string Problem { get; private set; } = "";

    /// <summary>Number of the last event; 0 when it is not known.</summary>
    internal long Id { get; private set; }

    /// <summary>Its link.</summary>
    internal byte[] Link { get; private set; } = EventSeal.Beginning;

    /// <summary>Writes it.</summary>
    internal void Put(long id, byte[] link)
    {
        (Id, Link) = (id, link);
        if (_file is null)
            return;
        _turn++;
        BinaryPrimitives.WriteInt64LittleEndian(_buffer, _turn);
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(8), id);
        link.CopyTo(_buffer.AsSpan(16));
        _seal.Sign("last", _turn, id, link, []).CopyTo(_buffer.AsSpan(Length));
        try
        {
            _file.Position = _turn % 2 * Slot;
            _file.Write(_buffer);
            _dirty = true;
        }
        catch (IOException error)
        {
            Problem = error.Message;
        }
    }

    /// <summary>Makes it survive a power cut.</summary>
    internal void Flush()
    {
        if (!_dirty)
            return;
        try
        {
            _file!.Flush();
            _dirty = false;
        }
        catch (IOException error)
        {
            Problem = error.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _file?.Dispose();
    }

    private void Load(int slot)
    {
        _file!.Position = slot * Slot;
        if (_file.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false) < _buffer.Length)
            return;
        var (turn, id) = (BinaryPrimitives.ReadInt64LittleEndian(_buffer), BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(8)));
        var link = _buffer.AsSpan(16, 32).ToArray();
        if (turn > _turn && CryptographicOperations.FixedTimeEquals(_buffer.AsSpan(Length), _seal.Sign("last", turn, id, link, [])))
            (_turn, Id, Link) = (turn, id, link);
    }
}

using System.Globalization;
using System.Security.Cryptography;
using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>
/// The chain of checksums of one store: where it begins, its last link, and what is wrong with it when the store is opened. Writing is the
/// caller's to order; verifying is safe beside it.
/// </summary>
internal sealed class EventChain : IDisposable
{
    private const string SealedFrom = "sealedFrom", Sign = "g";

    private readonly string _path;
    private readonly EventSeal _seal;
    private readonly LastMark _mark;
    private readonly Findings _findings;
    private long _from = long.MaxValue;
    private byte[] _before = EventSeal.Beginning;

    /// <param name="path">The store, for messages.</param>
    /// <param name="seal">Key and file.</param>
    /// <param name="findings">Told what is wrong.</param>
    internal EventChain(string path, StoreSeal seal, Findings findings)
    {
        (_path, _findings, _seal) = (path, findings, new EventSeal(seal.Key.ToArray()));
        (_mark, Gone) = (new LastMark(seal, _seal), new GoneEvents(_seal));
    }

    /// <summary>Events that are not there and need not be.</summary>
    internal GoneEvents Gone { get; }

    /// <summary>Link of the last event.</summary>
    internal byte[] LastLink { get; private set; } = EventSeal.Beginning;

    /// <summary>True for events that must have a checksum.</summary>
    internal bool Covers(long id) => id >= Interlocked.Read(ref _from);

    /// <summary>True when an event is as it was recorded, or from before there were checksums.</summary>
    internal bool IsSound(BsonDocument document) => !Covers(document[EventDocument.Id].AsInt64) || _seal.IsSound(document);

    /// <summary>True when retention took the pictures of an event.</summary>
    internal bool HasGoneMark(BsonDocument document) => _seal.HasGoneMark(document);

    /// <summary>The mark that says so.</summary>
    internal byte[] GoneMark(BsonDocument document) => _seal.GoneMark(document);

    /// <summary>Marks an event whose content was replaced on request.</summary>
    internal void MarkErased(BsonDocument document, string reference) => _seal.MarkErased(document, reference);

    /// <summary>Gives an event its link.</summary>
    /// <returns>The link.</returns>
    internal byte[] Apply(BsonDocument document, BsonDocument? images, byte[] before) => _seal.Apply(document, images, before);

    /// <summary>The event is in the store for good.</summary>
    internal void Advance(long lastId, byte[] link)
    {
        LastLink = link;
        _mark.Put(lastId, link);
    }

    /// <summary>Makes the mark survive a power cut.</summary>
    internal void Flush() => _mark.Flush();

    /// <summary>The link that the event of a number must follow on; null when it is not known.</summary>
    internal byte[]? LinkBefore(LiteDatabase database, long id)
    {
        if (id == _from)
            return _before;
        return database.GetCollection(LiteFiles.Events).FindById(id - 1) is { } document
            ? _seal.IsSound(document) ? document[EventSeal.Link].AsBinary : null
            : Gone.LinkAt(database, id - 1);
    }

    /// <summary>Begins where the store ends, which was just opened; says what is not as it was when it was closed.</summary>
    /// <param name="database">The store.</param>
    /// <param name="last">Its last number.</param>
    /// <returns>The number to go on after: events that are lost do not give theirs away.</returns>
    internal long Begin(LiteDatabase database, long last)
    {
        LoadBeginning(database, last);
        if (_mark.Problem.Length > 0)
            _findings.Add($"the number of the last event cannot be kept apart from {_path}: {_mark.Problem}");
        if ((_mark.IsDamaged || _mark.IsNew) && last >= _from)
            _findings.Add($"the file that keeps the number of the last event apart from {_path} is {(_mark.IsNew ? "missing" : "damaged")}; if the newest events were taken away, it cannot be told any more");
        var kept = LinkOf(database, last);
        if (_mark.Id <= last)
        {
            if (_mark.Id == last && last >= _from && kept is not null && !CryptographicOperations.FixedTimeEquals(kept, _mark.Link))
                _findings.Add(Text($"event {last} in {_path} is not the one that was recorded last"));
            Advance(last, kept ?? (_mark.Id == last ? _mark.Link : EventSeal.Beginning));
            Flush();
            return last;
        }

        if (last > 0 || _mark.Id >= _from)
            _findings.Add(Text($"events {last + 1} to {_mark.Id} were recorded and are missing in {_path}"));
        if (_mark.Id >= _from)
            NoteLost(database, last + 1, _mark.Id, kept ?? _before, _mark.Link);
        Advance(_mark.Id, _mark.Link);
        return _mark.Id;
    }

    /// <inheritdoc/>
    public void Dispose() => _mark.Dispose();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private byte[]? LinkOf(LiteDatabase database, long id) => id < _from ? _before
        : database.GetCollection(LiteFiles.Events).FindById(id) is { } document && document[EventSeal.Link] is { IsBinary: true } link
        ? link.AsBinary
        : Gone.LinkAt(database, id);

    // Events from before there were checksums stay as they are; with a store that is new the chain goes on where another one ended.
    private void LoadBeginning(LiteDatabase database, long last)
    {
        if (_from != long.MaxValue)
            return;
        var kept = database.GetCollection(LiteFiles.Meta).FindById(SealedFrom);
        if (kept is not null && IsSound(kept, out var from, out var before))
        {
            (_before, _from) = (before, from);
            return;
        }

        if (kept is not null)
            _findings.Add($"what {_path} says of its checksums is changed, or the box has another key than before: the events in it up to now cannot be verified");
        else if (_mark.Id > 0 && last > 0)
            _findings.Add($"{_path} does not say from which event on it has checksums: the events in it up to now cannot be verified");
        var begin = Math.Max(last, _mark.Id) + 1;
        (before, from) = (_mark.Id >= last && _mark.Id > 0 ? _mark.Link : EventSeal.Beginning, begin);
        LiteWrites.Put(database, new BsonDocument
        {
            [EventDocument.Id] = SealedFrom, [LiteWrites.Value] = from, [EventSeal.Before] = before,
            [Sign] = _seal.Sign(SealedFrom, from, 0, before, []),
        });
        (_before, _from) = (before, from);
    }

    private bool IsSound(BsonDocument kept, out long from, out byte[] before)
    {
        (from, before) = (kept[LiteWrites.Value] is { IsInt64: true } value ? value.AsInt64 : 0,
            kept[EventSeal.Before] is { IsBinary: true } link ? link.AsBinary : []);
        return from > 0 && kept[Sign] is { IsBinary: true } sign
            && CryptographicOperations.FixedTimeEquals(sign.AsBinary, _seal.Sign(SealedFrom, from, 0, before, []));
    }

    // Told once: from the next start on they count as lost. On a full disk they are told of again.
    private void NoteLost(LiteDatabase database, long first, long last, byte[] before, byte[] link)
    {
        try
        {
            LiteWrites.Skip(database, Gone, first, last, before, link);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _findings.Add(Text($"that events {first} to {last} are lost could not be noted: {error.Message}"));
        }
    }
}

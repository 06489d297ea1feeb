using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>
/// Checksums by a key (HMAC-SHA256). That of an event, its link, covers the link before it, the event's number and text, and the hashes of
/// its pictures: none can be changed, taken out or put in between without the key. Safe from any thread.
/// </summary>
internal sealed class EventSeal(byte[] key)
{
    /// <summary>
    /// Fields of an event: link before it, its own, hashes of its pictures, and the sign that retention took those off; of one that was
    /// erased on request, the erasure's name and the checksum of what is left.
    /// </summary>
    internal const string Before = "l", Link = "m", Hashes = "h", PicturesGone = "x", Erasure = "e", ErasedSign = "f";

    /// <summary>What stands before the first event of all.</summary>
    internal static byte[] Beginning { get; } = new byte[32];

    /// <summary>Adds the link and what it covers to an event that is about to be stored.</summary>
    /// <returns>The link.</returns>
    internal byte[] Apply(BsonDocument document, BsonDocument? images, byte[] before)
    {
        if (images is not null)
        {
            var hashes = new BsonDocument();
            foreach (var (name, image) in images.Where(image => image.Key != EventDocument.Id))
                hashes[name] = SHA256.HashData(image.AsBinary);
            document[Hashes] = hashes;
        }

        document[Before] = before;
        var link = Of(document, before);
        document[Link] = link;
        return link;
    }

    /// <summary>True when an event is as it was recorded, or as the box left it when it was erased on request.</summary>
    internal bool IsSound(BsonDocument document) =>
        document[Before] is { IsBinary: true } before && document[Link] is { IsBinary: true } link
        && (document[Erasure].IsString
            ? document[ErasedSign] is { IsBinary: true } sign && CryptographicOperations.FixedTimeEquals(sign.AsBinary, ErasureOf(document))
            : CryptographicOperations.FixedTimeEquals(link.AsBinary, Of(document, before.AsBinary)));

    /// <summary>
    /// Marks an event whose content has been replaced on request. Its link stays, which is a checksum of what it said: the event after it
    /// goes on from there, and nobody without the key can erase one so that it looks like this.
    /// </summary>
    internal void MarkErased(BsonDocument document, string reference)
    {
        document[Erasure] = reference;
        document[ErasedSign] = ErasureOf(document);
    }

    /// <summary>True when a picture is the one that was recorded with its event.</summary>
    internal static bool IsSound(BsonDocument document, string name, byte[] image) =>
        document[Hashes] is { IsDocument: true } hashes && hashes.AsDocument[name] is { IsBinary: true } hash
        && CryptographicOperations.FixedTimeEquals(hash.AsBinary, SHA256.HashData(image));

    /// <summary>What is set on an event whose pictures retention took off.</summary>
    internal byte[] GoneMark(BsonDocument document) =>
        Sign("pictures gone", document[EventDocument.Id].AsInt64, 0, document[Link].AsBinary, []);

    /// <summary>True when an event's pictures were taken off by retention, and not by somebody else.</summary>
    internal bool HasGoneMark(BsonDocument document) =>
        document[PicturesGone] is { IsBinary: true } mark && CryptographicOperations.FixedTimeEquals(mark.AsBinary, GoneMark(document));

    /// <summary>A checksum over two numbers and two links, for what is said of events that are not there.</summary>
    internal byte[] Sign(string what, long first, long second, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hmac, Encoding.UTF8.GetBytes(what));
        Append(hmac, first);
        Append(hmac, second);
        Append(hmac, one);
        Append(hmac, other);
        return hmac.GetHashAndReset();
    }

    private byte[] Of(BsonDocument document, byte[] before) => Of("edgegate event 1"u8, document, before);

    private byte[] ErasureOf(BsonDocument document) =>
        Of("edgegate erased event 1"u8, document,
            [.. document[Before].AsBinary, .. document[Link].AsBinary, .. Encoding.UTF8.GetBytes(document[Erasure].AsString)]);

    private byte[] Of(ReadOnlySpan<byte> what, BsonDocument document, byte[] before)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Append(hmac, what);
        Append(hmac, before);
        Append(hmac, document[EventDocument.Id].AsInt64);

        // The keys that an index finds it by are no copy that may say something else.
        foreach (var field in (string[])[EventDocument.Json, EventDocument.KindKey, EventDocument.PlateKey, EventDocument.Kind])
            Append(hmac, Encoding.UTF8.GetBytes(document[field] is { IsString: true } text ? text.AsString : ""));
        Append(hmac, document[EventDocument.Wall] is { IsInt64: true } wall ? wall.AsInt64 : 0);
        if (document[Hashes] is { IsDocument: true } hashes)
        {
            foreach (var (name, hash) in hashes.AsDocument.OrderBy(hash => hash.Key, StringComparer.Ordinal))
            {
                Append(hmac, Encoding.UTF8.GetBytes(name));
                Append(hmac, hash.IsBinary ? hash.AsBinary : []);
            }
        }

        return hmac.GetHashAndReset();
    }

    private static void Append(IncrementalHash hmac, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        hmac.AppendData(bytes);
    }

    // Length first: two fields never run into one another.
    private static void Append(IncrementalHash hmac, ReadOnlySpan<byte> bytes)
    {
        Append(hmac, bytes.Length);
        hmac.AppendData(bytes);
    }
}

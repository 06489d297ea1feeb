using System.Globalization;
using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>Reads events and pictures out of documents, and only what is as it was recorded. Safe from any thread.</summary>
/// <param name="path">The store, for messages.</param>
/// <param name="chain">What is verified by; null: nothing is.</param>
/// <param name="findings">Told of what is left out.</param>
internal sealed class EventReader(string path, EventChain? chain, Findings findings)
{
    /// <summary>The event of a document, without pictures.</summary>
    /// <exception cref="InvalidDataException">It is not as it was recorded; whatever else a damaged document leads to.</exception>
    internal GateEvent Read(BsonDocument document)
    {
        if (chain?.IsSound(document) == false)
            throw new InvalidDataException("its content is not what was recorded");
        return EventDocument.Read(document);
    }

    /// <summary>The same; null, and it is told, where it cannot be read.</summary>
    /// <param name="document">As stored.</param>
    /// <param name="leftOut">Whoever asked; null: nobody.</param>
    internal GateEvent? Readable(BsonDocument document, ICollection<string>? leftOut)
    {
        try
        {
            return Read(document);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LeftOut(document[EventDocument.Id] is { IsInt64: true } id ? id.AsInt64 : 0, error.Message, leftOut);
            return null;
        }
    }

    /// <summary>An event with those of its pictures that are as they were recorded.</summary>
    internal GateEvent With(GateEvent gateEvent, BsonDocument document, BsonDocument? images, ICollection<string>? leftOut)
    {
        var sound = EventDocument.With(gateEvent, images);
        if (chain?.Covers(gateEvent.Id) != true)
            return sound;
        var bad = Wrong(document, sound);
        foreach (var wrong in bad)
            Tell(wrong, leftOut);
        return bad.Count == 0 ? sound : sound with
        {
            Images = sound.Images.Where(image => EventSeal.IsSound(document, image.Key, image.Value))
            .ToDictionary(image => image.Key, image => image.Value),
        };
    }

    /// <summary>What is wrong with the pictures of an event, one sentence each.</summary>
    internal IReadOnlyList<string> Wrong(BsonDocument document, GateEvent with)
    {
        var wrong = with.Images.Where(image => !EventSeal.IsSound(document, image.Key, image.Value))
            .Select(image => Picture(with.Id, image.Key, "is not the one that was recorded")).ToList();
        if (document[EventSeal.Hashes] is { IsDocument: true } hashes && !(with.Images.Count == 0 && chain!.HasGoneMark(document)))
            wrong.AddRange(hashes.AsDocument.Keys.Where(name => !with.Images.ContainsKey(name))
                .Select(name => Picture(with.Id, name, "is missing")));
        return wrong;
    }

    /// <summary>Says that an event is left out.</summary>
    internal void LeftOut(long id, string why, ICollection<string>? leftOut) => Tell(
        string.Create(CultureInfo.InvariantCulture, $"event {id} in {path} cannot be read: {why}"), leftOut);

    /// <summary>Says what is wrong to the store's findings and to whoever asked.</summary>
    internal void Tell(string what, ICollection<string>? leftOut)
    {
        findings.Add(what);
        leftOut?.Add(what);
    }

    private string Picture(long id, string name, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"picture \"{name}\" of event {id} in {path} {what}");
}

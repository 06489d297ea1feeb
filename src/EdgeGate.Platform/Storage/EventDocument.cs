using System.Globalization;
using EdgeGate.Domain.Events;
using LiteDB;

namespace EdgeGate.Platform.Storage;

/// <summary>
/// Events as documents, mapped by hand: the package's own mapper needs reflection, and without it leaves members out in silence.
/// Two keys end with the event's id, so that an index on them yields the events of one kind or one plate in order.
/// </summary>
internal static class EventDocument
{
    /// <summary>Field names, short because they are stored with every document.</summary>
    internal const string Id = "_id", KindKey = "k", PlateKey = "p", Wall = "t", Kind = "n", Json = "j";

    /// <summary>The event without its pictures.</summary>
    internal static BsonDocument From(GateEvent gateEvent, long id)
    {
        var document = new BsonDocument
        {
            [Id] = id,
            [KindKey] = Key(gateEvent.Kind.ToString(), id),
            [Wall] = gateEvent.Time.Wall.UtcTicks,
            [Kind] = gateEvent.Kind.ToString(),
            [Json] = EventJson.Serialize(gateEvent with { Id = id }),
        };
        if (gateEvent.Sighting is { } sighting)
            document[PlateKey] = Key(sighting.Text, id);
        return document;
    }

    /// <summary>The pictures, or null where there are none.</summary>
    internal static BsonDocument? Images(GateEvent gateEvent, long id)
    {
        if (gateEvent.Images.Count == 0)
            return null;
        var document = new BsonDocument { [Id] = id };
        foreach (var (name, jpeg) in gateEvent.Images)
            document[name] = jpeg;
        return document;
    }

    /// <summary>The event again, without pictures.</summary>
    /// <exception cref="System.Text.Json.JsonException">Its text is no event; whatever else LiteDB throws at a damaged
    /// document.</exception>
    internal static GateEvent Read(BsonDocument document) =>
        EventJson.Deserialize(document[Json].AsString) with { Id = document[Id].AsInt64 };

    /// <summary>The event with its pictures, where there are any.</summary>
    internal static GateEvent With(GateEvent gateEvent, BsonDocument? images) => images is null ? gateEvent : gateEvent with
    {
        Images = images.Where(field => field.Key != Id && field.Value.IsBinary)
        .ToDictionary(field => field.Key, field => field.Value.AsBinary),
    };

    /// <summary>A key that sorts by its value first and by id within one value; the bar occurs in neither.</summary>
    internal static string Key(string value, long id) => string.Create(CultureInfo.InvariantCulture, $"{value}|{id:D19}");
}

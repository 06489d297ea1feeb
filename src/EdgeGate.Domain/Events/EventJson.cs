using System.Collections.Frozen;
using System.Text.Json;

namespace EdgeGate.Domain.Events;

/// <summary>
/// Events as the stores of both platforms keep them. Property and enum names are the file's format: renaming one needs a migration.
/// Pictures are not in it; stores keep them apart.
/// </summary>
public static class EventJson
{
    /// <summary>Writes an event without its pictures.</summary>
    public static string Serialize(GateEvent gateEvent) => JsonSerializer.Serialize(gateEvent, EventJsonContext.Default.GateEvent);

    /// <summary>Reads an event back.</summary>
    /// <exception cref="JsonException">The text is no event.</exception>
    public static GateEvent Deserialize(string json)
    {
        var gateEvent = JsonSerializer.Deserialize(json, EventJsonContext.Default.GateEvent) ?? throw new JsonException("null is no event");

        // Generated code leaves an ignored property at null, not at its default.
        return gateEvent with { Images = FrozenDictionary<string, byte[]>.Empty };
    }
}

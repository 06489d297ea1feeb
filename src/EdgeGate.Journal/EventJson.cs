using System.Text.Json;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Journal;

/// <summary>One event as JSON.</summary>
internal static class EventJson
{
    public static void Write(Utf8JsonWriter json, GateEvent e, VehicleFact? outcome)
    {
        json.WriteStartObject();
        json.WriteNumber("id", e.Id);
        json.WriteString("time", e.Time.Wall.UtcDateTime);
        json.WriteString("clock", e.Time.Clock.ToString());
        json.WriteString("boot", e.Time.BootId);
        json.WriteNumber("monotonicSeconds", Math.Round(e.Time.Monotonic.TotalSeconds, 3));
        json.WriteString("kind", e.Kind.ToString());
        json.WriteString("text", e.Text);
        Write(json, e.Told);
        if (e.Sighting is { } sighting)
            Write(json, sighting);
        if (e.Decision is { } decision)
            Write(json, decision);
        if (e.Vehicle is { } vehicle)
            Write(json, vehicle);
        if (outcome is not null)
            json.WriteString("outcome", outcome.Step.ToString());
        json.WriteStartArray("images");
        foreach (var (name, bytes) in e.Images)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("bytes", bytes.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Phrase? say)
    {
        if (say is null)
            return;
        json.WritePropertyName("say");
        PhraseConverter.Write(json, say);
    }

    private static void Write(Utf8JsonWriter json, Sighting sighting)
    {
        json.WriteStartObject("sighting");
        json.WriteNumber("track", sighting.Track);
        json.WriteString("plate", sighting.Text);
        json.WriteNumber("confidence", Round(sighting.Confidence));
        json.WriteString("region", sighting.Region);
        if (sighting.RegionConfidence is { } share)
            json.WriteNumber("regionConfidence", Round(share));
        json.WriteNumber("readings", sighting.Readings);
        json.WriteNumber("agreeing", sighting.Agreeing);
        json.WriteString("direction", sighting.Direction.ToString());
        json.WriteBoolean("onlySuperResolved", sighting.OnlySuperResolved);
        json.WriteStartArray("characters");
        foreach (var character in sighting.Characters)
        {
            json.WriteStartObject();
            json.WriteString("c", character.Value.ToString());
            json.WriteNumber("p", Round(character.Probability));
            if (character.Rival != '\0')
            {
                json.WriteString("rival", character.Rival.ToString());
                json.WriteNumber("rivalP", Round(character.RivalProbability));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AccessDecision decision)
    {
        json.WriteStartObject("decision");
        json.WriteString("verdict", decision.Verdict.ToString());
        json.WriteString("reason", decision.Reason.ToString());
        json.WriteString("explanation", decision.Explanation);
        json.WriteString("entry", decision.MatchedEntry);
        json.WriteStartArray("rules");
        foreach (var step in decision.Trace)
        {
            json.WriteStartObject();
            json.WriteString("rule", step.Rule);
            json.WriteBoolean("passed", step.Passed);
            json.WriteString("detail", step.Detail);
            Write(json, step.Say);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, VehicleFact vehicle)
    {
        json.WriteStartObject("vehicle");
        json.WriteString("step", vehicle.Step.ToString());
        json.WriteNumber("track", vehicle.Track);
        json.WriteString("plate", vehicle.Plate);
        if (vehicle.Decision != 0)
            json.WriteNumber("decision", vehicle.Decision);
        if (vehicle.Cause != VehicleCause.None)
            json.WriteString("cause", vehicle.Cause.ToString());
        if (vehicle.Attempt != 0)
            json.WriteNumber("attempt", vehicle.Attempt);
        json.WriteEndObject();
    }

    private static decimal Round(float value) => float.IsFinite(value) ? Math.Round((decimal)value, 4) : 0;
}

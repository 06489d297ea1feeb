using System.Text;
using System.Text.Json;
using EdgeGate.Domain.Records;

namespace EdgeGate.Appliance.Commands;

/// <summary>Who is inside, as JSON for scripts.</summary>
internal static class PresenceJson
{
    internal static string Write(PresenceReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteBoolean("counts", report.Counts);
            json.WriteNumber("inside", report.Total);
            json.WriteNumber("capacity", report.Capacity);
            json.WriteNumber("unreadable", report.Unnamed);
            json.WriteStartArray("vehicles");
            foreach (var vehicle in report.Vehicles)
            {
                json.WriteStartObject();
                json.WriteString("plate", vehicle.Plate);
                json.WriteString("since", vehicle.Since);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

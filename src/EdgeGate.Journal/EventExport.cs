using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>Writes events for spreadsheets and for programs, newest first, a page of the store at a time.</summary>
public static class EventExport
{
    private const int Page = 200;

    /// <summary>The columns of <see cref="Csv"/>.</summary>
    public const string CsvHeader =
        "id,time,clock,boot,monotonic_s,kind,plate,confidence,region,direction,readings,agreeing,verdict,reason,entry,text,step,cause,outcome,region_confidence";

    /// <summary>Every event that a query asks for; its limit counts for the whole, 0 for no limit.</summary>
    public static IEnumerable<GateEvent> Read(IReadStore store, EventQuery query, long limit = 0)
    {
        var (before, left) = (query.BeforeId, limit == 0 ? long.MaxValue : limit);
        while (left > 0)
        {
            var page = store.Query(query with { BeforeId = before, Limit = (int)Math.Min(Page, left) });
            if (page.Count == 0)
                yield break;

            // A store that gives the same page again would be read for ever.
            if (page[^1].Id >= (before ?? long.MaxValue))
                throw new ReadStoreFaultException(ReadStoreFaultKind.Damaged,
                    $"asked for the events before {before}, the journal gave event {page[^1].Id}");
            foreach (var gateEvent in page)
                yield return gateEvent;
            left -= page.Count;
            before = page[^1].Id;
        }
    }

    /// <summary>
    /// Writes a header and one row for each event (RFC 4180). The rows of granted decisions say in the column <c>outcome</c> what became of
    /// the vehicle.
    /// </summary>
    public static void Csv(IEnumerable<GateEvent> events, TextWriter writer)
    {
        writer.Write(CsvHeader + "\r\n");
        var outcomes = new VehicleOutcomes();
        foreach (var e in events)
        {
            string[] fields =
            [
                Number(e.Id), Time(e), e.Time.Clock.ToString(), e.Time.BootId.ToString(),
                e.Time.Monotonic.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture), e.Kind.ToString(),
                e.Sighting?.Text ?? "", e.Sighting?.Confidence.ToString("0.000", CultureInfo.InvariantCulture) ?? "",
                e.Sighting?.Region ?? "",
                e.Sighting?.Direction.ToString() ?? "", Number(e.Sighting?.Readings), Number(e.Sighting?.Agreeing),
                e.Decision?.Verdict.ToString() ?? "", e.Decision?.Reason.ToString() ?? "", e.Decision?.MatchedEntry ?? "", e.Text,
                e.Vehicle?.Step.ToString() ?? "", e.Vehicle is { Cause: not VehicleCause.None } vehicle ? vehicle.Cause.ToString() : "",
                outcomes.Take(e)?.Step.ToString() ?? "",
                e.Sighting?.RegionConfidence?.ToString("0.000", CultureInfo.InvariantCulture) ?? "",
            ];
            writer.Write(string.Join(',', fields.Select(Quote)));
            writer.Write("\r\n");
        }
    }

    /// <summary>Writes one JSON object a line; pictures by name and size only.</summary>
    /// <param name="events">Newest first: what became of a vehicle is told with its decision.</param>
    /// <param name="stream">Where they go.</param>
    /// <param name="outcome">What became of the vehicle of a single event.</param>
    public static void JsonLines(IEnumerable<GateEvent> events, Stream stream, VehicleFact? outcome = null)
    {
        var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(buffer, options);
        var outcomes = new VehicleOutcomes();
        foreach (var e in events)
        {
            buffer.SetLength(0);
            json.Reset();
            EventJson.Write(json, e, outcomes.Take(e) ?? outcome);
            json.Flush();
            buffer.WriteByte((byte)'\n');
            buffer.WriteTo(stream);
        }
    }

    /// <summary>One event as JSON text, as <see cref="JsonLines"/> writes it.</summary>
    /// <param name="gateEvent">It.</param>
    /// <param name="outcome">What became of its vehicle; null: not known.</param>
    public static string ToJson(GateEvent gateEvent, VehicleFact? outcome = null)
    {
        using var stream = new MemoryStream();
        JsonLines([gateEvent], stream, outcome);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimEnd('\n');
    }

    private static string Time(GateEvent e) => e.Time.Wall.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quote(string field)
    {
        // A spreadsheet runs what begins like a formula; a leading apostrophe keeps it text.
        if (field.Length > 0 && field[0] is '=' or '+' or '-' or '@' && !double.TryParse(field, CultureInfo.InvariantCulture, out _))
            field = "'" + field;
        return field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

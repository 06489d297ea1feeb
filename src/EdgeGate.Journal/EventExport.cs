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
        "id,time,clock,boot,monotonic_s,kind,plate,confidence,region,direction,readings,agreeing,verdict,reason,entry,text";

    /// <summary>Every event that a query asks for; its limit counts for the whole, 0 for no limit.</summary>
    public static IEnumerable<GateEvent> Read(IReadStore store, EventQuery query, long limit = 0)
    {
        var (before, left) = (query.BeforeId, limit == 0 ? long.MaxValue : limit);
        while (left > 0)
        {
            var page = store.Query(query with { BeforeId = before, Limit = (int)Math.Min(Page, left) });
            if (page.Count == 0)
                yield break;
            foreach (var gateEvent in page)
                yield return gateEvent;
            left -= page.Count;
            before = page[^1].Id;
        }
    }

    /// <summary>Writes a header and one row for each event (RFC 4180).</summary>
    public static void Csv(IEnumerable<GateEvent> events, TextWriter writer)
    {
        writer.Write(CsvHeader + "\r\n");
        foreach (var e in events)
        {
            string[] fields =
            [
                Number(e.Id), Time(e), e.Time.Clock.ToString(), e.Time.BootId.ToString(),
                e.Time.Monotonic.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture), e.Kind.ToString(),
                e.Sighting?.Text ?? "", e.Sighting?.Confidence.ToString("0.000", CultureInfo.InvariantCulture) ?? "", e.Sighting?.Region ?? "",
                e.Sighting?.Direction.ToString() ?? "", Number(e.Sighting?.Readings), Number(e.Sighting?.Agreeing),
                e.Decision?.Verdict.ToString() ?? "", e.Decision?.Reason.ToString() ?? "", e.Decision?.MatchedEntry ?? "", e.Text,
            ];
            writer.Write(string.Join(',', fields.Select(Quote)));
            writer.Write("\r\n");
        }
    }

    /// <summary>Writes one JSON object a line; pictures by name and size only.</summary>
    public static void JsonLines(IEnumerable<GateEvent> events, Stream stream)
    {
        var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using var json = new Utf8JsonWriter(buffer, options);
        foreach (var e in events)
        {
            buffer.SetLength(0);
            json.Reset();
            EventJson.Write(json, e);
            json.Flush();
            buffer.WriteByte((byte)'\n');
            buffer.WriteTo(stream);
        }
    }

    /// <summary>One event as JSON text, as <see cref="JsonLines"/> writes it.</summary>
    public static string ToJson(GateEvent gateEvent)
    {
        using var stream = new MemoryStream();
        JsonLines([gateEvent], stream);
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

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Plates;
using EdgeGate.Lane.Inference;

namespace EdgeGate.Appliance.Reading;

/// <summary>The lines that <c>edgegate read --json</c> prints: a contract, scripts rely on it.</summary>
internal static class ReadJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        // Provinces stay legible in a terminal; nothing here is put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Plates(string file, int width, int height, IReadOnlyList<PlateReading> plates, in StageTimes ms)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
            json.WriteStartArray("plates");
            foreach (var plate in plates)
                WritePlate(json, plate);
            json.WriteEndArray();
            json.WriteStartObject("ms");
            WriteRounded(json, "decode", ms.Decode, 3);
            WriteRounded(json, "detect", ms.Detect, 3);
            WriteRounded(json, "rectify", ms.Rectify, 3);
            WriteRounded(json, "superResolve", ms.SuperResolve, 3);
            WriteRounded(json, "recognise", ms.Recognise, 3);
            WriteRounded(json, "total", ms.Total, 3);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Several pictures of one vehicle.</summary>
    internal static string Burst(string first, int pictures, in BurstText burst)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", first);
            json.WriteNumber("pictures", pictures);
            json.WriteStartArray("plates");
            if (burst.Text.Length > 0)
            {
                json.WriteStartObject();
                json.WriteString("text", burst.Text);
                WriteRounded(json, "confidence", burst.Confidence, 4);
                json.WriteString("region", burst.Region);
                WriteRounded(json, "regionConfidence", burst.RegionConfidence, 4);
                json.WriteNumber("readings", burst.Readings);
                json.WriteNumber("agreeing", burst.Agreeing);
                json.WriteBoolean("superResolved", burst.OnlySuperResolved);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static string Error(string file, string message)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("error", message);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WritePlate(Utf8JsonWriter json, PlateReading plate)
    {
        json.WriteStartObject();
        json.WriteString("text", plate.GetText());
        WriteRounded(json, "confidence", plate.Confidence, 4);
        json.WriteString("region", plate.Region);
        WriteRounded(json, "regionConfidence", plate.RegionConfidence, 4);
        json.WriteStartArray("corners");
        WriteCorner(json, plate.Corners.TopLeft);
        WriteCorner(json, plate.Corners.TopRight);
        WriteCorner(json, plate.Corners.BottomRight);
        WriteCorner(json, plate.Corners.BottomLeft);
        json.WriteEndArray();
        json.WriteStartArray("characters");
        for (var i = 0; i < plate.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("c", plate.CharacterAt(i).ToString());
            WriteRounded(json, "p", plate.ProbabilityAt(i), 4);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("superResolved", plate.SuperResolved);
        json.WriteBoolean("cut", plate.IsCut);
        json.WriteString("freeText", plate.FreeText);
        json.WriteBoolean("formatChanged", plate.FormatChanged);
        WriteRounded(json, "detection", plate.DetectionScore, 4);
        WriteRounded(json, "focus", plate.FocusIndex, 4);
        json.WriteEndObject();
    }

    private static void WriteCorner(Utf8JsonWriter json, Point2 corner)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round((decimal)corner.X, 1));
        json.WriteNumberValue(Math.Round((decimal)corner.Y, 1));
        json.WriteEndArray();
    }

    private static void WriteRounded(Utf8JsonWriter json, string name, double value, int digits) =>
        json.WriteNumber(name, double.IsFinite(value) ? Math.Round((decimal)value, digits) : 0m);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeGate.Domain.Plates;

/// <summary>
/// Corners as the journal keeps them: <c>{"topLeft":{"x":1,"y":2},...}</c>. An event from before impossible corners were refused may hold
/// such: the upright box around them takes their place, and where there is none, one pixel. An event is not lost for them.
/// </summary>
public sealed class PlateQuadConverter : JsonConverter<PlateQuad>
{
    private static ReadOnlySpan<byte> TopLeft => "topLeft"u8;

    private static ReadOnlySpan<byte> TopRight => "topRight"u8;

    private static ReadOnlySpan<byte> BottomRight => "bottomRight"u8;

    private static ReadOnlySpan<byte> BottomLeft => "bottomLeft"u8;

    /// <inheritdoc/>
    public override PlateQuad Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(reader, JsonTokenType.StartObject);
        Span<Point2> corners = stackalloc Point2[4];
        corners.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var corner = reader.ValueTextEquals(TopLeft) ? 0 : reader.ValueTextEquals(TopRight) ? 1
                : reader.ValueTextEquals(BottomRight) ? 2 : reader.ValueTextEquals(BottomLeft) ? 3 : -1;
            reader.Read();
            if (corner < 0)
                reader.Skip();
            else
                corners[corner] = ReadPoint(ref reader);
        }

        Expect(reader, JsonTokenType.EndObject);
        return PlateQuad.TryCreate(corners[0], corners[1], corners[2], corners[3], out var quad) ? quad : Around(corners);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PlateQuad value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Write(writer, TopLeft, value.TopLeft);
        Write(writer, TopRight, value.TopRight);
        Write(writer, BottomRight, value.BottomRight);
        Write(writer, BottomLeft, value.BottomLeft);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Point2 point)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("x"u8, point.X);
        writer.WriteNumber("y"u8, point.Y);
        writer.WriteEndObject();
    }

    private static PlateQuad Around(ReadOnlySpan<Point2> corners)
    {
        var (left, top, right, bottom) = (corners[0].X, corners[0].Y, corners[0].X, corners[0].Y);
        foreach (var corner in corners)
        {
            (left, top) = (MathF.Min(left, corner.X), MathF.Min(top, corner.Y));
            (right, bottom) = (MathF.Max(right, corner.X), MathF.Max(bottom, corner.Y));
        }

        PlateQuad.TryCreate(new(left, top), new(right, top), new(right, bottom), new(left, bottom), out var around);
        return around;
    }

    private static Point2 ReadPoint(ref Utf8JsonReader reader)
    {
        Expect(reader, JsonTokenType.StartObject);
        var (x, y) = (0f, 0f);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isX, isY) = (reader.ValueTextEquals("x"u8), reader.ValueTextEquals("y"u8));
            reader.Read();
            if (isX)
                x = ReadNumber(ref reader);
            else if (isY)
                y = ReadNumber(ref reader);
            else
                reader.Skip();
        }

        return new(x, y);
    }

    // What is not a number at all was written as a word.
    private static float ReadNumber(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? float.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : float.NaN
        : reader.GetSingle();

    private static void Expect(in Utf8JsonReader reader, JsonTokenType expected)
    {
        if (reader.TokenType != expected)
            throw new JsonException($"{expected} is expected where corners are, {reader.TokenType} is there");
    }
}

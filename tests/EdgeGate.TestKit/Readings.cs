using EdgeGate.Domain.Plates;

namespace EdgeGate.TestKit;

/// <summary>Makes readings the way the vision stage does.</summary>
public static class Readings
{
    /// <summary>A reading of <paramref name="text"/>.</summary>
    /// <param name="text">The characters read.</param>
    /// <param name="confidence">Whole-plate confidence; also the probability of every character.</param>
    /// <param name="x">Left edge in the frame, pixels.</param>
    /// <param name="y">Upper edge in the frame, pixels.</param>
    /// <param name="width">Width of the plate, pixels.</param>
    /// <param name="frame">Frame number.</param>
    /// <param name="at">Time of the frame.</param>
    /// <param name="rivals">Runner-up of each character; shorter than the text or empty for none.</param>
    public static PlateReading Of(
        string text, float confidence = 0.97f, float x = 500, float y = 400, float width = 120,
        long frame = 1, TimeSpan at = default, string rivals = "")
    {
        var reading = new PlateReading
        {
            FrameId = frame, CapturedAt = at, Corners = PlateQuad.FromBox(x, y, x + width, y + width * 0.3f),
            DetectionScore = 0.95f, Confidence = confidence, Region = "tw", FocusIndex = 0.6f,
        };
        Span<char> characters = stackalloc char[2];
        Span<float> probabilities = stackalloc float[2];
        for (var i = 0; i < text.Length; i++)
        {
            var rival = i < rivals.Length && rivals[i] != text[i] ? rivals[i] : '\0';
            (characters[0], characters[1]) = (text[i], rival);
            (probabilities[0], probabilities[1]) = (confidence, rival == '\0' ? 0 : 1 - confidence);
            reading.Append(characters, probabilities);
        }

        reading.SetFreeText(text);
        return reading;
    }

    /// <summary>A plate that was found but could not be read.</summary>
    public static PlateReading Unreadable(float x = 500, float y = 400, float width = 60, float notAPlate = 0.1f)
    {
        var reading = Of("", 0, x, y, width);
        reading.NotAPlate = notAPlate;
        return reading;
    }
}

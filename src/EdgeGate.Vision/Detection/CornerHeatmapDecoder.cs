using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Detection;

/// <summary>
/// From the detector's score and corner maps to plates: local maxima of the score above the threshold; each one's corners are the mean
/// over the maximum and its neighbours, weighted by their probability, which halves the noise of a single cell.
/// </summary>
internal sealed class CornerHeatmapDecoder(CornerHeatmapDecode decode, int inputWidth, int inputHeight)
{
    private const float LeastWidth = 6, LeastHeight = 3;

    private readonly int _columns = inputWidth / decode.Stride;
    private readonly int _rows = inputHeight / decode.Stride;

    /// <summary>Columns of the maps.</summary>
    internal int Columns => _columns;

    /// <summary>Rows of the maps.</summary>
    internal int Rows => _rows;

    /// <summary>Adds what the maps show to <paramref name="found"/>, in frame pixels.</summary>
    /// <param name="scores">Logits, rows x columns.</param>
    /// <param name="corners">8 maps of offsets.</param>
    /// <param name="box">How the frame was fitted into the input.</param>
    /// <param name="threshold">Least probability, 0 to 1.</param>
    /// <param name="found">Where plates go.</param>
    internal void Decode(ReadOnlySpan<float> scores, ReadOnlySpan<float> corners, in Letterbox box, float threshold, DetectionList found)
    {
        var least = MathF.Log(threshold / (1 - threshold));
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                var logit = scores[row * _columns + column];
                if (logit < least || !IsPeak(scores, row, column, logit))
                    continue;
                if (!TryQuad(scores, corners, row, column, logit, box, out var inFrame))
                    continue;
                var score = Probability(logit);
                found.Add(new(inFrame, score, score * Suitability(inFrame.Width * box.Scale / inputWidth)));
            }
        }
    }

    /// <summary>1 for a plate up to two fifths as wide as the input, falling to 0.4 for one as wide as the input.</summary>
    private static float Suitability(float share) => 1 - Math.Clamp(share - 0.4f, 0, 0.6f);

    private static float Probability(float logit) => 1 / (1 + MathF.Exp(-logit));

    private bool IsPeak(ReadOnlySpan<float> score, int row, int column, float logit)
    {
        for (var r = Math.Max(0, row - 1); r <= Math.Min(_rows - 1, row + 1); r++)
        {
            for (var c = Math.Max(0, column - 1); c <= Math.Min(_columns - 1, column + 1); c++)
            {
                // Of two equal neighbours the first in reading order is the peak.
                var other = score[r * _columns + c];
                if (other > logit || (other == logit && (r < row || (r == row && c < column))))
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The corners at a peak, in the frame. False: they are not a plate of <see cref="LeastWidth"/> x <see cref="LeastHeight"/> pixels or
    /// more.
    /// </summary>
    private bool TryQuad(
        ReadOnlySpan<float> score, ReadOnlySpan<float> corners, int row, int column, float peak, in Letterbox box, out PlateQuad quad)
    {
        Span<float> sum = stackalloc float[8];
        sum.Clear();
        var weights = 0f;
        var plane = _rows * _columns;
        var least = Probability(peak) * decode.Merge;
        for (var r = Math.Max(0, row - 1); r <= Math.Min(_rows - 1, row + 1); r++)
        {
            for (var c = Math.Max(0, column - 1); c <= Math.Min(_columns - 1, column + 1); c++)
            {
                var cell = r * _columns + c;
                var weight = Probability(score[cell]);
                if (weight < least)
                    continue;
                weights += weight;
                for (var k = 0; k < 8; k++)
                {
                    var centre = ((k & 1) == 0 ? c + 0.5f : r + 0.5f) * decode.Stride;
                    sum[k] += weight * (centre + corners[k * plane + cell] * decode.CornerScale);
                }
            }
        }

        for (var k = 0; k < 8; k++)
            sum[k] /= weights;
        return PlateQuad.TryCreate(
            box.ToFrame(new(sum[0], sum[1])), box.ToFrame(new(sum[2], sum[3])), box.ToFrame(new(sum[4], sum[5])),
            box.ToFrame(new(sum[6], sum[7])),
            out quad) && quad.Width >= LeastWidth && quad.Height >= LeastHeight;
    }
}

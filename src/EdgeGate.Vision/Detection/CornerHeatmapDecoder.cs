using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Detection;

/// <summary>
/// From the detector's score and corner maps to plates: local maxima of the score above the threshold; each one's corners are the mean
/// over the maximum and its neighbours, weighted by their probability, which halves the noise of a single cell.
/// </summary>
internal sealed class CornerHeatmapDecoder(CornerHeatmapDecode decode, int inputWidth, int inputHeight)
{
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
                var quad = Quad(scores, corners, row, column, logit);
                var inFrame = new PlateQuad(
                    box.ToFrame(quad.TopLeft), box.ToFrame(quad.TopRight), box.ToFrame(quad.BottomRight), box.ToFrame(quad.BottomLeft));
                var score = Probability(logit);
                if (IsPlausible(inFrame))
                    found.Add(new(inFrame, score, score * Suitability(quad.Width / inputWidth)));
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

    private PlateQuad Quad(ReadOnlySpan<float> score, ReadOnlySpan<float> corners, int row, int column, float peak)
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
        return new(new(sum[0], sum[1]), new(sum[2], sum[3]), new(sum[4], sum[5]), new(sum[6], sum[7]));
    }

    /// <summary>A convex quadrilateral in the right order, of at least 6 x 3 pixels.</summary>
    private static bool IsPlausible(in PlateQuad quad)
    {
        if (!(quad.Width >= 6 && quad.Height >= 3 && quad.Width < 1e5f && quad.Height < 1e5f))
            return false;
        return Turn(quad.TopLeft, quad.TopRight, quad.BottomRight) > 0 && Turn(quad.TopRight, quad.BottomRight, quad.BottomLeft) > 0
            && Turn(quad.BottomRight, quad.BottomLeft, quad.TopLeft) > 0 && Turn(quad.BottomLeft, quad.TopLeft, quad.TopRight) > 0;
    }

    private static float Turn(Point2 a, Point2 b, Point2 c) => (b.X - a.X) * (c.Y - b.Y) - (b.Y - a.Y) * (c.X - b.X);
}

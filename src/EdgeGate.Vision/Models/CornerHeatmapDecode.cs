namespace EdgeGate.Vision.Models;

/// <summary>
/// How a detector's outputs become corners. The cell in column c and row r has its centre at ((c + 0.5) * stride, (r + 0.5) * stride);
/// corner k lies at that centre plus (corners[2k], corners[2k + 1]) * cornerScale, in pixels of the input; the score is a logit.
/// </summary>
/// <param name="ScoreOutput">Output with the scores, 1 x 1 x h x w.</param>
/// <param name="CornersOutput">Output with the corners, 1 x 8 x h x w: x and y of top-left, top-right, bottom-right, bottom-left.</param>
/// <param name="Stride">Input pixels from one cell to the next.</param>
/// <param name="CornerScale">Input pixels for one unit of an offset.</param>
/// <param name="Threshold">Scores below are no plate, 0 to 1.</param>
/// <param name="NmsIou">Two plates whose boxes overlap more than this are one, 0 to 1.</param>
/// <param name="Merge">Neighbours of a peak that score at least this share of it lend their corners to the mean, 0 to 1.</param>
public sealed record CornerHeatmapDecode(
    string ScoreOutput, string CornersOutput, int Stride, float CornerScale, float Threshold, float NmsIou, float Merge);

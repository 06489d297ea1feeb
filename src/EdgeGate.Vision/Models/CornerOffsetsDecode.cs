namespace EdgeGate.Vision.Models;

/// <summary>
/// How an aligner's output becomes corners. The plate was cut out at corners grown by along and across, so that they lie at fixed places of
/// the crop; the true ones lie there plus (corners[2k], corners[2k + 1]) * scale, in pixels of the crop.
/// </summary>
/// <param name="CornersOutput">Output with the offsets, 1 x 8: x and y of top-left, top-right, bottom-right, bottom-left.</param>
/// <param name="Scale">Pixels of the crop for one unit of an offset.</param>
/// <param name="Along">Grown at each end, share of the plate's width.</param>
/// <param name="Across">Grown above and below, share of the plate's height.</param>
public sealed record CornerOffsetsDecode(string CornersOutput, float Scale, float Along, float Across);

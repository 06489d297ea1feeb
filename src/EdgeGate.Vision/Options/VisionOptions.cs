using EdgeGate.Domain.Configuration;
using EdgeGate.Vision.Recognition;

namespace EdgeGate.Vision.Options;

/// <summary>Settings of the vision stage.</summary>
public sealed class VisionOptions
{
    /// <summary>
    /// Countries, or states and provinces, whose plates are expected, ISO 3166 codes in lower case; empty: all countries that the recogniser
    /// knows. A gate knows where it stands, and a known country or state is worth more accuracy than any other setting.
    /// </summary>
    public IReadOnlyList<string> Regions { get; set; } = [];

    /// <summary>Number formats beside those of the regions, as <see cref="PlateFormats.IsPattern"/> describes them; they count in full.</summary>
    public IReadOnlyList<string> Formats { get; set; } = [];

    /// <summary>Which file of a model is used: <c>int8</c> (default; four times smaller and faster) or <c>fp32</c> (to compare).</summary>
    public string Precision { get; set; } = "int8";

    /// <summary>CPU threads of each model, 1 to 16. Default 1: the other cores belong to the camera and the rest of the lane.</summary>
    public int Threads { get; set; } = 1;

    /// <summary>Least detector score, 0.01 to 0.99; 0 (default) takes the one its manifest recommends.</summary>
    public float MinScore { get; set; }

    /// <summary>Most plates reported of one frame, 1 to 32. Default 8: a lane shows one or two.</summary>
    public int MaxPlates { get; set; } = 8;

    /// <summary>Grown at each end of a plate before it is read, share of its width, 0 to 0.5. Default 0.06: the middle of what the recogniser learnt.</summary>
    public float MarginAlong { get; set; } = 0.06f;

    /// <summary>Grown above and below a plate before it is read, share of its height, 0 to 0.5. Default 0.08.</summary>
    public float MarginAcross { get; set; } = 0.08f;

    /// <summary>
    /// Look closely at the corners of each plate found, and, when none is read surely, again at the frame: in overlapping parts at a
    /// higher scale and once at a smaller one. Default false: it costs up to some 25 detector runs, which a still picture can wait for and
    /// a lane cannot.
    /// </summary>
    public bool SecondLook { get; set; }

    /// <summary>The looks at parts are left out when a plate was read with at least this confidence, 0 to 1. Default 0.9.</summary>
    public float SureConfidence { get; set; } = 0.9f;

    /// <summary>
    /// With <see cref="SecondLook"/>: where nothing was read with this confidence, 0 to 1, the picture is looked at turned by 35 and 90 degrees to
    /// either side too. Default 0: never; 0.3 suits still pictures, a camera over a lane is hung straight.
    /// </summary>
    public float TurnBelow { get; set; }

    /// <summary>
    /// Readings below this confidence are read again with other margins and the readings are combined, 0 to 1. Default 0: never; 0.97
    /// suits still pictures.
    /// </summary>
    public float RereadBelow { get; set; }

    /// <summary>
    /// Make small and soft plates larger before they are read. Default true. What only an enhanced picture says is marked so, and opens
    /// nothing unless <c>access.allowOnlySuperResolved</c> is set.
    /// </summary>
    public bool SuperResolution { get; set; } = true;

    /// <summary>
    /// Where a plate is to be super-resolved, its pictures in so many frames, this one included, are registered and averaged, and their mean is read as it
    /// is and super-resolved, 1 to 8.
    /// Default 1, never: it helps where a plate keeps its size, and an approaching one was smaller in earlier frames. What only that picture says
    /// counts as super-resolved.
    /// </summary>
    public int FuseFrames { get; set; } = 1;

    /// <summary>Plates lower than this in the frame are super-resolved, pixels, 0 to 200. Default 13: below it more plates are read, above it none was, measured.</summary>
    public float EnhanceBelowHeight { get; set; } = 13;

    /// <summary>So are plates whose focus index is below this, 0 to 1. Default 0, never: plates that are soft but not small gained nothing when it was measured.</summary>
    public float EnhanceBelowFocus { get; set; }

    /// <summary>Crops that the recogniser holds for no plate with at least this certainty are left out, 0.5 to 1. Default 0.9.</summary>
    public float DropNotAPlate { get; set; } = 0.9f;

    /// <summary>
    /// The part of the frame that is looked at: left, top, width, height as shares of the frame, 0 to 1. Default all of it. A narrow
    /// zone makes distant plates larger for the detector and keeps the neighbour lane out.
    /// </summary>
    public (float Left, float Top, float Width, float Height) Zone { get; set; } = (0, 0, 1, 1);

    /// <summary>Keep each plate's rectified crop in its reading, for evidence. Default true; costs a copy of 8 kilobytes.</summary>
    public bool KeepCrops { get; set; } = true;

    /// <summary>Every value that cannot be, all at once.</summary>
    public IEnumerable<OptionError> Validate()
    {
        foreach (var region in Regions)
        {
            if (!PlateFormats.IsRegion(region))
                yield return new("vision.regions", $"'{region}' is no ISO 3166 code in lower case; write a country such as tw or de, or a part of one such as us-mo");
        }

        foreach (var format in Formats)
        {
            if (!PlateFormats.IsPattern(format))
                yield return new("vision.formats", $"'{format}' is no number format; write L, D, A, P, H, [..] or {{..}} for each character, such as LLLDDDD");
        }

        if (Precision is not ("int8" or "fp32"))
            yield return new("vision.precision", $"'{Precision}' is neither int8 nor fp32");
        if (Threads is < 1 or > 16)
            yield return new("vision.threads", $"{Threads} is not in 1..16");
        if (MinScore != 0 && Outside(MinScore, 0.01f, 0.99f))
            yield return new("vision.minScore", Range(MinScore, "0 (the manifest's) or 0.01..0.99"));
        if (MaxPlates is < 1 or > 32)
            yield return new("vision.maxPlates", $"{MaxPlates} is not in 1..32");
        if (Outside(MarginAlong, 0, 0.5f))
            yield return new("vision.marginAlong", Range(MarginAlong, "0..0.5"));
        if (Outside(MarginAcross, 0, 0.5f))
            yield return new("vision.marginAcross", Range(MarginAcross, "0..0.5"));
        if (Outside(SureConfidence, 0, 1))
            yield return new("vision.sureConfidence", Range(SureConfidence, "0..1"));
        if (Outside(TurnBelow, 0, 1))
            yield return new("vision.turnBelow", Range(TurnBelow, "0..1"));
        if (Outside(RereadBelow, 0, 1))
            yield return new("vision.rereadBelow", Range(RereadBelow, "0..1"));
        if (FuseFrames is < 1 or > 8)
            yield return new("vision.fuseFrames", $"{FuseFrames} is not in 1..8");
        if (Outside(EnhanceBelowHeight, 0, 200))
            yield return new("vision.enhanceBelowHeight", Range(EnhanceBelowHeight, "0..200 pixels"));
        if (Outside(EnhanceBelowFocus, 0, 1))
            yield return new("vision.enhanceBelowFocus", Range(EnhanceBelowFocus, "0..1"));
        if (Outside(DropNotAPlate, 0.5f, 1))
            yield return new("vision.dropNotAPlate", Range(DropNotAPlate, "0.5..1"));
        if (Outside(Zone.Left, 0, 1) || Outside(Zone.Top, 0, 1) || Outside(Zone.Width, 0.05f, 1 - Zone.Left + 1e-5f) || Outside(Zone.Height, 0.05f, 1 - Zone.Top + 1e-5f))
            yield return new("vision.zone", FormattableString.Invariant($"{Zone} does not lie inside the frame (left, top, width, height in 0..1, at least 0.05 wide and high)"));
    }

    /// <summary>Settings for still pictures, where time is plenty: a second look and combined readings.</summary>
    public static VisionOptions ForStills(IReadOnlyList<string> regions) =>
        new() { Regions = regions, SecondLook = true, RereadBelow = 0.97f, TurnBelow = 0.3f };

    private static bool Outside(float value, float low, float high) => !(value >= low && value <= high);

    private static string Range(float value, string range) => FormattableString.Invariant($"{value} is not in {range}");
}

using EdgeGate.Domain.Configuration;
using EdgeGate.Vision.Recognition;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Vision.Options.VisionOptions>;

namespace EdgeGate.Vision.Options;

/// <summary>Settings of the vision stage.</summary>
public sealed record VisionOptions
{
    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<VisionOptions>> Keys { get; } =
    [
        Texts("regions", o => o.Regions, (o, v) => o with { Regions = v },
            "a list of ISO 3166 codes in lower case, of countries or of their states and provinces, such as [\"tw\"] or [\"us-mo\", \"us-il\"]",
            "^[a-z]{2}(-[a-z0-9]{1,3})?$", PlateFormats.IsRegion,
            "Countries, or states and provinces, whose plates are expected; none means all.",
            "A gate knows where it stands, and a known country or state is worth more accuracy than any other setting.", Restart.Models),
        Texts("formats", o => o.Formats, (o, v) => o with { Formats = v },
            "a list of number formats as edgegate formats prints them, such as [\"LLLDDDD\", \"{FH}DDD\"]",
            @"^([LDAPH]|\[[^\]]+\]|\{[^}]+\})+$", PlateFormats.IsPattern,
            "Formats of numbers beside those of the regions: a fleet's, a works', a new series.",
            "What the regions have is enough for most; a text outside all formats has to be much clearer to be believed.", Restart.Models),
        Choice("precision", o => o.Precision, (o, v) => o with { Precision = v }, ["int8", "fp32"],
            "Which file of a model is used.", "int8 is four times smaller and faster; fp32 is there to compare.", Restart.Models),
        Whole("threads", o => o.Threads, (o, v) => o with { Threads = v }, 1, 16, "threads",
            "CPU threads of each model.", "The other cores belong to the camera and the rest of the lane.", Restart.Models),
        Number("minScore", o => o.MinScore, (o, v) => o with { MinScore = v }, 0.01, 0.99, "probability",
            "Least detector score; 0 takes the one that the model recommends.",
            "The model's own was chosen on pictures it had not seen.", orZero: true),
        Whole("maxPlates", o => o.MaxPlates, (o, v) => o with { MaxPlates = v }, 1, 32, "plates",
            "Most plates reported of one frame.", "A lane shows one or two.", Restart.Models),
        Number("marginAlong", o => o.MarginAlong, (o, v) => o with { MarginAlong = v }, 0, 0.5, "share of the plate's width",
            "Grown at each end of a plate before it is read.", "The middle of what the recogniser learnt."),
        Number("marginAcross", o => o.MarginAcross, (o, v) => o with { MarginAcross = v }, 0, 0.5, "share of the plate's height",
            "Grown above and below a plate before it is read.", "The middle of what the recogniser learnt."),
        Flag("secondLook", o => o.SecondLook, (o, v) => o with { SecondLook = v },
            "Look again at other scales when a frame shows no sure plate.",
            "It costs up to 25 detector runs, which a still picture can wait for and a lane cannot."),
        Number("sureConfidence", o => o.SureConfidence, (o, v) => o with { SureConfidence = v }, 0, 1, "probability",
            "With vision.secondLook: the looks at parts of the frame are left out when the first one read a plate at least this surely.",
            "What opens a gate by itself needs no second look."),
        Number("turnBelow", o => o.TurnBelow, (o, v) => o with { TurnBelow = v }, 0, 1, "probability",
            "With vision.secondLook: where nothing was read this surely the frame is looked at turned by 35 and 90 degrees to either side as well; 0 means never.",
            "A camera over a lane is hung straight; 0.3 suits still pictures."),
        Number("rereadBelow", o => o.RereadBelow, (o, v) => o with { RereadBelow = v }, 0, 1, "probability",
            "Read plates below this confidence again with other margins; 0 means never.",
            "A lane reads a plate in many frames anyway; 0.97 suits still pictures.", Restart.Models),
        Flag("superResolution", o => o.SuperResolution, (o, v) => o with { SuperResolution = v },
            "Make small and soft plates larger before they are read.",
            "What only a super-resolved picture says is marked so, and opens nothing unless access.allowOnlySuperResolved is set.",
            Restart.Models),
        Whole("fuseFrames", o => o.FuseFrames, (o, v) => o with { FuseFrames = v }, 1, 8, "frames",
            "Pictures of one plate averaged before it is read, where it is to be super-resolved; 1 means none.",
            "It helps where vehicles stand far away; an approaching plate was smaller in earlier frames. What only that picture says counts as super-resolved.", Restart.Models),
        Number("enhanceBelowHeight", o => o.EnhanceBelowHeight, (o, v) => o with { EnhanceBelowHeight = v }, 0, 200, "pixels",
            "Plates lower than this in the frame are super-resolved.",
            "Measured on real plates brought down in steps; the model's card has the curve."),
        Number("enhanceBelowFocus", o => o.EnhanceBelowFocus, (o, v) => o with { EnhanceBelowFocus = v }, 0, 1, "focus index",
            "Plates less sharp than this are super-resolved.", "As above; the index is shown on the page and by edgegate read."),
        Number("dropNotAPlate", o => o.DropNotAPlate, (o, v) => o with { DropNotAPlate = v }, 0.5, 1, "probability",
            "A plate that the recogniser holds for something else with this certainty is as if it had not been found: edgegate read does not list it, and no vehicle is followed by it.",
            "Grilles and signs go. A doubtful one stays, because a vehicle whose plate cannot be read is an event too: what may count as read is tracker.maxNotAPlate's."),
        Number("zone.left", o => o.Zone.Left, (o, v) => o with { Zone = o.Zone with { Left = v } }, 0, 0.95, "share of the frame's width",
            "Left end of the part of the frame that is looked at.", "edgegate commission suggests a zone from ten passes."),
        Number("zone.top", o => o.Zone.Top, (o, v) => o with { Zone = o.Zone with { Top = v } }, 0, 0.95, "share of the frame's height",
            "Upper end of that part.", "All of the frame until somebody knows better."),
        Number("zone.width", o => o.Zone.Width, (o, v) => o with { Zone = o.Zone with { Width = v } }, 0.05, 1,
            "share of the frame's width",
            "Width of that part; left and width together are at most 1.",
            "A narrow zone makes distant plates larger and keeps the neighbour lane out."),
        Number("zone.height", o => o.Zone.Height, (o, v) => o with { Zone = o.Zone with { Height = v } }, 0.05, 1,
            "share of the frame's height",
            "Height of that part; top and height together are at most 1.", "All of the frame until somebody knows better."),
    ];

    public IReadOnlyList<string> Regions { get; init; } = [];
    public IReadOnlyList<string> Formats { get; init; } = [];
    public string Precision { get; init; } = "int8";
    public int Threads { get; init; } = 1;
    public float MinScore { get; init; }
    public int MaxPlates { get; init; } = 8;
    public float MarginAlong { get; init; } = 0.06f;
    public float MarginAcross { get; init; } = 0.08f;
    public bool SecondLook { get; init; }
    public float SureConfidence { get; init; } = 0.9f;
    public float TurnBelow { get; init; }
    public float RereadBelow { get; init; }
    public bool SuperResolution { get; init; } = true;
    public int FuseFrames { get; init; } = 1;
    public float EnhanceBelowHeight { get; init; } = 13;
    public float EnhanceBelowFocus { get; init; }
    public float DropNotAPlate { get; init; } = 0.9f;
    public (float Left, float Top, float Width, float Height) Zone { get; init; } = (0, 0, 1, 1);

    /// <summary>What single values cannot show.</summary>
    public IEnumerable<OptionError> Validate()
    {
        // Single precision: a file's 0.3 and 0.7 may be a little more than 1.
        if (!(Zone.Left + Zone.Width <= 1 + 1e-5f && Zone.Top + Zone.Height <= 1 + 1e-5f))
            yield return new("vision.zone",
                FormattableString.Invariant($"{Zone} does not lie inside the frame: left and width together, and top and height, are at most 1"));
    }

    /// <summary>Settings for still pictures, where time is plenty: a second look and combined readings.</summary>
    public static VisionOptions ForStills(IReadOnlyList<string> regions) =>
        new() { Regions = regions, SecondLook = true, RereadBelow = 0.97f, TurnBelow = 0.3f };
}

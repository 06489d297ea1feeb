using EdgeGate.Configuration.Options;
using EdgeGate.Vision.Recognition;

namespace EdgeGate.Configuration.Keys;

public static class VisionKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        new TextListKey(
            "vision.regions", "a list of ISO 3166 codes in lower case, of countries or of their states and provinces, such as [\"tw\"] or [\"us-mo\", \"us-il\"]",
            "^[a-z]{2}(-[a-z0-9]{1,3})?$", PlateFormats.IsRegion, o => o.Vision.Regions, (o, v) => o.Vision.Regions = v)
        {
            About = "Countries, or states and provinces, whose plates are expected; none means all.",
            Why = "A gate knows where it stands, and a known country or state is worth more accuracy than any other setting.",
            Restart = Restart.Models,
        },
        new TextListKey(
            "vision.formats", "a list of number formats as edgegate formats prints them, such as [\"LLLDDDD\", \"{FH}DDD\"]", @"^([LDAPH]|\[[^\]]+\]|\{[^}]+\})+$",
            PlateFormats.IsPattern, o => o.Vision.Formats, (o, v) => o.Vision.Formats = v)
        {
            About = "Formats of numbers beside those of the regions: a fleet's, a works', a new series.",
            Why = "What the regions have is enough for most; a text outside all formats has to be much clearer to be believed.",
            Restart = Restart.Models,
        },
        new ChoiceKey("vision.precision", ["int8", "fp32"], o => o.Vision.Precision, (o, v) => o.Vision.Precision = v)
        {
            About = "Which file of a model is used.", Why = "int8 is four times smaller and faster; fp32 is there to compare.", Restart = Restart.Models,
        },
        new IntegerKey("vision.threads", 1, 16, "threads", o => o.Vision.Threads, (o, v) => o.Vision.Threads = v)
        {
            About = "CPU threads of each model.", Why = "The other cores belong to the camera and the rest of the lane.", Restart = Restart.Models,
        },
        new NumberKey("vision.minScore", 0.01, 0.99, "probability", o => o.Vision.MinScore, (o, v) => o.Vision.MinScore = (float)v)
        {
            About = "Least detector score; 0 takes the one that the model recommends.", Why = "The model's own was chosen on pictures it had not seen.",
            OrZero = true, Restart = Restart.Models,
        },
        new IntegerKey("vision.maxPlates", 1, 32, "plates", o => o.Vision.MaxPlates, (o, v) => o.Vision.MaxPlates = v)
        {
            About = "Most plates reported of one frame.", Why = "A lane shows one or two.", Restart = Restart.Models,
        },
        Share("vision.marginAlong", 0, 0.5, "share of the plate's width", "Grown at each end of a plate before it is read.",
            "The middle of what the recogniser learnt.", o => o.Vision.MarginAlong, (o, v) => o.Vision.MarginAlong = v),
        Share("vision.marginAcross", 0, 0.5, "share of the plate's height", "Grown above and below a plate before it is read.",
            "The middle of what the recogniser learnt.", o => o.Vision.MarginAcross, (o, v) => o.Vision.MarginAcross = v),
        new FlagKey("vision.secondLook", o => o.Vision.SecondLook, (o, v) => o.Vision.SecondLook = v)
        {
            About = "Look again at other scales when a frame shows no sure plate.",
            Why = "It costs up to 25 detector runs, which a still picture can wait for and a lane cannot.",
        },
        new NumberKey("vision.rereadBelow", 0, 1, "probability", o => o.Vision.RereadBelow, (o, v) => o.Vision.RereadBelow = (float)v)
        {
            About = "Read plates below this confidence again with other margins; 0 means never.",
            Why = "A lane reads a plate in many frames anyway; 0.97 suits still pictures.", Restart = Restart.Models,
        },
        new FlagKey("vision.superResolution", o => o.Vision.SuperResolution, (o, v) => o.Vision.SuperResolution = v)
        {
            About = "Make small and soft plates larger before they are read.",
            Why = "What only a super-resolved picture says is marked so, and opens nothing unless access.allowOnlySuperResolved is set.",
            Restart = Restart.Models,
        },
        new IntegerKey("vision.fuseFrames", 1, 8, "frames", o => o.Vision.FuseFrames, (o, v) => o.Vision.FuseFrames = v)
        {
            About = "Pictures of one plate averaged before it is read, where it is to be super-resolved; 1 means none.",
            Why = "It helps where vehicles stand far away; an approaching plate was smaller in earlier frames. What only that picture says counts as super-resolved.",
            Restart = Restart.Models,
        },
        Share("vision.enhanceBelowHeight", 0, 200, "pixels", "Plates lower than this in the frame are super-resolved.",
            "Measured on real plates brought down in steps; the model's card has the curve.",
            o => o.Vision.EnhanceBelowHeight, (o, v) => o.Vision.EnhanceBelowHeight = v),
        Share("vision.enhanceBelowFocus", 0, 1, "focus index", "Plates less sharp than this are super-resolved.",
            "As above; the index is shown on the page and by edgegate read.",
            o => o.Vision.EnhanceBelowFocus, (o, v) => o.Vision.EnhanceBelowFocus = v),
        Share("vision.dropNotAPlate", 0.5, 1, "probability", "Leave out what the recogniser holds for no plate with this certainty.",
            "Grilles and signs go, doubtful plates stay.", o => o.Vision.DropNotAPlate, (o, v) => o.Vision.DropNotAPlate = v),
        Share("vision.zone.left", 0, 0.95, "share of the frame's width", "Left end of the part of the frame that is looked at.",
            "edgegate commission suggests a zone from ten passes.", o => o.Vision.Zone.Left, (o, v) => o.Vision.Zone = o.Vision.Zone with { Left = v }),
        Share("vision.zone.top", 0, 0.95, "share of the frame's height", "Upper end of that part.",
            "All of the frame until somebody knows better.", o => o.Vision.Zone.Top, (o, v) => o.Vision.Zone = o.Vision.Zone with { Top = v }),
        Share("vision.zone.width", 0.05, 1, "share of the frame's width", "Width of that part; left and width together are at most 1.",
            "A narrow zone makes distant plates larger and keeps the neighbour lane out.",
            o => o.Vision.Zone.Width, (o, v) => o.Vision.Zone = o.Vision.Zone with { Width = v }),
        Share("vision.zone.height", 0.05, 1, "share of the frame's height", "Height of that part; top and height together are at most 1.",
            "All of the frame until somebody knows better.", o => o.Vision.Zone.Height, (o, v) => o.Vision.Zone = o.Vision.Zone with { Height = v }),
    ];

    private static NumberKey Share(
        string path, double min, double max, string unit, string about, string why, Func<EdgeGateOptions, float> get, Action<EdgeGateOptions, float> set) =>
        new(path, min, max, unit, options => get(options), (options, value) => set(options, (float)value)) { About = about, Why = why };
}

namespace EdgeGate.Appliance.Configuration;

internal static class VisionKeys
{
    internal static IReadOnlyList<ConfigKey> All { get; } =
    [
        ConfigKey.TextList("vision.regions", "a list of ISO 3166 two-letter codes, such as [\"tw\", \"cn\"]",
            "Countries whose plates are expected; none: all. A known country is worth more accuracy than any other setting.",
            code => code.Length == 2 && code.All(char.IsAsciiLetterLower), (o, v) => o.Vision.Regions = v),
        ConfigKey.Text("vision.precision", "int8", "\"int8\" or \"fp32\"", "Which file of a model is used; fp32 is slower and only for comparison.",
            (o, v) => o.Vision.Precision = v),
        ConfigKey.Integer("vision.threads", 1, 16, "threads", 1, "CPU threads of each model; the other cores belong to the camera and the rest.",
            (o, v) => o.Vision.Threads = v),
        ConfigKey.Number("vision.minScore", 0, 0.99, "probability", 0, "Least detector score; 0 takes the model's own.", (o, v) => o.Vision.MinScore = (float)v),
        ConfigKey.Integer("vision.maxPlates", 1, 32, "plates", 8, "Most plates reported of one frame.", (o, v) => o.Vision.MaxPlates = v),
        ConfigKey.Number("vision.marginAlong", 0, 0.5, "share of the plate's width", 0.04, "Grown at each end of a plate before it is read.",
            (o, v) => o.Vision.MarginAlong = (float)v),
        ConfigKey.Number("vision.marginAcross", 0, 0.5, "share of the plate's height", 0.06, "Grown above and below a plate before it is read.",
            (o, v) => o.Vision.MarginAcross = (float)v),
        ConfigKey.Flag("vision.secondLook", false, "Look again at other scales when a frame shows no sure plate; costs up to 14 detector runs.",
            (o, v) => o.Vision.SecondLook = v),
        ConfigKey.Number("vision.rereadBelow", 0, 1, "probability", 0, "Read plates below this confidence again with other margins; 0: never.",
            (o, v) => o.Vision.RereadBelow = (float)v),
        ConfigKey.Number("vision.dropNotAPlate", 0.5, 1, "probability", 0.9, "Leave out what the recogniser holds for no plate with this certainty.",
            (o, v) => o.Vision.DropNotAPlate = (float)v),
        ConfigKey.Number("vision.zone.left", 0, 0.95, "share of the frame's width", 0, "Left end of the part of the frame that is looked at.",
            (o, v) => o.Vision.Zone = o.Vision.Zone with { Left = (float)v }),
        ConfigKey.Number("vision.zone.top", 0, 0.95, "share of the frame's height", 0, "Upper end of that part.",
            (o, v) => o.Vision.Zone = o.Vision.Zone with { Top = (float)v }),
        ConfigKey.Number("vision.zone.width", 0.05, 1, "share of the frame's width", 1, "Width of that part; a narrow zone makes distant plates larger.",
            (o, v) => o.Vision.Zone = o.Vision.Zone with { Width = (float)v }),
        ConfigKey.Number("vision.zone.height", 0.05, 1, "share of the frame's height", 1, "Height of that part.",
            (o, v) => o.Vision.Zone = o.Vision.Zone with { Height = (float)v }),
    ];
}

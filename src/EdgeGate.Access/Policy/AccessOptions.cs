using EdgeGate.Domain.Configuration;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Access.Policy.AccessOptions>;

namespace EdgeGate.Access.Policy;

/// <summary>The rules of one lane. Keys stand under <c>access</c>.</summary>
public sealed record AccessOptions
{
    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<AccessOptions>> Keys { get; } =
    [
        Choice("mode", o => o.Mode, (o, v) => o with { Mode = v },
            "Whom the lane lets through.", "Only those on a list: anything wider is the operator's choice."),
        Choice("role", o => o.Role, (o, v) => o with { Role = v },
            "Which way the lane leads.", "Most lanes with a list are entries; an exit counts vehicles out.", Restart.Inside),
        Number("minConfidence", o => o.MinConfidence, (o, v) => o with { MinConfidence = v }, 0, 1, "probability",
            "Least fused confidence that opens by a list.",
            "Confidence is calibrated: nine of ten readings at 0.9 are right, and lists catch most of the rest."),
        Whole("minAgreeing", o => o.MinAgreeing, (o, v) => o with { MinAgreeing = v }, 1, 100, "readings",
            "Least number of readings of exactly the fused text that opens; before tracker.decideAfterMs a vehicle is not decided on with fewer.",
            "One frame can be wrong with conviction; three of them seldom the same way."),
        Choice("tolerance", o => o.Tolerance, (o, v) => o with { Tolerance = v },
            "How far a reading may be from a listed plate.",
            "Forgiving is a choice that an operator makes, not one that is made for him."),
        Number("toleranceMinDoubt", o => o.ToleranceMinDoubt, (o, v) => o with { ToleranceMinDoubt = v }, 0, 1, "probability",
            "Least probability that the reading gave to the listed character before it is forgiven.",
            "A character that was never in doubt is not forgiven."),
        Flag("allowOnlySuperResolved", o => o.AllowOnlySuperResolved, (o, v) => o with { AllowOnlySuperResolved = v },
            "Let a text open that only super-resolved pictures gave.", "Such a picture is partly invented."),
        Texts("regions", o => o.Regions, (o, v) => o with { Regions = v },
            "a list of ISO 3166 codes in lower case, of countries or of their states and provinces, and own for vision.formats, such as [\"tw\"] or [\"us-mo\", \"own\"]",
            "^([a-z]{2}(-[a-z0-9]{1,3})?|own)$", RegionRule.IsRegion,
            "Only vehicles with plates of these regions are let in, in every mode; a country stands for its states and provinces too. None asks for no region.",
            "The same number may be given out in two countries. It tells apart only regions that vision.regions names: name the neighbours there."),
        Number("minRegionConfidence", o => o.MinRegionConfidence, (o, v) => o with { MinRegionConfidence = v }, 0.5, 0.99, "probability",
            "Least probability that the plate is of one of access.regions.",
            "Below a half it would be a guess, and nobody is let in on a guess."),
        Flag("requireLoop", o => o.RequireLoop, (o, v) => o with { RequireLoop = v },
            "Let a vehicle in only while it stands in the entry loop (gate.inputs.entryLoop).",
            "Not every lane has a loop; where there is one, true keeps a printed plate and passing cars from opening."),
        Choice("unknownClock", o => o.UnknownClock, (o, v) => o with { UnknownClock = v },
            "Entries with a schedule while the time is unknown.",
            "A box without a battery clock does not know the hour after a power cut, and guessing lets people in at night."),
        Choice("antiPassback", o => o.AntiPassback, (o, v) => o with { AntiPassback = v },
            "A vehicle that is inside comes in again.", "Without an exit lane nobody is ever counted out.", Restart.Inside),
        Whole("antiPassbackMinutes", o => o.AntiPassbackMinutes, (o, v) => o with { AntiPassbackMinutes = v }, 1, 10_080, "minutes",
            "For antiPassback timed.", "Long enough that a lent card does not pay, short enough for an errand."),
        Whole("capacity", o => o.Capacity, (o, v) => o with { Capacity = v }, 0, 1_000_000, "places",
            "Places of the car park; 0 does not count.", "One lane alone seldom sees every car.", Restart.Inside),
    ];

    public AccessMode Mode { get; init; } = AccessMode.AllowList;
    public LaneRole Role { get; init; } = LaneRole.Entry;
    public float MinConfidence { get; init; } = 0.9f;
    public int MinAgreeing { get; init; } = 3;
    public Tolerance Tolerance { get; init; } = Tolerance.Exact;
    public float ToleranceMinDoubt { get; init; } = 0.01f;
    public bool AllowOnlySuperResolved { get; init; }
    public IReadOnlyList<string> Regions { get; init; } = [];
    public float MinRegionConfidence { get; init; } = 0.9f;
    public bool RequireLoop { get; init; }
    public UnknownClock UnknownClock { get; init; } = UnknownClock.ShutScheduled;
    public AntiPassback AntiPassback { get; init; } = AntiPassback.Off;
    public int AntiPassbackMinutes { get; init; } = 30;
    public int Capacity { get; init; }

    /// <summary>True when anything rests on who is inside.</summary>
    public bool Counts => Capacity > 0 || AntiPassback != AntiPassback.Off;
}

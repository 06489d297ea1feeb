namespace EdgeGate.Configuration.Keys;

public static class AccessKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        ChoiceKey.Of("access.mode", "Whom the lane lets through.", "Only those on a list: anything wider is the operator's choice.",
            o => o.Access.Mode, (o, v) => o.Access.Mode = v),
        ChoiceKey.Of("access.role", "Which way the lane leads.", "Most lanes with a list are entries; an exit counts vehicles out.",
            o => o.Access.Role, (o, v) => o.Access.Role = v, Restart.Inside),
        new NumberKey("access.minConfidence", 0, 1, "probability", o => o.Access.MinConfidence, (o, v) => o.Access.MinConfidence = (float)v)
        {
            About = "Least fused confidence that opens by a list.", Why = "Confidence is calibrated: nine of ten readings at 0.9 are right, and lists catch most of the rest.",
        },
        new IntegerKey("access.minAgreeing", 1, 100, "readings", o => o.Access.MinAgreeing, (o, v) => o.Access.MinAgreeing = v)
        {
            About = "Least number of readings of exactly the fused text.", Why = "One frame can be wrong with conviction; three of them seldom the same way.",
        },
        ChoiceKey.Of("access.tolerance", "How far a reading may be from a listed plate.", "Forgiving is a choice that an operator makes, not one that is made for him.",
            o => o.Access.Tolerance, (o, v) => o.Access.Tolerance = v),
        new NumberKey("access.toleranceMinDoubt", 0, 1, "probability", o => o.Access.ToleranceMinDoubt, (o, v) => o.Access.ToleranceMinDoubt = (float)v)
        {
            About = "Least probability that the reading gave to the listed character before it is forgiven.",
            Why = "A character that was never in doubt is not forgiven.",
        },
        new FlagKey("access.allowOnlySuperResolved", o => o.Access.AllowOnlySuperResolved, (o, v) => o.Access.AllowOnlySuperResolved = v)
        {
            About = "Let a text open that only super-resolved pictures gave.", Why = "Such a picture is partly invented.",
        },
        new FlagKey("access.requireLoop", o => o.Access.RequireLoop, (o, v) => o.Access.RequireLoop = v)
        {
            About = "Let a vehicle in only while it stands in the entry loop (gate.inputs.entryLoop).",
            Why = "Not every lane has a loop; where there is one, true keeps a printed plate and passing cars from opening.",
        },
        ChoiceKey.Of("access.unknownClock", "Entries with a schedule while the time is unknown.",
            "A box without a battery clock does not know the hour after a power cut, and guessing lets people in at night.",
            o => o.Access.UnknownClock, (o, v) => o.Access.UnknownClock = v),
        ChoiceKey.Of("access.antiPassback", "A vehicle that is inside comes in again.", "Without an exit lane nobody is ever counted out.",
            o => o.Access.AntiPassback, (o, v) => o.Access.AntiPassback = v, Restart.Inside),
        new IntegerKey("access.antiPassbackMinutes", 1, 10_080, "minutes", o => o.Access.AntiPassbackMinutes, (o, v) => o.Access.AntiPassbackMinutes = v)
        {
            About = "For antiPassback timed.", Why = "Long enough that a lent card does not pay, short enough for an errand.",
        },
        new IntegerKey("access.capacity", 0, 1_000_000, "places", o => o.Access.Capacity, (o, v) => o.Access.Capacity = v)
        {
            About = "Places of the car park; 0 does not count.", Why = "One lane alone seldom sees every car.", Restart = Restart.Inside,
        },
    ];
}

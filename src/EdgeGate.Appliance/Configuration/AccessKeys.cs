using EdgeGate.Access.Policy;

namespace EdgeGate.Appliance.Configuration;

internal static class AccessKeys
{
    internal static IReadOnlyList<ConfigKey> All { get; } =
    [
        ConfigKey.Choice("access.mode", AccessMode.AllowList, "Whom the lane lets through.", (o, v) => o.Access.Mode = v),
        ConfigKey.Choice("access.role", LaneRole.Entry, "Which way the lane leads.", (o, v) => o.Access.Role = v),
        ConfigKey.Number("access.minConfidence", 0, 1, "probability", 0.9, "Least fused confidence that opens by a list.", (o, v) => o.Access.MinConfidence = (float)v),
        ConfigKey.Integer("access.minAgreeing", 1, 100, "readings", 3, "Least number of readings of exactly the fused text.", (o, v) => o.Access.MinAgreeing = v),
        ConfigKey.Choice("access.tolerance", Tolerance.Exact, "How far a reading may be from a listed plate; forgiving is the operator's choice.",
            (o, v) => o.Access.Tolerance = v),
        ConfigKey.Number("access.toleranceMinDoubt", 0, 1, "probability", 0.01,
            "Least probability that the reading gave to the listed character before it is forgiven.", (o, v) => o.Access.ToleranceMinDoubt = (float)v),
        ConfigKey.Flag("access.allowOnlySuperResolved", false, "Let a text open that only enhanced pictures gave; such a picture is partly invented.",
            (o, v) => o.Access.AllowOnlySuperResolved = v),
        ConfigKey.Choice("access.unknownClock", UnknownClock.ShutScheduled, "Entries with a schedule while the time is unknown.", (o, v) => o.Access.UnknownClock = v),
        ConfigKey.Choice("access.antiPassback", AntiPassback.Off, "A vehicle that is inside comes in again.", (o, v) => o.Access.AntiPassback = v),
        ConfigKey.Integer("access.antiPassbackMinutes", 1, 10_080, "minutes", 30, "For antiPassback timed.", (o, v) => o.Access.AntiPassbackMinutes = v),
        ConfigKey.Integer("access.capacity", 0, 1_000_000, "places", 0, "Places; 0 does not count.", (o, v) => o.Access.Capacity = v),
    ];
}

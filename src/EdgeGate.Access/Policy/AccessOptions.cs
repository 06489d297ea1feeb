using EdgeGate.Domain.Configuration;

namespace EdgeGate.Access.Policy;

/// <summary>The rules of one lane. Keys stand under <c>access</c>.</summary>
public sealed record AccessOptions
{
    /// <summary>Whom the lane lets through, default <see cref="AccessMode.AllowList"/>.</summary>
    public AccessMode Mode { get; set; } = AccessMode.AllowList;

    /// <summary>Which way the lane leads, default <see cref="LaneRole.Entry"/>.</summary>
    public LaneRole Role { get; set; } = LaneRole.Entry;

    /// <summary>Least fused confidence that opens by a list, 0 to 1, default 0.9.</summary>
    public float MinConfidence { get; set; } = 0.9f;

    /// <summary>Least number of readings of exactly the fused text, 1 to 100, default 3.</summary>
    public int MinAgreeing { get; set; } = 3;

    /// <summary>
    /// How far a reading may be from a listed plate, default <see cref="Policy.Tolerance.Exact"/>: forgiving is a choice that an
    /// operator makes, not one that is made for him.
    /// </summary>
    public Tolerance Tolerance { get; set; } = Tolerance.Exact;

    /// <summary>
    /// Least probability that the reading itself gave to the listed character before it is forgiven, 0 to 1, default 0.01:
    /// a character that was never in doubt is not forgiven.
    /// </summary>
    public float ToleranceMinDoubt { get; set; } = 0.01f;

    /// <summary>True: a text that only super-resolved pictures gave may open. Default false: such a picture is partly invented.</summary>
    public bool AllowOnlySuperResolved { get; set; }

    /// <summary>Entries with a schedule while the time is unknown, default <see cref="Policy.UnknownClock.ShutScheduled"/>.</summary>
    public UnknownClock UnknownClock { get; set; } = UnknownClock.ShutScheduled;

    /// <summary>A vehicle that is inside comes in again, default <see cref="Policy.AntiPassback.Off"/>.</summary>
    public AntiPassback AntiPassback { get; set; } = AntiPassback.Off;

    /// <summary>For <see cref="Policy.AntiPassback.Timed"/>, minutes, 1 to 10080 (a week), default 30.</summary>
    public int AntiPassbackMinutes { get; set; } = 30;

    /// <summary>Places, 0 to 1000000; 0, the default, does not count.</summary>
    public int Capacity { get; set; }

    /// <summary>True when anything rests on who is inside.</summary>
    public bool Counts => Capacity > 0 || AntiPassback != AntiPassback.Off;

    /// <summary>Every value that is out of range.</summary>
    public IEnumerable<OptionError> Validate()
    {
        (string Key, double Value, double Min, double Max, string Unit)[] ranges =
        [
            ("minConfidence", MinConfidence, 0, 1, ""),
            ("minAgreeing", MinAgreeing, 1, 100, "readings"),
            ("toleranceMinDoubt", ToleranceMinDoubt, 0, 1, ""),
            ("antiPassbackMinutes", AntiPassbackMinutes, 1, 10_080, "minutes"),
            ("capacity", Capacity, 0, 1_000_000, "places"),
        ];
        foreach (var (key, value, min, max, unit) in ranges)
        {
            // Written so that a value that is no number at all is refused too.
            if (!(value >= min && value <= max))
                yield return new($"access.{key}", $"is {value:0.###}; it must be {min:0.###} to {max:0.###} {unit}".TrimEnd());
        }

        if (!Enum.IsDefined(Mode))
            yield return new("access.mode", $"is {(int)Mode}; it must be one of {string.Join(", ", Enum.GetNames<AccessMode>())}");
        if (!Enum.IsDefined(Role))
            yield return new("access.role", $"is {(int)Role}; it must be one of {string.Join(", ", Enum.GetNames<LaneRole>())}");
    }
}

namespace EdgeGate.Journal;

/// <summary>What speaks for the wall clock.</summary>
/// <param name="IsSynchronised">A time source has set it since boot.</param>
/// <param name="HasBatteryClock">The machine has a clock that runs without power.</param>
/// <param name="SetByHand">A technician has set or confirmed it since boot.</param>
public readonly record struct ClockSigns(bool IsSynchronised, bool HasBatteryClock, bool SetByHand)
{
    /// <summary>Looks at the machine.</summary>
    /// <param name="root">Where the file system begins; another place in tests.</param>
    /// <param name="setByHand">See <see cref="SetByHand"/>.</param>
    public static ClockSigns Look(string root = "/", bool setByHand = false) => new(
        // systemd-timesyncd(8) touches this file when it has synchronised since boot.
        File.Exists(Path.Combine(root, "run/systemd/timesync/synchronized")),
        Directory.Exists(Path.Combine(root, "sys/class/rtc/rtc0")),
        setByHand);
}

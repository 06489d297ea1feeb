using EdgeGate.Domain.Events;

namespace EdgeGate.Journal;

/// <summary>Says how far the wall clock can be believed. Pure.</summary>
public static class ClockJudge
{
    /// <summary>A clock may be this far behind the newest event: events are stamped just before they are stored.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>No box with this software ran before this day: an unset clock starts in 1970, 2000 or 2020.</summary>
    public static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="wall">The wall clock now.</param>
    /// <param name="newestRecorded">
    /// The wall clock of the newest event that was recorded with a clock that could be believed; null without one.
    /// </param>
    /// <param name="signs">What the machine says.</param>
    public static ClockState Judge(DateTimeOffset wall, DateTimeOffset? newestRecorded, ClockSigns signs)
    {
        if (wall < Earliest || wall < newestRecorded - Slack)
            return ClockState.Unknown;
        if (signs.IsSynchronised)
            return ClockState.Synchronised;
        return signs.HasBatteryClock || signs.SetByHand ? ClockState.Plausible : ClockState.Unknown;
    }
}

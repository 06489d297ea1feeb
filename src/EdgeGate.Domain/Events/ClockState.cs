namespace EdgeGate.Domain.Events;

/// <summary>How far the wall clock can be believed.</summary>
public enum ClockState
{
    /// <summary>Never set since boot, or behind the newest recorded event: schedules cannot be judged.</summary>
    Unknown,

    /// <summary>Kept by a battery-backed clock or set by a technician.</summary>
    Plausible,

    /// <summary>Disciplined by a time source.</summary>
    Synchronised,
}

using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>Everything the machine knows. A value: the machine itself remembers nothing.</summary>
public readonly record struct BarrierStatus
{
    /// <summary>A time that never comes.</summary>
    public static readonly TimeSpan Never = TimeSpan.MaxValue;

    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(-1);

    /// <summary>How a lane starts: nothing known, no contact closed, nothing wanted.</summary>
    public static BarrierStatus Initial(TimeSpan now) => new()
    {
        Now = now, Since = now, ContactUntil = Never, OpenEndedAt = LongAgo, CloseEndedAt = LongAgo, ClearSince = Never, BusySince = Never,
        HoldOpenFrom = now, NextFirePulse = Never, Lines = LineSnapshot.AllUnknown,
    };

    /// <summary>What is known of the arm.</summary>
    public BarrierState State { get; init; }

    /// <summary>When that state began.</summary>
    public TimeSpan Since { get; init; }

    /// <summary>Time of the last input; never goes back.</summary>
    public TimeSpan Now { get; init; }

    /// <summary>The input lines as last read.</summary>
    public LineSnapshot Lines { get; init; }

    /// <summary>True once the lines have been read.</summary>
    public bool LinesSeen { get; init; }

    /// <summary>When they were read.</summary>
    public TimeSpan LinesAt { get; init; }

    /// <summary>The contact that is closed, if any.</summary>
    public GateOutput? Contact { get; init; }

    /// <summary>When it must open again; <see cref="Never"/> for a maintained one.</summary>
    public TimeSpan ContactUntil { get; init; }

    /// <summary>When the open contact last ended.</summary>
    public TimeSpan OpenEndedAt { get; init; }

    /// <summary>When the close contact last ended.</summary>
    public TimeSpan CloseEndedAt { get; init; }

    /// <summary>True: an open pulse is owed as soon as the rest between pulses is over.</summary>
    public bool OpenOwed { get; init; }

    /// <summary>True while a fire alarm holds the barrier open.</summary>
    public bool Fire { get; init; }

    /// <summary>When the open pulse is repeated during a fire alarm.</summary>
    public TimeSpan NextFirePulse { get; init; }

    /// <summary>True while a person holds the arm by the console.</summary>
    public bool HeldByConsole { get; init; }

    /// <summary>What is broken.</summary>
    public FaultKind Fault { get; init; }

    /// <summary>True after <see cref="BarrierInputKind.Shutdown"/>: nothing moves any more.</summary>
    public bool Stopped { get; init; }

    /// <summary>From when the time to stay up is counted: the last request, or the last time something was under the arm.</summary>
    public TimeSpan HoldOpenFrom { get; init; }

    /// <summary>Vehicles let in that nothing under the arm has noticed yet.</summary>
    public int Admitted { get; init; }

    /// <summary>True when everybody who was let in has passed under the arm.</summary>
    public bool AllThrough { get; init; }

    /// <summary>True once the arm has left its upper end while closing.</summary>
    public bool LeftTop { get; init; }

    /// <summary>Since when every safety input is at rest; <see cref="Never"/> while one is not.</summary>
    public TimeSpan ClearSince { get; init; }

    /// <summary>Since when a safety input is active without a break; <see cref="Never"/> while none is.</summary>
    public TimeSpan BusySince { get; init; }

    /// <summary>True once <see cref="BarrierNotes.SafetyStuck"/> was told.</summary>
    public bool StuckTold { get; init; }

    /// <summary>Vehicles in a row that the safety loop did not notice.</summary>
    public int LoopMissed { get; init; }

    /// <summary>Vehicles in a row that the photocell did not notice.</summary>
    public int PhotocellMissed { get; init; }

    /// <summary>True when the safety loop was active since the last vehicle passed.</summary>
    public bool LoopNoticed { get; init; }

    /// <summary>True when the photocell was active since the last vehicle passed.</summary>
    public bool PhotocellNoticed { get; init; }

    /// <summary>True when a person holds the arm, by the console or by the switch.</summary>
    public bool IsHeldByPerson => HeldByConsole || Lines[GateInput.ManualHold] == LineLevel.Active;

    /// <summary>
    /// When the machine has to be asked again at the latest for a contact to be right; <see cref="Never"/> when no contact is due.
    /// </summary>
    /// <param name="rest">Least rest between two pulses, see <see cref="BarrierOptions.RestMs"/>.</param>
    public TimeSpan NextContactChange(TimeSpan rest)
    {
        var owed = OpenOwed ? OpenEndedAt + rest : Never;
        return owed < ContactUntil ? owed : ContactUntil;
    }
}

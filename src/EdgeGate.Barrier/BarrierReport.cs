using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>Something happened at the barrier that belongs in the journal.</summary>
/// <param name="At">When, lane clock.</param>
/// <param name="Cause">The input that led to it.</param>
/// <param name="From">State before.</param>
/// <param name="To">State after; the same when only a contact was switched or something was refused.</param>
/// <param name="Released">Contact that was opened.</param>
/// <param name="Engaged">Contact that was closed.</param>
/// <param name="Notes">What else is worth telling.</param>
/// <param name="Fault">What is broken, after the step.</param>
/// <param name="Error">What the lines said, when they failed; otherwise empty.</param>
public readonly record struct BarrierReport(
    TimeSpan At, BarrierInputKind Cause, BarrierState From, BarrierState To, GateOutput? Released, GateOutput? Engaged,
    BarrierNotes Notes, FaultKind Fault, string Error)
{
    /// <summary>True when a person has to look at it.</summary>
    public bool IsAlarm =>
        (To == BarrierState.Faulted && From != BarrierState.Faulted) || Error.Length > 0
        || (Notes & (BarrierNotes.SafetyStuck | BarrierNotes.SafetyBlind | BarrierNotes.FireBegan | BarrierNotes.FireHeld | BarrierNotes.Tampered)) != 0;

    /// <summary>One sentence for a person.</summary>
    public string Describe()
    {
        var parts = new List<string>();
        if (From != To)
            parts.Add($"barrier {From} -> {To}{(To == BarrierState.Faulted ? $" ({Fault})" : "")}");
        if (Released is { } released)
            parts.Add($"contact {released} opened");
        if (Engaged is { } engaged)
            parts.Add($"contact {engaged} closed");
        parts.AddRange(NoteTexts.Of(Notes));
        if (Error.Length > 0)
            parts.Add(Error);
        return $"{string.Join(", ", parts)} (on {Cause})";
    }
}

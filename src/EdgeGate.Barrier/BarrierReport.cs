using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Phrases;

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
        || (Notes & (BarrierNotes.SafetyStuck | BarrierNotes.SafetyBlind | BarrierNotes.FireBegan | BarrierNotes.FireHeld
            | BarrierNotes.Tampered)) != 0;

    /// <summary>One sentence for a person.</summary>
    public Phrase Said
    {
        get
        {
            var what = new List<PhraseValue>();
            if (From != To)
            {
                var (from, to) = (PhraseValue.Word("state", From), PhraseValue.Word("state", To));
                what.Add(To == BarrierState.Faulted
                    ? Phrase.Of("faulted", ("from", from), ("to", to), ("fault", PhraseValue.Word("fault", Fault)))
                    : Phrase.Of("moved", ("from", from), ("to", to)));
            }

            if (Released is { } released)
                what.Add(Phrase.Of("contactOpened", ("contact", PhraseValue.Word("contact", released))));
            if (Engaged is { } engaged)
                what.Add(Phrase.Of("contactClosed", ("contact", PhraseValue.Word("contact", engaged))));
            what.AddRange(NoteTexts.Of(Notes));

            // What the lines said is the kernel's word.
            if (Error.Length > 0)
                what.Add(Error);
            return Phrase.Of("barrier", ("what", what.ToArray()), ("cause", PhraseValue.Word("cause", Cause)));
        }
    }

    /// <summary>The same in English.</summary>
    public string Describe() => Said.English;
}

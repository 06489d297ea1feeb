namespace EdgeGate.Barrier;

/// <summary>What notes mean, in words for the journal.</summary>
internal static class NoteTexts
{
    private static readonly (BarrierNotes Note, string Text)[] All =
    [
        (BarrierNotes.OpenRefusedHeld, "not opened: a person holds the arm"),
        (BarrierNotes.OpenRefusedFaulted, "not opened: the barrier is faulted or stopped"),
        (BarrierNotes.CloseRefused, "not closed: a safety input is not at rest, or closing is not asked for here"),
        (BarrierNotes.Reopened, "opened again: something came under the closing arm"),
        (BarrierNotes.SafetyStuck, "a safety input has been active for longer than a vehicle can need: it may be stuck; the arm is not closed meanwhile"),
        (BarrierNotes.SafetyBlind, "a safety input did not notice several vehicles in a row: it is no longer relied on, and the arm is not closed"),
        (BarrierNotes.FireBegan, "fire alarm: the barrier opens and stays open"),
        (BarrierNotes.FireHeld, "fire alarm, but a person holds the barrier: it does not open until the hold is released"),
        (BarrierNotes.FireEnded, "a person ended the fire alarm"),
        (BarrierNotes.MovedByItself, "the arm moved without being asked"),
        (BarrierNotes.Tampered, "the cabinet was opened"),
        (BarrierNotes.TamperEnded, "the cabinet is closed again"),
    ];

    /// <summary>One text for each note that is set.</summary>
    internal static IEnumerable<string> Of(BarrierNotes notes) => All.Where(one => notes.HasFlag(one.Note)).Select(one => one.Text);
}

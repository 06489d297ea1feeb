using EdgeGate.Domain.Phrases;

namespace EdgeGate.Barrier;

/// <summary>What notes mean, for the journal.</summary>
internal static class NoteTexts
{
    private static readonly (BarrierNotes Note, Phrase Said)[] All =
    [
        (BarrierNotes.OpenRefusedHeld, Phrase.Of("noteOpenRefusedHeld")),
        (BarrierNotes.OpenRefusedFaulted, Phrase.Of("noteOpenRefusedFaulted")),
        (BarrierNotes.CloseRefused, Phrase.Of("noteCloseRefused")),
        (BarrierNotes.Reopened, Phrase.Of("noteReopened")),
        (BarrierNotes.SafetyStuck, Phrase.Of("noteSafetyStuck")),
        (BarrierNotes.SafetyBlind, Phrase.Of("noteSafetyBlind")),
        (BarrierNotes.FireBegan, Phrase.Of("noteFireBegan")),
        (BarrierNotes.FireHeld, Phrase.Of("noteFireHeld")),
        (BarrierNotes.FireEnded, Phrase.Of("noteFireEnded")),
        (BarrierNotes.MovedByItself, Phrase.Of("noteMovedByItself")),
        (BarrierNotes.Tampered, Phrase.Of("noteTampered")),
        (BarrierNotes.TamperEnded, Phrase.Of("noteTamperEnded")),
    ];

    /// <summary>One phrase for each note that is set.</summary>
    internal static IEnumerable<PhraseValue> Of(BarrierNotes notes) =>
        All.Where(one => notes.HasFlag(one.Note)).Select(one => (PhraseValue)one.Said);
}

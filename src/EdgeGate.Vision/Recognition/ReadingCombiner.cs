using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// Several crops of one plate, cut with different margins, vote with their probabilities: a text's weight is summed over the crops, and
/// so is the weight of everything else. A text that one crop is sure of and the others deny ends in the middle, as it should.
/// </summary>
internal sealed class ReadingCombiner
{
    private readonly TextScorer _scorer = new();
    private readonly int[] _slots = new int[PlateReading.MaxCharacters];

    /// <summary>Chooses among the best texts of the crops.</summary>
    /// <returns>The index of the crop whose text won, and its combined confidence; -1 when no crop has a text.</returns>
    internal (int Index, double Confidence) Choose(ReadOnlySpan<CropReading> crops)
    {
        var (index, most, total) = (-1, 0.0, 0.0);
        foreach (var crop in crops)
            total += crop.TotalWeight;
        for (var i = 0; i < crops.Length; i++)
        {
            if (crops[i].Best.Length == 0)
                continue;
            var weight = 0.0;
            foreach (var crop in crops)
                weight += crops[i].Best.Prior * Probability(crop.Lattice, crops[i].Best);

            // Of crops with the same text the one that is surest lends its rivals.
            if (weight > most * 1.000001 || (index >= 0 && crops[i].Best.SameText(crops[index].Best) && crops[i].Confidence > crops[index].Confidence))
                (index, most) = (i, Math.Max(weight, most));
        }

        return (index, index < 0 ? 0 : Math.Min(1, most / total));
    }

    private double Probability(CtcLattice lattice, DecodedText text)
    {
        for (var i = 0; i < text.Length; i++)
            _slots[i] = lattice.SlotOf(text.Classes[i]);
        return _scorer.Score(lattice, _slots.AsSpan(0, text.Length));
    }
}

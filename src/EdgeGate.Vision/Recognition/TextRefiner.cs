using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// Climbs from a first guess to the best text near it: as long as the exchange of a single character makes the exact probability
/// larger, the best such exchange is made. What is learnt on the last round are the rivals at each position.
/// </summary>
internal sealed class TextRefiner
{
    private const int MaxRounds = 5;

    /// <summary>An exchange must gain at least this factor, so that rounding never goes in circles.</summary>
    private const double LeastGain = 1.001;

    private readonly TextScorer _scorer = new();
    private readonly int[] _slots = new int[PlateReading.MaxCharacters];

    /// <summary>Fills <paramref name="result"/> except for its prior and region.</summary>
    /// <param name="lattice">The output read.</param>
    /// <param name="guess">Lattice slots to begin with.</param>
    /// <param name="sets">The character set of each position, or empty: any character anywhere.</param>
    /// <param name="formats">Holds the sets.</param>
    /// <param name="result">Written.</param>
    /// <returns>False when the lattice cannot mean such a text.</returns>
    internal bool Refine(CtcLattice lattice, ReadOnlySpan<int> guess, ReadOnlySpan<int> sets, FormatSet formats, DecodedText result)
    {
        var slots = _slots.AsSpan(0, guess.Length);
        guess.CopyTo(slots);
        result.Length = guess.Length;
        for (var round = 0; ; round++)
        {
            var probability = _scorer.Score(lattice, slots);
            if (!(probability > 0))
                return false;
            (result.Probability, result.Neighbourhood) = (probability, 1);
            _scorer.Backward(lattice, slots);
            var (gain, place, better) = (LeastGain, -1, -1);
            for (var i = 0; i < slots.Length; i++)
            {
                _scorer.Open(lattice, slots, i);
                var allowed = sets.IsEmpty ? lattice.Active : formats.Sets[sets[i]];
                var (ratio, slot) = Rank(lattice, slots, i, allowed, probability, result);
                if (ratio > gain)
                    (gain, place, better) = (ratio, i, slot);
            }

            if (place < 0 || round == MaxRounds)
                break;
            slots[place] = better;
        }

        for (var i = 0; i < slots.Length; i++)
            result.Classes[i] = lattice.ClassOf(slots[i]);
        return true;
    }

    private (double Ratio, int Slot) Rank(
        CtcLattice lattice, ReadOnlySpan<int> slots, int position, CharacterSet allowed, double probability, DecodedText result)
    {
        var ranked = result.RankedAt(position);
        var shares = result.SharesAt(position);
        ranked.Fill(-1);
        shares.Clear();
        ranked[0] = lattice.ClassOf(slots[position]);
        var (sum, best, bestSlot) = (probability, 0.0, -1);
        for (var slot = 0; slot < lattice.ActiveCount; slot++)
        {
            if (slot == slots[position] || !allowed.Contains(lattice.ClassOf(slot)))
                continue;
            var other = _scorer.Substitute(lattice, slots, position, slot);
            sum += other;
            if (other > best)
                (best, bestSlot) = (other, slot);
            Insert(ranked, shares, lattice.ClassOf(slot), (float)(other / probability));
        }

        var scale = (float)(probability / sum);
        shares[0] = 1;
        for (var k = 0; k < shares.Length; k++)
            shares[k] *= scale;
        result.Neighbourhood *= sum / probability;
        return (best / probability, bestSlot);
    }

    private static void Insert(Span<int> ranked, Span<float> shares, int index, float share)
    {
        // Place 0 is the text's own character's, whatever its share.
        if (share <= shares[^1])
            return;
        var place = shares.Length - 1;
        for (; place > 1 && shares[place - 1] < share; place--)
            (ranked[place], shares[place]) = (ranked[place - 1], shares[place - 1]);
        (ranked[place], shares[place]) = (index, share);
    }
}

using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// The exact probability of a text under CTC, and of every text that differs from it in one character (Graves et al., Connectionist
/// Temporal Classification, 2006: forward and backward variables). States: blank, first character, blank, second character, … Fixed memory.
/// </summary>
internal sealed class TextScorer
{
    private const int MaxStates = 2 * PlateReading.MaxCharacters + 1;

    private readonly double[] _forward = new double[(CtcLattice.MaxSteps + 1) * MaxStates];
    private readonly double[] _backward = new double[(CtcLattice.MaxSteps + 1) * MaxStates];
    private readonly double[] _viaBlank = new double[CtcLattice.MaxSteps];
    private readonly double[] _direct = new double[CtcLattice.MaxSteps];
    private readonly double[] _toBlank = new double[CtcLattice.MaxSteps];
    private readonly double[] _toNext = new double[CtcLattice.MaxSteps];

    /// <summary>Probability of a text, the sum over its alignments.</summary>
    /// <param name="lattice">The output read.</param>
    /// <param name="slots">The text as lattice slots, 0 to 16 of them; a negative slot makes it impossible.</param>
    internal double Score(CtcLattice lattice, ReadOnlySpan<int> slots)
    {
        foreach (var slot in slots)
        {
            if (slot < 0)
                return 0;
        }

        Forward(lattice, slots);
        var last = _forward.AsSpan(lattice.Steps * MaxStates, MaxStates);
        return last[2 * slots.Length] + (slots.Length > 0 ? last[2 * slots.Length - 1] : 0);
    }

    /// <summary>Prepares <see cref="Substitute"/>; call after <see cref="Score"/> of the same text.</summary>
    internal void Backward(CtcLattice lattice, ReadOnlySpan<int> slots)
    {
        var (n, steps) = (slots.Length, lattice.Steps);
        var blank = lattice.Blank;
        var after = _backward.AsSpan(steps * MaxStates, MaxStates);
        after.Clear();
        after[2 * n] = 1;
        if (n > 0)
            after[2 * n - 1] = 1;

        // backward[t][s]: probability of steps t.. to the end, given state s at step t - 1.
        for (var t = steps - 1; t >= 0; t--)
        {
            var next = _backward.AsSpan((t + 1) * MaxStates, MaxStates);
            var here = _backward.AsSpan(t * MaxStates, MaxStates);
            for (var i = n; i >= 0; i--)
            {
                var rest = blank[t] * next[2 * i];
                var enter = i < n ? lattice.Of(slots[i])[t] * next[2 * i + 1] : 0;
                here[2 * i] = rest + enter;
                if (i == 0)
                    continue;
                var stay = lattice.Of(slots[i - 1])[t] * next[2 * i - 1];
                here[2 * i - 1] = stay + rest + (i < n && slots[i] != slots[i - 1] ? enter : 0);
            }
        }
    }

    /// <summary>Gathers what lies before and after one position; then <see cref="Substitute"/> may be asked for it.</summary>
    internal void Open(CtcLattice lattice, ReadOnlySpan<int> slots, int position)
    {
        var (n, steps) = (slots.Length, lattice.Steps);
        var blank = lattice.Blank;
        for (var t = 0; t < steps; t++)
        {
            var before = _forward.AsSpan(t * MaxStates, MaxStates);
            _viaBlank[t] = before[2 * position];
            _direct[t] = position > 0 ? before[2 * position - 1] : 0;
            if (t == steps - 1)
            {
                _toBlank[t] = position == n - 1 ? 1 : 0;
                _toNext[t] = 0;
                continue;
            }

            var beyond = _backward.AsSpan((t + 2) * MaxStates, MaxStates);
            _toBlank[t] = blank[t + 1] * beyond[2 * position + 2];
            _toNext[t] = position < n - 1 ? lattice.Of(slots[position + 1])[t + 1] * beyond[2 * position + 3] : 0;
        }
    }

    /// <summary>Probability of the text with <paramref name="slot"/> at the opened position instead.</summary>
    internal double Substitute(CtcLattice lattice, ReadOnlySpan<int> slots, int position, int slot)
    {
        var emissions = lattice.Of(slot);
        var fromPrevious = position > 0 && slots[position - 1] != slot ? 1.0 : 0.0;
        var toNext = position < slots.Length - 1 && slots[position + 1] != slot ? 1.0 : 0.0;
        var (run, total) = (0.0, 0.0);
        for (var t = 0; t < emissions.Length; t++)
        {
            run = (run + _viaBlank[t] + fromPrevious * _direct[t]) * emissions[t];
            total += run * (_toBlank[t] + toNext * _toNext[t]);
        }

        return total;
    }

    private void Forward(CtcLattice lattice, ReadOnlySpan<int> slots)
    {
        var (n, steps) = (slots.Length, lattice.Steps);
        var blank = lattice.Blank;
        var first = _forward.AsSpan(0, MaxStates);
        first.Clear();
        first[0] = 1;

        // forward[t][s]: probability of the steps before t, ending in state s.
        for (var t = 0; t < steps; t++)
        {
            var here = _forward.AsSpan(t * MaxStates, MaxStates);
            var next = _forward.AsSpan((t + 1) * MaxStates, MaxStates);
            next[0] = here[0] * blank[t];
            for (var i = 1; i <= n; i++)
            {
                var (character, before) = (2 * i - 1, 2 * i - 2);
                var arrive = here[character] + here[before];
                if (i > 1 && slots[i - 1] != slots[i - 2])
                    arrive += here[character - 2];
                next[character] = arrive * lattice.Of(slots[i - 1])[t];
                next[character + 1] = (here[character + 1] + here[character]) * blank[t];
            }
        }
    }
}

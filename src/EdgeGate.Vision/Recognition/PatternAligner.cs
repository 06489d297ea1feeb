using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// The best way through a lattice for a pattern of character sets (Viterbi). It is relaxed: within one position the character may change
/// from step to step, and two equal neighbours need no blank between them. So its score is an upper bound for every text of the pattern,
/// and costs a few additions a step whatever the size of the sets. With c the score of being inside a position, x that of being inside it
/// or in the blank after it: c(t) = max(c(t - 1), x of the position before(t - 1)) + emission(t), x(t) = max(c(t), x(t - 1) + blank(t)).
/// A position's row depends on the sets up to it only, so patterns that begin alike share their beginnings: ask in the formats' order.
/// </summary>
internal sealed class PatternAligner
{
    private const int MaxPositions = PlateReading.MaxCharacters;
    private const int RowLength = CtcLattice.MaxSteps + 1;
    private const float Impossible = -1e30f;

    /// <summary>Score of a set none of whose characters takes part: the lattice's floor.</summary>
    private const float Absent = -20.7f;

    private readonly FormatSet _formats;
    private readonly float[] _emissions;
    private readonly bool[] _known;

    // Row i holds x of position i - 1 at step t in element t + 1; row 0 is the blanks before the first position.
    private readonly float[] _rows = new float[(MaxPositions + 1) * RowLength];
    private readonly bool[] _stays = new bool[(MaxPositions + 1) * RowLength];
    private readonly bool[] _inside = new bool[(MaxPositions + 1) * RowLength];
    private readonly int[] _path = new int[MaxPositions];
    private readonly int[] _runStarts = new int[MaxPositions];
    private readonly int[] _runEnds = new int[MaxPositions];
    private CtcLattice? _lattice;
    private int _pathLength;

    internal PatternAligner(FormatSet formats)
    {
        _formats = formats;
        _emissions = new float[formats.Sets.Length * CtcLattice.MaxSteps];
        _known = new bool[formats.Sets.Length];
    }

    /// <summary>Takes a new lattice.</summary>
    internal void Load(CtcLattice lattice)
    {
        (_lattice, _pathLength) = (lattice, 0);
        Array.Clear(_known);
        _rows[0] = 0;
        for (var t = 0; t < lattice.Steps; t++)
            _rows[t + 1] = _rows[t] + lattice.LogBlank[t];
        for (var i = 1; i <= MaxPositions; i++)
            _rows[i * RowLength] = Impossible;
    }

    /// <summary>Log-probability of the best path; -1e20 or less when the lattice is too short for the pattern.</summary>
    internal float Bound(FormatPattern pattern)
    {
        var lattice = _lattice ?? throw new InvalidOperationException("no lattice was loaded");
        var sets = pattern.Classes;
        var known = 0;
        while (known < Math.Min(sets.Length, _pathLength) && sets[known] == _path[known])
            known++;
        for (var i = known; i < sets.Length; i++)
        {
            _path[i] = sets[i];
            Walk(i, Emissions(sets[i], lattice), lattice.LogBlank);
        }

        _pathLength = sets.Length;
        return _rows[sets.Length * RowLength + lattice.Steps];
    }

    /// <summary>Finds the most likely characters along the best path.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="slots">Receives a lattice slot for each position.</param>
    /// <returns>False when the lattice is too short, or no character of some position's set takes part in it.</returns>
    internal bool Trace(FormatPattern pattern, Span<int> slots)
    {
        if (Bound(pattern) <= Impossible / 2)
            return false;
        var lattice = _lattice!;
        FindRuns(pattern.Classes.Length, lattice.Steps);
        for (var i = 0; i < pattern.Classes.Length; i++)
        {
            slots[i] = BestInRun(lattice, _formats.Sets[pattern.Classes[i]], _runStarts[i], _runEnds[i]);
            if (slots[i] < 0)
                return false;
        }

        return true;
    }

    private static int BestInRun(CtcLattice lattice, CharacterSet set, int start, int end)
    {
        var (best, most) = (-1, float.NegativeInfinity);
        for (var slot = 0; slot < lattice.ActiveCount; slot++)
        {
            if (!set.Contains(lattice.ClassOf(slot)))
                continue;
            var logs = lattice.LogOf(slot);
            var sum = 0f;
            for (var t = start; t <= end; t++)
                sum += logs[t];
            if (sum > most)
                (best, most) = (slot, sum);
        }

        return best;
    }

    private void Walk(int position, ReadOnlySpan<float> emissions, ReadOnlySpan<float> blank)
    {
        var before = _rows.AsSpan(position * RowLength, RowLength);
        var row = _rows.AsSpan((position + 1) * RowLength, RowLength);
        var stays = _stays.AsSpan((position + 1) * RowLength, RowLength);
        var inside = _inside.AsSpan((position + 1) * RowLength, RowLength);
        var (character, either) = (Impossible, Impossible);
        for (var t = 0; t < blank.Length; t++)
        {
            stays[t] = character >= before[t];
            character = (stays[t] ? character : before[t]) + emissions[t];
            var rest = either + blank[t];
            inside[t] = character >= rest;
            row[t + 1] = either = inside[t] ? character : rest;
        }
    }

    private void FindRuns(int positions, int steps)
    {
        var (i, isInside) = (positions, _inside[positions * RowLength + steps - 1]);
        _runEnds.AsSpan(0, positions).Fill(-1);
        for (var t = steps - 1; t >= 0 && i > 0; t--)
        {
            if (isInside)
            {
                if (_runEnds[i - 1] < 0)
                    _runEnds[i - 1] = t;
                _runStarts[i - 1] = t;
                if (_stays[i * RowLength + t])
                    continue;
                i--;
            }

            // The step before belongs to the same position or its blank, whichever was better there.
            isInside = t > 0 && i > 0 && _inside[i * RowLength + t - 1];
        }
    }

    private ReadOnlySpan<float> Emissions(int set, CtcLattice lattice)
    {
        var row = _emissions.AsSpan(set * CtcLattice.MaxSteps, lattice.Steps);
        if (_known[set])
            return row;
        _known[set] = true;
        row.Fill(Absent);
        for (var slot = 0; slot < lattice.ActiveCount; slot++)
        {
            if (!_formats.Sets[set].Contains(lattice.ClassOf(slot)))
                continue;
            var logs = lattice.LogOf(slot);
            for (var t = 0; t < row.Length; t++)
                row[t] = MathF.Max(row[t], logs[t]);
        }

        return row;
    }
}

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// The best way through a lattice for a pattern of character sets (Viterbi). It is relaxed: within one position the character may change
/// from step to step, and two equal neighbours need no blank between them. So its score is an upper bound for every text of the pattern,
/// and costs a few additions a step whatever the size of the sets.
/// </summary>
internal sealed class PatternAligner
{
    private const int MaxPositions = Domain.Plates.PlateReading.MaxCharacters;
    private const float Impossible = -1e30f;

    /// <summary>Score of a set none of whose characters takes part: the lattice's floor.</summary>
    private const float Absent = -20.7f;

    private readonly FormatSet _formats;
    private readonly float[] _emissions;
    private readonly bool[] _known;
    private readonly float[] _blanks = new float[MaxPositions + 1];
    private readonly float[] _characters = new float[MaxPositions + 1];
    private readonly byte[] _cameFrom = new byte[CtcLattice.MaxSteps * (MaxPositions + 1) * 2];
    private readonly int[] _runStarts = new int[MaxPositions];
    private readonly int[] _runEnds = new int[MaxPositions];
    private CtcLattice? _lattice;

    internal PatternAligner(FormatSet formats)
    {
        _formats = formats;
        _emissions = new float[formats.Sets.Length * CtcLattice.MaxSteps];
        _known = new bool[formats.Sets.Length];
    }

    /// <summary>Takes a new lattice.</summary>
    internal void Load(CtcLattice lattice)
    {
        _lattice = lattice;
        Array.Clear(_known);
    }

    /// <summary>Log-probability of the best path; -1e30 or less when the lattice is too short for the pattern.</summary>
    internal float Bound(FormatPattern pattern) => Walk(pattern.Classes, false);

    /// <summary>Finds the most likely characters along the best path.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="slots">Receives a lattice slot for each position.</param>
    /// <returns>False when the lattice is too short, or no character of some position's set takes part in it.</returns>
    internal bool Trace(FormatPattern pattern, Span<int> slots)
    {
        var score = Walk(pattern.Classes, true);
        var lattice = _lattice!;
        if (score <= Impossible / 2)
            return false;
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

    private float Walk(int[] sets, bool trace)
    {
        var lattice = _lattice ?? throw new InvalidOperationException("no lattice was loaded");
        var blank = lattice.LogBlank;
        var n = sets.Length;
        var blanks = _blanks.AsSpan(0, n + 1);
        var characters = _characters.AsSpan(0, n + 1);
        blanks.Fill(Impossible);
        characters.Fill(Impossible);
        blanks[0] = 0;
        for (var t = 0; t < blank.Length; t++)
        {
            // From the last position to the first, so that what stands before a position is still that of the step before.
            for (var i = n; i >= 1; i--)
            {
                var emission = Emission(sets[i - 1], t, lattice);
                var (stay, enter, direct) = (characters[i], blanks[i - 1], characters[i - 1]);
                var rest = blanks[i];
                var to = MathF.Max(stay, MathF.Max(enter, direct));
                if (trace)
                {
                    var cell = (t * (MaxPositions + 1) + i) * 2;
                    _cameFrom[cell] = (byte)(to == stay ? 0 : to == enter ? 1 : 2);
                    _cameFrom[cell + 1] = (byte)(rest >= stay ? 0 : 1);
                }

                blanks[i] = MathF.Max(rest, stay) + blank[t];
                characters[i] = to + emission;
            }

            blanks[0] += blank[t];
        }

        return MathF.Max(blanks[n], characters[n]);
    }

    private void FindRuns(int n, int steps)
    {
        var (i, inCharacter) = (n, _characters[n] >= _blanks[n]);
        _runEnds.AsSpan(0, n).Fill(-1);
        for (var t = steps - 1; t >= 0 && i > 0; t--)
        {
            var cell = (t * (MaxPositions + 1) + i) * 2;
            if (!inCharacter)
            {
                inCharacter = _cameFrom[cell + 1] == 1;
                continue;
            }

            if (_runEnds[i - 1] < 0)
                _runEnds[i - 1] = t;
            _runStarts[i - 1] = t;
            switch (_cameFrom[cell])
            {
                case 1:
                    (i, inCharacter) = (i - 1, false);
                    break;
                case 2:
                    i--;
                    break;
            }
        }
    }

    private float Emission(int set, int t, CtcLattice lattice)
    {
        if (!_known[set])
        {
            var row = _emissions.AsSpan(set * CtcLattice.MaxSteps, lattice.Steps);
            row.Fill(Absent);
            for (var slot = 0; slot < lattice.ActiveCount; slot++)
            {
                if (!_formats.Sets[set].Contains(lattice.ClassOf(slot)))
                    continue;
                var logs = lattice.LogOf(slot);
                for (var k = 0; k < row.Length; k++)
                    row[k] = MathF.Max(row[k], logs[k]);
            }

            _known[set] = true;
        }

        return _emissions[set * CtcLattice.MaxSteps + t];
    }
}

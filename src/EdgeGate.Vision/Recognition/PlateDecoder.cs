using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// From one recogniser output to the most probable text. The formats' upper bounds (<see cref="PatternAligner"/>) say in which order
/// they are worth a closer look; each look ends in an exact probability (<see cref="TextScorer"/>), and stops when no bound left can win.
/// A text's weight is its probability times the prior of its formats; its confidence is its share in the weight of everything the
/// crop may say: the other candidates, its own neighbours, and all texts outside the formats. One thread, fixed memory.
/// </summary>
internal sealed class PlateDecoder
{
    private const int MaxCandidates = 12;

    /// <summary>Formats looked at closely, whether they give a new text or one that is known.</summary>
    private const int MaxLooks = 24;

    /// <summary>e^-7: a format whose bound is below a thousandth of the best weight changes no decision.</summary>
    private const double Hopeless = 7;

    /// <summary>A text less probable than this is no reading but the noise of an empty crop.</summary>
    private const double LeastProbability = 1e-12;

    private readonly FormatSet _formats;
    private readonly PatternAligner _aligner;
    private readonly TextRefiner _refiner = new();
    private readonly RegionPrior _prior;
    private readonly int _blank;
    private readonly double[] _bounds;
    private readonly DecodedText[] _candidates = new DecodedText[MaxCandidates];
    private readonly int[] _slots = new int[PlateReading.MaxCharacters];
    private int _count;

    internal PlateDecoder(CtcDecode decode, FormatSet formats)
    {
        (_formats, _blank) = (formats, decode.Blank);
        _aligner = new PatternAligner(formats);
        _prior = new RegionPrior(formats);
        _bounds = new double[formats.Patterns.Length];
        for (var i = 0; i < _candidates.Length; i++)
            _candidates[i] = new DecodedText();
    }

    /// <summary>Decodes what <paramref name="reading"/> holds and puts the result there.</summary>
    internal void Decode(CropReading reading)
    {
        var lattice = reading.Lattice;
        _count = 0;
        _prior.Load(reading.Regions);
        var best = TryFree(lattice) ? Weight(_candidates[0]) : 0;
        if (_count > 0)
            _candidates[0].CopyTo(reading.Free);
        else
            reading.Free.Length = 0;
        _aligner.Load(lattice);
        BoundPatterns();
        for (var looks = 0; looks < MaxLooks && _count < MaxCandidates && NextPattern(best) is var index and >= 0; looks++)
        {
            _bounds[index] = double.NegativeInfinity;
            if (TryPattern(lattice, _formats.Patterns[index]))
                best = Math.Max(best, Weight(_candidates[_count - 1]));
        }

        Conclude(reading);
    }

    private static double Weight(DecodedText text) => text.Prior * text.Probability;

    /// <summary>Bounds each different pattern once, with the prior of all the regions that have it.</summary>
    private void BoundPatterns()
    {
        var patterns = _formats.Patterns;
        for (var i = 0; i < patterns.Length;)
        {
            var (first, prior) = (i, 0.0);
            for (; i < patterns.Length && patterns[i].Classes.AsSpan().SequenceEqual(patterns[first].Classes); i++)
            {
                prior += _prior.ByPattern[i];
                _bounds[i] = double.NegativeInfinity;
            }

            _bounds[first] = _aligner.Bound(patterns[first]) + Math.Log(prior);
        }
    }

    private int NextPattern(double best)
    {
        var (index, most) = (-1, best > 0 ? Math.Log(best) - Hopeless : double.MinValue);
        for (var i = 0; i < _bounds.Length; i++)
        {
            if (_bounds[i] > most)
                (index, most) = (i, _bounds[i]);
        }

        return index;
    }

    private bool TryFree(CtcLattice lattice)
    {
        var (length, previous) = (0, _blank);
        foreach (var c in lattice.GreedyPath)
        {
            if (c != _blank && c != previous && length < _slots.Length)
                _slots[length++] = lattice.SlotOf(c);
            previous = c;
        }

        return length > 0 && Accept(_refiner.Refine(lattice, _slots.AsSpan(0, length), [], _formats, _candidates[_count]));
    }

    private bool TryPattern(CtcLattice lattice, FormatPattern pattern)
    {
        var slots = _slots.AsSpan(0, pattern.Classes.Length);
        return _aligner.Trace(pattern, slots)
            && Accept(_refiner.Refine(lattice, slots, pattern.Classes, _formats, _candidates[_count]));
    }

    private bool Accept(bool refined)
    {
        var candidate = _candidates[_count];
        if (!refined || candidate.Probability < LeastProbability)
            return false;
        for (var i = 0; i < _count; i++)
        {
            if (!_candidates[i].SameText(candidate))
                continue;

            // The free text is met again as some format's: the format's narrower rivals are the better ones.
            candidate.TakeJudgement(_candidates[i]);
            candidate.CopyTo(_candidates[i]);
            return false;
        }

        _prior.Judge(candidate);
        _count++;
        return true;
    }

    private void Conclude(CropReading reading)
    {
        if (_count == 0)
        {
            reading.Best.Length = 0;
            reading.TotalWeight = 1;
            return;
        }

        var (best, total, explained) = (_candidates[0], 0.0, 0.0);
        for (var i = 0; i < _count; i++)
        {
            total += Weight(_candidates[i]);
            explained += _candidates[i].Probability;
            if (Weight(_candidates[i]) > Weight(best))
                best = _candidates[i];
        }

        total += Weight(best) * (best.Neighbourhood - 1) + _prior.Outside * Math.Max(0, 1 - explained);
        best.CopyTo(reading.Best);
        reading.TotalWeight = total;
    }
}

using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// One recogniser output as probabilities, made small for the searches: steps that are certainly blank are merged, characters that
/// nowhere reach <see cref="LeastProbability"/> are left out. Fixed memory; one thread.
/// </summary>
internal sealed class CtcLattice
{
    /// <summary>Longest sequence.</summary>
    internal const int MaxSteps = 128;

    /// <summary>Characters below this at every step take no part.</summary>
    internal const double LeastProbability = 1e-7;

    /// <summary>A step this sure of being blank is merged with its neighbour, if that is too.</summary>
    private const float SurelyBlank = 0.9999f;

    /// <summary>No probability is taken to be smaller: a net's certainty has its limits, and a product must not become zero.</summary>
    private const float Floor = 1e-9f;

    private readonly CtcDecode _decode;
    private readonly float[] _rows;
    private readonly float[] _probabilities;
    private readonly float[] _logs;
    private readonly float[] _blank = new float[MaxSteps];
    private readonly float[] _logBlank = new float[MaxSteps];
    private readonly int[] _slots = new int[CharacterSet.MaxClasses];
    private readonly int[] _classes = new int[CharacterSet.MaxClasses];
    private readonly int[] _greedy = new int[MaxSteps];

    internal CtcLattice(CtcDecode decode)
    {
        _decode = decode;
        _rows = new float[decode.Steps * decode.Alphabet.Count];
        _probabilities = new float[decode.Alphabet.Count * MaxSteps];
        _logs = new float[decode.Alphabet.Count * MaxSteps];
    }

    /// <summary>Steps after merging.</summary>
    internal int Steps { get; private set; }

    /// <summary>Characters that take part.</summary>
    internal int ActiveCount { get; private set; }

    /// <summary>The same as a set of classes.</summary>
    internal CharacterSet Active { get; private set; }

    /// <summary>The best class of each step before merging, repeats and blanks included.</summary>
    internal ReadOnlySpan<int> GreedyPath => _greedy.AsSpan(0, _decode.Steps);

    /// <summary>The blank's probability at each step.</summary>
    internal ReadOnlySpan<float> Blank => _blank.AsSpan(0, Steps);

    /// <summary>Its logarithm.</summary>
    internal ReadOnlySpan<float> LogBlank => _logBlank.AsSpan(0, Steps);

    /// <summary>Class of the character in <paramref name="slot"/>, 0 to <see cref="ActiveCount"/> - 1.</summary>
    internal int ClassOf(int slot) => _classes[slot];

    /// <summary>Slot of a class, or -1 when it takes no part.</summary>
    internal int SlotOf(int index) => _slots[index];

    /// <summary>Probability at each step of the character in <paramref name="slot"/>.</summary>
    internal ReadOnlySpan<float> Of(int slot) => _probabilities.AsSpan(slot * MaxSteps, Steps);

    /// <summary>Its logarithm.</summary>
    internal ReadOnlySpan<float> LogOf(int slot) => _logs.AsSpan(slot * MaxSteps, Steps);

    /// <summary>Probability of a class at a step before merging.</summary>
    internal float At(int step, int index) => _rows[step * _decode.Alphabet.Count + index];

    /// <summary>Takes over an output.</summary>
    /// <param name="logits">Steps x classes.</param>
    internal void Load(ReadOnlySpan<float> logits)
    {
        var classes = _decode.Alphabet.Count;
        Active = default;
        for (var t = 0; t < _decode.Steps; t++)
            _greedy[t] = Softmax(logits.Slice(t * classes, classes), _rows.AsSpan(t * classes, classes));
        ChooseActive(classes);
        Steps = 0;
        for (var t = 0; t < _decode.Steps; t++)
            Take(t, classes);
        for (var slot = 0; slot < ActiveCount; slot++)
        {
            for (var t = 0; t < Steps; t++)
                _logs[slot * MaxSteps + t] = MathF.Log(_probabilities[slot * MaxSteps + t]);
        }

        for (var t = 0; t < Steps; t++)
            _logBlank[t] = MathF.Log(_blank[t]);
    }

    private int Softmax(ReadOnlySpan<float> logits, Span<float> row)
    {
        var best = 0;
        for (var c = 1; c < logits.Length; c++)
        {
            if (logits[c] > logits[best])
                best = c;
        }

        var (top, inverse, sum) = (logits[best], 1 / _decode.Temperature, 0f);
        for (var c = 0; c < logits.Length; c++)
        {
            // e^-20 is below all limits here; most classes are, and need no exponential.
            var exponent = (logits[c] - top) * inverse;
            sum += row[c] = exponent > -20 ? MathF.Exp(exponent) : 0;
        }

        var scale = 1 / sum;
        for (var c = 0; c < row.Length; c++)
            row[c] *= scale;
        return best;
    }

    private void ChooseActive(int classes)
    {
        ActiveCount = 0;
        Array.Fill(_slots, -1);
        for (var c = 0; c < classes; c++)
        {
            if (c == _decode.Blank)
                continue;
            var most = 0f;
            for (var t = 0; t < _decode.Steps; t++)
                most = MathF.Max(most, _rows[t * classes + c]);
            if (most < LeastProbability)
                continue;
            Active = Active.With(c);
            _slots[c] = ActiveCount;
            _classes[ActiveCount++] = c;
        }
    }

    private void Take(int t, int classes)
    {
        var blank = _rows[t * classes + _decode.Blank];
        var merge = blank > SurelyBlank && Steps > 0 && _blank[Steps - 1] > SurelyBlank;
        if (!merge)
            Steps++;
        var at = Steps - 1;
        _blank[at] = MathF.Max(blank, Floor);
        for (var slot = 0; slot < ActiveCount; slot++)
        {
            ref var here = ref _probabilities[slot * MaxSteps + at];
            var p = MathF.Max(_rows[t * classes + _classes[slot]], Floor);
            here = merge ? MathF.Max(here, p) : p;
        }
    }
}

using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// Several crops of one plate, cut with different margins, vote with their weights: a text's weight is summed over the crops, and so is
/// the weight of all that they may say. A crop that suits the recogniser badly gives no text much weight, and so has little to say.
/// </summary>
internal sealed class ReadingCombiner(int capacity)
{
    /// <summary>
    /// A crop that shows the mean of several frames counts as so many of one: beside a dozen crops of the newest frame, all of which have
    /// its noise, it would have no say (measured on five frames at a third of their size: the model card of super-resolution).
    /// </summary>
    private const double AveragedWeight = 3;

    private readonly TextScorer _scorer = new();
    private readonly int[] _slots = new int[PlateReading.MaxCharacters];
    private readonly double[] _weights = new double[capacity * capacity];
    private readonly bool[] _isRepeat = new bool[capacity];

    /// <summary>Chooses among the best texts of the crops.</summary>
    /// <param name="crops">All that were read.</param>
    /// <param name="averagedFrom">Those from here on show the mean of several frames.</param>
    /// <returns>The index of the crop whose text won, and its combined confidence; -1 when no crop has a text.</returns>
    internal (int Index, double Confidence) Choose(ReadOnlySpan<CropReading> crops, int averagedFrom)
    {
        var n = crops.Length;
        for (var text = 0; text < n; text++)
        {
            _isRepeat[text] = crops[text].Best.Length == 0 || IsRepeat(crops, text);
            for (var crop = 0; crop < n; crop++)
                _weights[text * n + crop] = _isRepeat[text] ? 0
                    : Weight(crop, averagedFrom) * crops[text].Best.Prior * Probability(crops[crop].Lattice, crops[text].Best);
        }

        var (index, most, total) = (-1, 0.0, 0.0);
        for (var text = 0; text < n; text++)
        {
            var weight = 0.0;
            for (var crop = 0; crop < n; crop++)
                weight += _weights[text * n + crop];
            if (weight > most)
                (index, most) = (text, weight);
        }

        for (var crop = 0; crop < n; crop++)
            total += Total(crops[crop], Weight(crop, averagedFrom), crop, n);
        return index < 0 ? (-1, 0) : (Surest(crops, index), most / total);
    }

    /// <summary>What a crop may say at all: its own candidates, and those of the other crops that it never thought of.</summary>
    private double Total(CropReading reading, double weight, int crop, int n)
    {
        var others = 0.0;
        for (var text = 0; text < n; text++)
            others += _weights[text * n + crop];
        return Math.Max(weight * reading.TotalWeight, others);
    }

    private static double Weight(int crop, int averagedFrom) => crop < averagedFrom ? 1 : AveragedWeight;

    private static bool IsRepeat(ReadOnlySpan<CropReading> crops, int text)
    {
        for (var i = 0; i < text; i++)
        {
            if (crops[i].Best.SameText(crops[text].Best))
                return true;
        }

        return false;
    }

    /// <summary>Of the crops with the same text the one that is surest lends its rivals.</summary>
    private static int Surest(ReadOnlySpan<CropReading> crops, int index)
    {
        var best = index;
        for (var i = index + 1; i < crops.Length; i++)
        {
            if (crops[i].Best.SameText(crops[index].Best) && crops[i].Confidence > crops[best].Confidence)
                best = i;
        }

        return best;
    }

    private double Probability(CtcLattice lattice, DecodedText text)
    {
        for (var i = 0; i < text.Length; i++)
            _slots[i] = lattice.SlotOf(text.Classes[i]);
        return _scorer.Score(lattice, _slots.AsSpan(0, text.Length));
    }
}

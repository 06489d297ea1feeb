namespace EdgeGate.Vision.Recognition;

/// <summary>
/// What a text's format says for it before a character is looked at. A region that somebody chose counts in full; otherwise the
/// recogniser's own opinion of the region does, softened, because it may be wrong about a plate it has never seen the like of.
/// </summary>
internal sealed class RegionPrior
{
    /// <summary>A text outside all formats, when the regions were chosen: a foreign car is rarer than a misread character.</summary>
    private const double OutsideChosen = 1e-3;

    /// <summary>A text outside all formats, when any region may come.</summary>
    private const double OutsideAny = 0.02;

    /// <summary>Least opinion of a region.</summary>
    private const double LeastRegion = 0.01;

    private readonly FormatSet _formats;
    private readonly double[] _byPattern;

    internal RegionPrior(FormatSet formats)
    {
        _formats = formats;
        _byPattern = new double[formats.Patterns.Length];
    }

    /// <summary>Prior of a text that no format fits.</summary>
    internal double Outside => _formats.Restricted ? OutsideChosen : OutsideAny;

    /// <summary>Prior of each pattern of the format set.</summary>
    internal ReadOnlySpan<double> ByPattern => _byPattern;

    /// <summary>Takes the recogniser's probabilities of the regions for a new crop.</summary>
    internal void Load(ReadOnlySpan<float> regions)
    {
        for (var i = 0; i < _byPattern.Length; i++)
        {
            var pattern = _formats.Patterns[i];
            var seen = pattern.RegionIndex >= 0 ? regions[pattern.RegionIndex] : 0;
            var region = pattern.Region == FormatPattern.Own ? 1 : _formats.Restricted ? 0.2 + 0.8 * seen : Math.Max(seen, LeastRegion);
            _byPattern[i] = region * pattern.Weight;
        }
    }

    /// <summary>Sets the prior, the region and the order of a text from all the patterns that it fits.</summary>
    internal void Judge(DecodedText text)
    {
        var (sum, best) = (0.0, 0.0);
        (text.Region, text.Order) = (null, null);
        for (var i = 0; i < _byPattern.Length; i++)
        {
            var pattern = _formats.Patterns[i];
            if (!Fits(pattern, text))
                continue;
            sum += _byPattern[i];
            if (_byPattern[i] <= best)
                continue;
            (best, text.Region, text.Order) = (_byPattern[i], pattern.Region, pattern.Order);
        }

        text.Prior = Math.Max(sum, Outside);
    }

    private bool Fits(FormatPattern pattern, DecodedText text)
    {
        if (pattern.Classes.Length != text.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!_formats.Sets[pattern.Classes[i]].Contains(text.Classes[i]))
                return false;
        }

        return true;
    }
}

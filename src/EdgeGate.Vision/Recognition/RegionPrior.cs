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
    private readonly double[] _seenByPattern;
    private readonly double[] _byRegion;
    private readonly double[] _heaviest;
    private readonly int[]?[] _orders;

    internal RegionPrior(FormatSet formats)
    {
        _formats = formats;
        (_byPattern, _seenByPattern) = (new double[formats.Patterns.Length], new double[formats.Patterns.Length]);
        (_byRegion, _heaviest, _orders) = (new double[formats.Regions.Length], new double[formats.Regions.Length],
            new int[formats.Regions.Length][]);
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
            var isOwn = pattern.Region == FormatPattern.Own;
            var region = isOwn ? 1 : _formats.Restricted ? 0.2 + 0.8 * seen : Math.Max(seen, LeastRegion);
            _byPattern[i] = region * pattern.Weight;

            // Which text it is must not hang on a wrong opinion of the region, so that is softened; which region it is, the opinion
            // decides.
            _seenByPattern[i] = (isOwn ? 1 : Math.Max(seen, LeastRegion)) * pattern.Weight;
        }
    }

    /// <summary>
    /// Sets the prior, the regions and the order of a text from all the patterns that it fits: a region's weight is the sum over its
    /// patterns, its share that in the weight of all of them.
    /// </summary>
    internal void Judge(DecodedText text)
    {
        var (sum, all) = (0.0, 0.0);
        Array.Clear(_byRegion);
        Array.Clear(_heaviest);
        for (var i = 0; i < _byPattern.Length; i++)
        {
            var pattern = _formats.Patterns[i];
            if (!Fits(pattern, text))
                continue;
            sum += _byPattern[i];
            all += _seenByPattern[i];
            var region = _formats.RegionOf[i];
            _byRegion[region] += _seenByPattern[i];
            if (_byPattern[i] > _heaviest[region])
                (_heaviest[region], _orders[region]) = (_byPattern[i], pattern.Order);
        }

        text.Prior = Math.Max(sum, Outside);
        text.Order = null;
        text.ClearRegions();
        var most = 0f;
        for (var region = 0; region < _byRegion.Length; region++)
        {
            if (!(_byRegion[region] > 0))
                continue;
            var share = (float)(_byRegion[region] / all);
            text.AddRegion(new(_formats.Regions[region], share));
            if (share > most)
                (most, text.Order) = (share, _orders[region]);
        }
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
